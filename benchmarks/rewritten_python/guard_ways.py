"""Guards of Python by other statements around the same ways: nested, early, in `try`, `match` and loops."""

from __future__ import annotations

import ast

from guarded import LEAVING, Form, Guard, Rewriting, in_place_of, ways_of, writes
from texts import Edit, Function, path_of


def nested(guard: Guard) -> Rewriting | None:
    """`if x is None: return` becomes `if x is not None: …`."""
    statement = guard.statement
    if not guard.is_plain_if or not isinstance(statement, ast.If) or guard.is_there or statement.orelse:
        return None
    behind = guard.behind()
    if not isinstance(statement.body[-1], LEAVING) or not behind or not guard.source.is_alone(behind):
        return None
    indent = guard.source.indent(statement)
    text = f"{indent}if {guard.path} is not None:\n{guard.source.block(behind, indent + '    ')}"
    text += f"{indent}else:\n{guard.source.block(statement.body, indent + '    ')}"
    return in_place_of(guard, text, behind[-1])


def nested_inverted(guard: Guard) -> Rewriting | None:
    """`if x is None: return` and what follows become `if` and `else`."""
    statement = guard.statement
    if not guard.is_plain_if or not isinstance(statement, ast.If) or guard.is_there or statement.orelse:
        return None
    behind = guard.behind()
    if not isinstance(statement.body[-1], LEAVING) or not behind or not guard.source.is_alone(behind):
        return None
    indent = guard.source.indent(statement)
    text = guard.source.between(guard.source.line_start(statement), guard.source.line_end(statement))
    return in_place_of(guard, f"{text}{indent}else:\n{guard.source.block(behind, indent + '    ')}", behind[-1])


def early(guard: Guard) -> Rewriting | None:
    """A nested way becomes an early return or `continue`."""
    statement = guard.statement
    if not guard.is_plain_if or not isinstance(statement, ast.If) or not guard.is_there or statement.orelse or guard.behind():
        return None
    parent = guard.source.parents[id(statement)]
    leave = "return" if isinstance(parent, Function) else "continue" if isinstance(parent, ast.For) else ""
    if not leave:
        return None
    if leave == "return" and any(isinstance(node, ast.Yield | ast.YieldFrom) for node in ast.walk(parent)):
        return None
    indent = guard.source.indent(statement)
    return in_place_of(guard, f"{indent}if not {guard.path}:\n{indent}    {leave}\n{guard.source.block(statement.body, indent)}")


def as_template(text: str) -> Form:
    """The `if` in another statement; `{there}` and `{absent}` are its ways, one step deeper."""

    def form(guard: Guard) -> Rewriting | None:
        ways = ways_of(guard)
        statement = guard.statement
        if ways is None or statement is None:
            return None
        indent = guard.source.indent(statement)
        outer = {"continue", "break"} if "for " in text or "while " in text else set()
        if outer and any(isinstance(node, ast.Continue | ast.Break) for way in ways for part in way for node in ast.walk(part)):
            return None
        lines = []
        known = {"x": guard.path, "n": guard.number}
        for line in text.format(there="\1", absent="\2", **known).splitlines():
            bare = line.strip()
            if bare in ("\1", "\2"):
                deeper = indent + line[: len(line) - len(line.lstrip())]
                way = ways[0 if bare == "\1" else 1]
                lines.append(guard.source.block(way, deeper) if way else f"{deeper}pass\n")
            else:
                lines.append(f"{indent}{line}\n")
        return in_place_of(guard, "".join(lines))

    return form


def leaving(text: str) -> Form:
    """A guard that leaves the function in another statement; `{absent}` is the way without the value."""

    def form(guard: Guard) -> Rewriting | None:
        ways = ways_of(guard)
        statement = guard.statement
        if ways is None or statement is None or guard.is_there or ways[0] or ("{o}" in text and not guard.owner):
            return None
        if not isinstance(ways[1][-1], ast.Return | ast.Raise):
            return None
        if any(isinstance(node, ast.Continue | ast.Break) for part in ways[1] for node in ast.walk(part)):
            return None
        indent = guard.source.indent(statement)
        known = {"x": guard.path, "n": guard.number, "o": guard.owner, "a": guard.attribute}
        *lines, last = text.format(absent="\1", **known).splitlines()
        deeper = indent + last[: len(last) - len(last.lstrip())]
        return in_place_of(guard, "".join(f"{indent}{line}\n" for line in lines) + guard.source.block(ways[1], deeper))

    return form


def put_if_there(there: str, absent: str, value: str) -> Form:
    """The value is put into a dictionary where it is there, asked for there and used from there."""

    def form(guard: Guard) -> Rewriting | None:
        if not guard.may_come_before or guard.place is None or not guard.is_plain_if:
            return None
        block, index = guard.place
        statement = guard.statement
        if writes(block[index:], guard.path) or not isinstance(statement, ast.If):
            return None
        way = statement.body if guard.is_there else block[index + 1 :]
        if not guard.is_there and not isinstance(statement.body[-1], LEAVING):
            return None
        known = {"x": guard.path, "n": guard.number}
        put = guard.put_test(there.format(**known), absent.format(**known))
        lines = 'known{n} = {{}}\nif {x} is not None:\n    known{n}["value"] = {x}'.format(**known)
        return Rewriting((guard.before(lines), put, *guard.source.replaced(way, guard.path, value.format(**known))))

    return form


