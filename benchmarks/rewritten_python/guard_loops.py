"""Guards of the rows of a loop in Python, put to the rows before: lists, generators, functions and queries that hold those alone
that have the value."""

from __future__ import annotations

import ast
import re

from guarded import Form, Guard, Rewriting, writes
from texts import Edit, path_of

_FILTERABLE = frozenset({"all", "filter", "exclude", "order_by", "select_related", "prefetch_related", "distinct"})
_QUERIED = re.compile(r"\bquery\((\w+)\)|\b(\w+)\.query\b")


def _round_of(guard: Guard) -> tuple[ast.For, list[ast.stmt]] | None:
    """The loop each round of which begins with the guard and does nothing without the value, and what it does with it."""
    statement = guard.statement
    if not guard.is_plain_if or not isinstance(statement, ast.If) or statement.orelse or guard.place is None:
        return None
    loop = guard.source.parents[id(statement)]
    if not isinstance(loop, ast.For) or guard.place != (loop.body, 0) or not isinstance(loop.target, ast.Name):
        return None
    if not guard.path.startswith(f"{loop.target.id}.") or loop.iter.lineno != loop.iter.end_lineno:
        return None
    if loop.body[0].lineno == loop.lineno or not guard.source.is_alone([statement]) or guard.source.indent(loop).strip():
        return None
    if guard.is_there:
        return (loop, statement.body) if not guard.behind() and guard.source.is_alone(statement.body) else None
    is_skipped = len(statement.body) == 1 and isinstance(statement.body[0], ast.Continue)
    behind = guard.behind()
    return (loop, behind) if is_skipped and behind and guard.source.is_alone(behind) else None


def loop_over(rows: str, before: str = "", helper: str = "") -> Form:
    """The rows are filtered before: in the statement itself, by statements before it, or by a function."""

    def form(guard: Guard) -> Rewriting | None:
        found = _round_of(guard)
        if found is None or not isinstance(found[0].target, ast.Name):
            return None
        loop, way = found
        each = found[0].target.id
        known = {"each": each, "all": guard.source.text(loop.iter), "x": guard.path, "n": guard.number}
        known["rest"] = guard.path.removeprefix(f"{each}.")
        indent = guard.source.indent(loop)
        lines = "".join(f"{indent}{line}\n" for line in before.format(**known).splitlines())
        edits = _filtered(guard, loop, way, rows.format(**known), lines)
        return Rewriting((*edits, guard.helper(helper.format(**known))) if helper else edits)

    return form


def _filtered(guard: Guard, loop: ast.For, way: list[ast.stmt], rows: str, lines: str) -> tuple[Edit, ...]:
    """The loop over other rows, behind some lines, without the guard."""
    source = guard.source
    assert guard.statement is not None
    last = way[-1]
    place = source.line_start(loop)
    return (
        *([Edit(place, place, lines)] if lines else []),
        Edit(source.start(loop.iter), source.end(loop.iter), rows),
        Edit(source.line_start(guard.statement), source.line_end(last), source.block(way, source.indent(guard.statement))),
    )


def asked_by_query(condition: str) -> Form:
    """The query is asked for the rows that have the value: `filter(buyer__isnull=False)`."""

    def form(guard: Guard) -> Rewriting | None:
        found = _round_of(guard)
        if found is None or not isinstance(found[0].target, ast.Name):
            return None
        loop, way = found
        column = guard.path.removeprefix(f"{found[0].target.id}.")
        query = loop.iter
        if isinstance(query, ast.Name):
            made = _made_once(guard, query.id)
            if made is None:
                return None
            query = made
        text, asked = guard.source.text(query), guard.source.text(loop.iter)
        if not isinstance(query, ast.Call) or not isinstance(query.func, ast.Attribute) or query.func.attr not in _FILTERABLE:
            return None
        if ".objects." in text and "{column}" in condition:
            asked += condition.format(column=column.replace(".", "__"))
        elif "{cls}" in condition and ".objects" not in text and asked.endswith(".all()") and "." not in column:
            queried = _QUERIED.search(text)
            if queried is None:
                return None
            condition_of_class = condition.format(cls=queried.group(1) or queried.group(2), attribute=column)
            asked = f"{asked.removesuffix('.all()')}{condition_of_class}.all()"
        else:
            return None
        return Rewriting(_filtered(guard, loop, way, asked, ""))

    return form


def _made_once(guard: Guard, name: str) -> ast.expr | None:
    """What the only assignment of a variable in the function gives it."""
    stored = [
        node
        for node in ast.walk(guard.function)
        if isinstance(node, ast.Name) and node.id == name and writes([node], name)  # type: ignore[list-item]
    ]
    for node in ast.walk(guard.function):
        if isinstance(node, ast.Assign) and len(stored) == 1 and [path_of(target) for target in node.targets] == [name]:
            return node.value
    return None


LOOPS: dict[str, Form] = {
    "loop over a comprehension": loop_over("[{each} for {each} in {all} if {x}]"),
    "loop over a generator": loop_over("({each} for {each} in {all} if {x} is not None)"),
    "loop over filter()": loop_over("filter(lambda {each}: {x} is not None, {all})"),
    "loop over a list made before": loop_over("kept{n}", "kept{n} = [{each} for {each} in {all} if {x} is not None]"),
    "loop over appended rows": loop_over(
        "kept{n}", "kept{n} = []\nfor {each} in {all}:\n    if {x}:\n        kept{n}.append({each})"
    ),
    "loop over rows that are not skipped": loop_over(
        "kept{n}", "kept{n} = []\nfor {each} in {all}:\n    if {x} is None:\n        continue\n    kept{n}.append({each})"
    ),
    "loop over one of two lists": loop_over(
        "with{n}",
        "with{n}, without{n} = [], []\nfor {each} in {all}:\n    if {x} is not None:\n"
        "        with{n}.append({each})\n    else:\n        without{n}.append({each})",
    ),
    "loop over what a function keeps": loop_over(
        "_kept{n}({all})", helper="def _kept{n}(rows):\n    return [row for row in rows if row.{rest} is not None]\n"
    ),
    "loop over what a function yields": loop_over(
        "_kept{n}({all})", helper="def _kept{n}(rows):\n    for row in rows:\n        if row.{rest}:\n            yield row\n"
    ),
    "loop over sorted rows": loop_over("sorted([{each} for {each} in {all} if {x}], key=id)"),
    "query: filter": asked_by_query(".filter({column}__isnull=False)"),
    "query: exclude": asked_by_query(".exclude({column}=None)"),
    "query: exclude isnull": asked_by_query(".exclude({column}__isnull=True)"),
    "query: isnot": asked_by_query(".filter({cls}.{attribute}.isnot(None))"),
    "query: != None": asked_by_query(".filter({cls}.{attribute} != None)"),
}
