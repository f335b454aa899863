"""Loops over the rows of a table that give columns values: `for order in session.query(Order): order.note = ""`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from nullguard.knowledge.words import library_names
from nullguard.model.ddl import Backfill
from nullguard.model.nodes import is_null
from nullguard.model.span import line_of
from nullguard.model.syntax import Assign, Attribute, Call, Constant, Expr, ForEach, If, Name, Stmt, Try, With
from nullguard.program.symbols import ClassInfo

_RUNNING = library_names("statement-run")

_BEGINNING = library_names("query-beginning")

_ALL = library_names("same-rows") | _RUNNING
"""What a query of rows goes through and still gives all of them."""

_NAMED = "__tablename__"


def filled(statement: ForEach, given: Mapping[str, Expr], class_of: Callable[[str], ClassInfo | None]) -> Iterator[Backfill]:
    """The columns that a loop over the rows of a mapped class gives values: in all rows, or in some of them. `given` is what
    variables were set to last."""
    if not isinstance(statement.target, Name):
        return
    iterable = statement.iterable
    found = _rows(given.get(iterable.id, iterable) if isinstance(iterable, Name) else iterable, class_of)
    if found is None:
        return
    table, is_part = found
    for name, at, is_sometimes in _given(statement.body, statement.target.id):
        yield Backfill(table, (name,), not (is_part or is_sometimes), line_of(at))


def _rows(node: Expr, class_of: Callable[[str], ClassInfo | None]) -> tuple[str, bool] | None:
    """The table whose rows a query gives, and whether it leaves some out."""
    is_part = False
    while isinstance(node, Call):
        match node:
            case Call(function=Attribute(name=begun) | Name(id=begun), arguments=(argument,)) if begun in _BEGINNING:
                cls = class_of(argument.value.id) if isinstance(argument.value, Name) else None
                table = _table(cls) if cls is not None else ""
                return (table, is_part) if table else None
            case Call(function=Attribute(value=value, name=name), arguments=arguments):
                is_part = is_part or name not in _ALL
                node = arguments[0].value if name in _RUNNING and arguments else value
            case _:
                return None
    return None


def _table(cls: ClassInfo) -> str:
    for field in cls.decl.fields:
        if field.name == _NAMED and isinstance(field.value, Constant) and isinstance(field.value.value, str):
            return field.value.value
    return ""


def _given(body: tuple[Stmt, ...], row: str, is_sometimes: bool = False) -> Iterator[tuple[str, int, bool]]:
    """The attributes of a loop's row that are set, where, and whether that is so in some turns only."""
    for statement in body:
        match statement:
            case Assign(targets=targets, value=value) if value is not None and not is_null(value):
                for target in targets:
                    if isinstance(target, Attribute) and isinstance(target.value, Name) and target.value.id == row:
                        yield target.name, statement.at, is_sometimes
            case If(branches=branches, orelse=orelse):
                for branch in branches:
                    yield from _given(branch.body, row, True)
                yield from _given(orelse, row, True)
            case With(body=inner) | Try(body=inner):
                yield from _given(inner, row, is_sometimes)