def caught_helper(guard: Guard) -> Rewriting | None:
    """A function that raises, in `try`."""
    made = as_template("try:\n    _demanded{n}({x})\nexcept ValueError:\n    {absent}\nelse:\n    {there}")(guard)
    if made is None:
        return None
    text = f"def _demanded{guard.number}(value):\n    if value is None:\n        raise ValueError\n"
    return Rewriting((*made.edits, guard.helper(text)))


def caught(handled: str, error: str) -> Form:
    """What the way there does in `try`, where the value's first use is its first statement."""

    def form(guard: Guard) -> Rewriting | None:
        ways = ways_of(guard)
        statement = guard.statement
        if ways is None or statement is None:
            return None
        there, absent = ways
        if guard.is_there:
            if len(there) != 1 or not _raises_first(there[0], guard.path):
                return None
            indent = guard.source.indent(statement)
            body = guard.source.block(there, indent + "    ")
            if handled == "try":
                rest = guard.source.block(absent, indent + "    ") if absent else f"{indent}    pass\n"
                return in_place_of(guard, f"{indent}try:\n{body}{indent}except {error}:\n{rest}")
            if absent or any(isinstance(node, ast.Return | ast.Yield) for node in ast.walk(there[0])):
                return None
            new = in_place_of(guard, f"{indent}with contextlib{guard.number}.suppress({error}):\n{body}")
            place = guard.source.line_start(guard.function.body[0])
            line = f"{guard.source.indent(guard.function.body[0])}import contextlib as contextlib{guard.number}\n"
            return Rewriting((Edit(place, place, line), *new.edits)) if place < guard.source.line_start(statement) else None
        behind = guard.behind()
        if handled != "try" or not absent or there or not isinstance(absent[-1], LEAVING) or not behind:
            return None
        if not _raises_first(behind[0], guard.path) or not guard.source.is_alone(behind[:1]):
            return None
        indent = guard.source.indent(statement)
        text = f"{indent}try:\n{guard.source.block(behind[:1], indent + '    ')}{indent}except {error}:\n"
        return in_place_of(guard, text + guard.source.block(absent, indent + "    "), behind[0])

    return form


def _raises_first(statement: ast.stmt, path: str) -> bool:
    """Whether a simple statement asks for an attribute of a path."""
    if not isinstance(statement, ast.Assign | ast.Expr | ast.Return):
        return False
    return any(isinstance(node, ast.Attribute) and path_of(node.value) == path for node in ast.walk(statement))


def choice(text: str) -> Form:
    """`return a if x else b` in other statements."""

    def form(guard: Guard) -> Rewriting | None:
        statement, parent = guard.statement, guard.source.parents.get(id(guard.part))
        if not isinstance(parent, ast.IfExp) or parent.test is not guard.part or guard.source.indent(statement).strip():  # type: ignore[arg-type]
            return None
        source = guard.source
        there, absent = (parent.body, parent.orelse) if guard.is_there else (parent.orelse, parent.body)
        if parent.lineno != parent.end_lineno:
            return None
        indent = source.indent(statement)  # type: ignore[arg-type]
        known = {"x": guard.path, "there": source.text(there), "absent": source.text(absent), "n": guard.number}
        if text.startswith("("):
            return Rewriting((Edit(source.start(parent), source.end(parent), text.format(**known)),))
        if not isinstance(statement, ast.Return | ast.Assign) or statement.value is not parent:
            return None
        if text.startswith("{put}") and not isinstance(statement, ast.Assign):
            return None
        start = source.between(source.start(statement), source.start(parent))
        if isinstance(statement, ast.Assign):
            start = start.split("(")[0] if start.endswith("(") else start
        lines = text.format(put=start.rstrip("( ") + " ", **known)
        return in_place_of(guard, "".join(f"{indent}{line}\n" for line in lines.splitlines()))

    return form


def comprehension(text: str) -> Form:
    """A condition of a list comprehension with one loop in another form."""

    def form(guard: Guard) -> Rewriting | None:
        source = guard.source
        around = source.parents.get(id(guard.part))
        whole = source.parents.get(id(around)) if isinstance(around, ast.comprehension) else None
        statement = guard.statement
        if not isinstance(whole, ast.ListComp) or len(whole.generators) != 1 or not isinstance(around, ast.comprehension):
            return None
        if around.ifs != [guard.part] or not isinstance(around.target, ast.Name) or around.is_async:
            return None
        known = {
            "each": around.target.id,
            "all": source.text(around.iter),
            "test": source.text(guard.part),
            "gives": source.text(whole.elt),
            "n": guard.number,
            "x": guard.path,
        }
        put = Edit(source.start(whole), source.end(whole), text.partition("|")[0].format(**known))
        lines = text.partition("|")[2].format(**known)
        if not lines:
            return Rewriting((put,))
        if statement is None or source.place(statement) is None or source.indent(statement).strip():
            return None
        if isinstance(statement, ast.For | ast.While | ast.If) and source.around(whole, ast.stmt)[0] is not statement:
            return None
        if source.around(whole, ast.Lambda, ast.ListComp, ast.GeneratorExp, ast.DictComp, ast.SetComp):
            return None
        return Rewriting((guard.before(lines), put))

    return form
