"""Guards of what a lookup found in Python, with the lookup itself in another form."""

from __future__ import annotations

import ast

from guarded import LEAVING, Form, Guard, Rewriting, ways_of
from texts import Edit, path_of


def _looked_up(guard: Guard) -> tuple[ast.Assign, list[ast.stmt]] | None:
    """The lookup directly before the guard, and what is done where nothing is found."""
    ways = ways_of(guard)
    if ways is None or guard.place is None or guard.place[1] == 0 or "." in guard.path:
        return None
    block, index = guard.place
    made = block[index - 1]
    if not isinstance(made, ast.Assign) or [path_of(target) for target in made.targets] != [guard.path]:
        return None
    return (made, ways[1]) if guard.source.is_alone([made]) else None


def lookup(text: str, helper: str = "", ending: str = "") -> Form:
    """The lookup and a guard that leaves in other lines: `{absent}` is what is done without a row, `{given}` the lookup,
    `{query}` the query of a lookup that ends so."""

    def form(guard: Guard) -> Rewriting | None:
        found = _looked_up(guard)
        if found is None or guard.statement is None:
            return None
        made, absent = found
        given = guard.source.text(made.value)
        if isinstance(made.value, ast.Await) or not given.endswith(ending):
            return None
        if guard.is_there or not absent or not isinstance(absent[-1], LEAVING):
            return None
        raised = _raised(guard, absent)
        if "{error}" in text and not raised:
            return None
        if "{absent}" not in text and not raised:
            return None
        query = given.removesuffix(ending) if ending else ""
        is_django = ".objects" in query
        if "exists()" in text and not is_django:
            return None
        few = f"list({query}[:1])" if is_django else f"{query}.limit(1).all()"
        indent = guard.source.indent(guard.statement)
        known = {"given": given, "query": query, "few": few, "x": guard.path, "n": guard.number, "error": raised}
        lines = []
        for line in text.format(absent="\1", **known).splitlines():
            deeper = indent + line[: len(line) - len(line.lstrip())]
            lines.append(guard.source.block(absent, deeper) if line.strip() == "\1" else f"{indent}{line}\n")
        put = Edit(guard.source.line_start(made), guard.source.line_end(guard.statement), "".join(lines))
        return Rewriting((put, guard.helper(helper.format(n=guard.number))) if helper else (put,))

    return form


def _raised(guard: Guard, absent: list[ast.stmt]) -> str:
    """What is raised where nothing is found, when nothing else is done."""
    error = absent[0].exc if len(absent) == 1 and isinstance(absent[0], ast.Raise) else None
    return guard.source.text(error) if error is not None and error.lineno == error.end_lineno else ""


def walrus(guard: Guard) -> Rewriting | None:
    """`if (order := query.first()) is None:`"""
    found = _looked_up(guard)
    if found is None:
        return None
    made = found[0]
    given = f"({guard.path} := {guard.source.text(made.value)})"
    put = Edit(guard.source.start(guard.part), guard.source.end(guard.part), f"{given} is {'not ' if guard.is_there else ''}None")
    return Rewriting((Edit(guard.source.line_start(made), guard.source.line_end(made), ""), put))


_REQUIRED = "def _required{n}(value):\n    if value is None:\n        raise LookupError\n    return value\n"
LOOKUPS: dict[str, Form] = {
    "lookup in the test": walrus,
    "lookup: handed to a function that raises": lookup("{x} = _required{n}({given})", _REQUIRED),
    "lookup: handed with the error": lookup(
        "{x} = _required{n}({given}, {error})",
        "def _required{n}(value, error):\n    if value is None:\n        raise error\n    return value\n",
    ),
    "lookup: handed to a function that raises, in try": lookup(
        "try:\n    {x} = _required{n}({given})\nexcept LookupError:\n    {absent}", _REQUIRED
    ),
    "lookup: nested function that raises": lookup(
        "def find{n}():\n    row = {given}\n    if row is None:\n        raise LookupError\n    return row\n\n"
        "try:\n    {x} = find{n}()\nexcept LookupError:\n    {absent}"
    ),
    "lookup: or raises": lookup("{x} = {given} or _fail{n}()", "def _fail{n}():\n    raise LookupError\n"),
    "lookup: exists asked before": lookup("if not {query}.exists():\n    {absent}\n{x} = {given}", ending=".first()"),
    "lookup: first of a list": lookup("rows{n} = {few}\nif not rows{n}:\n    {absent}\n{x} = rows{n}[0]", ending=".first()"),
    "lookup: first of a list, counted": lookup(
        "rows{n} = {few}\nif len(rows{n}) == 0:\n    {absent}\n{x} = rows{n}[0]", ending=".first()"
    ),
    "lookup: loop over the found": lookup("for {x} in {few}:\n    break\nelse:\n    {absent}", ending=".first()"),
}
