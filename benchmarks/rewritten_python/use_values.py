"""Values that reach their use in other ways, and uses that become functions."""

from __future__ import annotations

import ast
import builtins

from guarded import ModelClass, Rewriting
from texts import Edit
from used import Form, Use

RETURN = "def {h}(value{more}):\n    return {body}\n"


def function(text: str, call: str, where: str) -> Form:
    """The use becomes a function that is given the value."""

    def form(use: Use) -> Rewriting | None:
        if not use.stands_alone:
            return None
        given = use.given()
        if any(name in ("value", "self", "cls") for name in given) and where not in ("nested", "closure"):
            given = ["self" if each == "self" else each for each in given]
            if "value" in given or "cls" in given:
                return None
        body = use.body()
        n = use.number
        more = "".join(f", {each}" for each in given if each != "self")
        if "self" in given and where not in ("own",):
            more += ", self" if where == "function" else ""
            if where != "function":
                return None
            more = more.replace(", self", ", owner")
            body = body.replace("self.", "owner.")
            if "self" in body.replace("owner.", ""):
                return None
        known = {"h": f"_used{n}", "body": body, "more": more, "n": n, "value": use.source.text(use.node)}
        known["given"] = more.replace(", owner", ", self")
        known["named"] = "".join(f", {each}={each}" for each in given if each != "self")
        if "{named}" in call and "owner" in more:
            return None
        lines, called = text.format(**known), call.format(**known)
        if "\n" in body:
            return None
        if where == "function":
            return Rewriting((use.put(called), use.helper(lines)))
        if where == "module":
            known_names = {each.id for each in ast.walk(use.whole) if isinstance(each, ast.Name)}  # type: ignore[arg-type]
            mine = {each.id for each in ast.walk(use.node) if isinstance(each, ast.Name)}
            place = use.imports_at()
            if place is None or known_names - mine - set(given) - set(dir(builtins)):
                return None
            line = f"from {'.' if use.in_package else ''}rewritten_{n} import _used{n}\n"
            return Rewriting((Edit(place, place, line), use.put(called)), {use.module_path(): lines})
        if where == "nested":
            return Rewriting((use.before(lines), use.put(called))) if use.is_at_once else None
        if use.cls is None or use.arguments[:1] != ["self"] or ("self" in body and "(self" not in text):
            return None
        _, edits = ModelClass(use.source, use.cls).with_member(lines)
        return Rewriting((use.put(called), *edits))

    return form


def at_once(lines: str, value: str) -> Form:
    """The value goes through something before the statement."""

    def form(use: Use) -> Rewriting | None:
        if not use.is_at_once or ("{o}" in lines + value and not use.owner):
            return None
        text = use.source.text(use.node)
        if "\n" in text:
            return None
        known = {"x": text, "n": use.number, "o": use.owner, "a": use.attribute}
        put = use.put_value(value.format(**known))
        return Rewriting((use.before(lines.format(**known)), put)) if lines else Rewriting((put,))

    return form


def function_value(lines: str, called: str) -> Form:
    """The use becomes a function that is called as a value."""

    def form(use: Use) -> Rewriting | None:
        made = function(RETURN, "{h}({value}{given})", "function")(use)
        if made is None or not use.is_at_once:
            return None
        name = f"_used{use.number}"
        put = next(edit for edit in made.edits if edit.text.startswith(f"{name}("))
        text = called.format(h=name, n=use.number) + put.text.removeprefix(name)
        others = [edit for edit in made.edits if edit is not put]
        return Rewriting(
            (*others, Edit(put.start, put.end, text), *([use.before(lines.format(h=name, n=use.number))] if lines else []))
        )

    return form


def awaited(use: Use) -> Rewriting | None:
    """The use becomes a coroutine."""
    made = function(RETURN, "{h}({value}{given})", "function")(use)
    if made is None or not isinstance(use.function, ast.AsyncFunctionDef) or use.source.around(use.node, ast.Lambda):
        return None
    edits = [
        Edit(
            edit.start,
            edit.end,
            f"(await {edit.text})" if edit.text.startswith("_used") else edit.text.replace("def _used", "async def _used"),
        )
        for edit in made.edits
    ]
    return Rewriting(tuple(edits))


def own_attribute(use: Use) -> Rewriting | None:
    """The value goes through an attribute of the own object."""
    if not use.is_at_once or use.arguments[:1] != ["self"] or use.path == "self":
        return None
    text = use.source.text(use.node)
    if "\n" in text:
        return None
    return Rewriting((use.before(f"self.value{use.number} = {text}"), use.put_value(f"self.value{use.number}")))


def own_property(use: Use) -> Rewriting | None:
    """What is read of the own object becomes a property."""
    if use.cls is None or use.arguments[:1] != ["self"] or not use.path.startswith("self."):
        return None
    _, edits = ModelClass(use.source, use.cls).with_member(f"@property\ndef value{use.number}(self):\n    return {use.path}")
    return Rewriting((use.put_value(f"self.value{use.number}"), *edits))


def in_holder(text: str) -> Form:
    """The value goes through an object of a class of the module."""

    def form(use: Use) -> Rewriting | None:
        whole = use.source.text(use.node)
        if not use.is_at_once or "\n" in whole:
            return None
        n = use.number
        line = use.before(f"holder{n} = Holder{n}({whole})")
        return Rewriting((use.helper(text.format(n=n)), line, use.put_value(f"holder{n}.value")))

    return form


def in_place(value: str) -> Form:
    """The value is read in another way."""

    def form(use: Use) -> Rewriting | None:
        if "{o}" in value and not use.owner:
            return None
        text = use.source.text(use.node)
        if "\n" in text:
            return None
        return Rewriting((use.put_value(value.format(x=text, n=use.number, o=use.owner, a=use.attribute)),))

    return form


def use_in_place(value: str) -> Form:
    """The use is made in another way."""

    def form(use: Use) -> Rewriting | None:
        if not use.stands_alone or "\n" in use.body():
            return None
        known = {
            "x": use.source.text(use.node),
            "n": use.number,
            "body": use.body(f"value{use.number}"),
            "whole": use.body(use.source.text(use.node)),
        }
        return Rewriting((use.put(value.format(**known)),))

    return form
