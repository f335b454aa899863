"""The query of which a mapper writes what it selects itself, and others put together the rest: `String schema() { return
"o.id as id, o.note as note from orders o left join …"; }`, then `"select " + mapper.schema() + " where o.id = ?"`.

Such texts are often built bit by bit in the mapper's constructor. What they say of columns and joins holds whatever conditions
follow; it is taken only where the mapper reads most of its columns under the names that are selected.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.frameworks.arguments import constant
from nullguard.frameworks.row_classes.naming import letters
from nullguard.languages.sql.queries import read_select
from nullguard.model import syntax as s
from nullguard.model.facts import NO_BODY
from nullguard.model.nodes import nodes
from nullguard.model.queries import Rows
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

_SELECT: Final = "select "
_FROM: Final = " from "
_LEAST_SHARE: Final = 0.5
"""The share of a mapper's columns that must be selected under the names by which it reads them."""

_MOST_LETTERS: Final = 20_000


def own_query(program: Program, mapper: ClassInfo, columns: tuple[tuple[str, str], ...]) -> Rows | None:
    """The query whose rows a class reads, by the texts in its own body; None where none fits the `columns` that it reads."""
    wanted = {letters(column) for _, column in columns}
    if not wanted:
        return None
    for function in program.functions_of(mapper.path):
        if function.owner is not mapper or function.decl.body == NO_BODY:
            continue
        text = _text(program, function)
        if _FROM not in f" {text.lower()} " or len(text) > _MOST_LETTERS:
            continue
        rows = read_select(text if text.lower().startswith(_SELECT) else _SELECT + text)
        if rows is not None and _share(rows, wanted) >= _LEAST_SHARE:
            return rows
    return None


def _text(program: Program, function: FunctionInfo) -> str:
    """All texts of a function in the order in which they stand, as `append` and `+` put them together; in the words of SQL, which
    line breaks may part."""
    found = sorted(_parts(program, function))
    return " ".join("".join(text for _, text in found).split())


def _parts(program: Program, function: FunctionInfo) -> Iterator[tuple[int, str]]:
    for node in nodes(program.body(function)):
        match node:
            case s.Constant(kind="str", value=value):
                yield node.at, str(value)
            case s.Call(function=s.Attribute(name="append"), arguments=(s.Argument(value=s.Name() | s.Attribute() as part),)):
                text = constant(program, function.path, function.decl.qualname, part)
                if isinstance(text, str):
                    yield part.at, text


def _share(rows: Rows, wanted: set[str]) -> float:
    """How many of the columns that a mapper reads a query selects by name."""
    named = {letters(output.alias or output.path[-1]) for output in rows.outputs if output.alias or output.path}
    return len(wanted & named) / len(wanted)
