"""Guards of Python in members of the function's own class, of a class above it, or of a row's class."""

from __future__ import annotations

import ast

from guard_moves import at_start
from guarded import Form, Guard, ModelClass, Rewriting, in_place_of, ways_of, writes
from texts import Edit


def _is_method(guard: Guard) -> bool:
    arguments = [argument.arg for argument in (*guard.function.args.posonlyargs, *guard.function.args.args)]
    return guard.cls is not None and arguments[:1] == ["self"] and "lambda" not in guard.source.text(guard.function)


def _with_member(guard: Guard, text: str) -> tuple[Edit, ...]:
    assert guard.cls is not None
    return ModelClass(guard.source, guard.cls).with_member(text)[1]


def of_self(lines: str, call: str) -> Form:
    """A member of the class that tells of what `self` leads to."""

    def form(guard: Guard) -> Rewriting | None:
        if not _is_method(guard) or not guard.path.startswith("self."):
            return None
        name = f"has{guard.number}"
        edits = _with_member(guard, lines.format(h=name, x=guard.path))
        return Rewriting((guard.put_test(f"self.{name}{call}", f"not self.{name}{call}"), *edits))

    return form


def value_of_self(lines: str) -> Form:
    """A property of the class gives the value; it is tested and used by that name."""

    def form(guard: Guard) -> Rewriting | None:
        if not _is_method(guard) or not guard.path.startswith("self.") or guard.place is None:
            return None
        whole = guard.function.body
        if writes(whole, guard.path):
            return None
        name = f"own{guard.number}"
        edits = _with_member(guard, lines.format(h=name, x=guard.path, n=guard.number))
        return Rewriting((*guard.source.replaced(whole, guard.path, f"self.{name}"), *edits))

    return form


def _base(guard: Guard, text: str) -> tuple[Edit, Edit] | None:
    """A new class before the own one, as the first above it."""
    cls = guard.cls
    if cls is None or guard.source.indent(cls):
        return None
    base = f"Base{guard.number}"
    place = guard.source.starts[min(cls.lineno, *(each.lineno for each in (cls, *cls.decorator_list))) - 1]
    new = Edit(
        place, place, f"class {base}:\n" + "".join(f"    {line}\n" if line else "\n" for line in text.splitlines()) + "\n\n"
    )
    if cls.bases:
        first = guard.source.start(cls.bases[0])
        return new, Edit(first, first, f"{base}, ")
    head = guard.source.start(cls) + len(f"class {cls.name}")
    if cls.keywords or not guard.source.data[head:].startswith(b":"):
        return None
    return new, Edit(head, head, f"({base})")


def of_base(text: str) -> Form:
    """A method of a class above tells."""

    def form(guard: Guard) -> Rewriting | None:
        if not _is_method(guard):
            return None
        name = f"is_there{guard.number}"
        edits = _base(guard, text.format(h=name))
        if edits is None:
            return None
        return Rewriting((guard.put_test(f"self.{name}({guard.path})", f"not self.{name}({guard.path})"), *edits))

    return form


def raising_member(lines: str, where: str) -> Form:
    """`if x is None: raise …` becomes a method that raises: of the own class, one above it, or the row's."""

    def form(guard: Guard) -> Rewriting | None:
        ways = ways_of(guard)
        statement = guard.statement
        if ways is None or statement is None or guard.is_there or ways[0]:
            return None
        if len(ways[1]) != 1 or not isinstance(ways[1][0], ast.Raise):
            return None
        name, indent = f"demand{guard.number}", guard.source.indent(statement)
        if where == "row":
            if guard.model is None or not guard.owner:
                return None
            path, edits = guard.model.with_member(lines.format(h=name, a=guard.attribute))
            called = in_place_of(guard, f"{indent}{guard.owner}.{name}()\n").edits
            return Rewriting((*called, *edits)) if path == guard.source.path else Rewriting(called, {}, {path: edits})
        if not _is_method(guard):
            return None
        text = lines.format(h=name)
        made = _with_member(guard, text) if where == "own" else _base(guard, text)
        if made is None:
            return None
        return Rewriting((*in_place_of(guard, f"{indent}self.{name}({guard.path})\n").edits, *made))

    return form


def template_method(guard: Guard) -> Rewriting | None:
    """The guard stands in the method of a class above, which calls what follows it as a hook."""
    found = at_start(guard)
    if found is None or not _is_method(guard) or guard.function.decorator_list:
        return None
    if isinstance(guard.function, ast.AsyncFunctionDef) or guard.function.name.startswith("__"):
        return None
    statement, names = found
    used = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
    mine = {node.id for node in ast.walk(guard.function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    if used & mine or guard.function.args.defaults or guard.function.args.posonlyargs:
        return None
    name, hook = guard.function.name, f"do{guard.number}"
    rest = ", ".join(names.split(", ")[1:])
    body = guard.source.block([statement], "    ")
    base = _base(guard, f"def {name}({names}):\n{body}    return self.{hook}({rest})")
    if base is None:
        return None
    start = guard.source.start(guard.function) + len("def ")
    renamed = Edit(start, start + len(name), hook)
    return Rewriting((*in_place_of(guard, "").edits, renamed, *base))


CLASSES: dict[str, Form] = {
    "own property": of_self("@property\ndef {h}(self):\n    return {x} is not None", ""),
    "own property: truth": of_self("@property\ndef {h}(self):\n    return bool({x})", ""),
    "own method without arguments": of_self("def {h}(self):\n    return {x} is not None", "()"),
    "own method: early": of_self("def {h}(self):\n    if not {x}:\n        return False\n    return True", "()"),
    "own property gives the value": value_of_self("@property\ndef {h}(self):\n    return {x}"),
    "own cached property gives the value": value_of_self(
        "import functools as functools{n}\n\n@functools{n}.cached_property\ndef {h}(self):\n    return {x}"
    ),
    "method of a base class": of_base("def {h}(self, value):\n    return value is not None"),
    "raising: own method": raising_member("def {h}(self, value):\n    if value is None:\n        raise ValueError", "own"),
    "raising: method of a base class": raising_member(
        "def {h}(self, value):\n    if value is None:\n        raise ValueError", "base"
    ),
    "raising: method of the row": raising_member("def {h}(self):\n    if self.{a} is None:\n        raise ValueError", "row"),
    "template method of a base class": template_method,
}
