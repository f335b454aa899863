"""Objects that code makes of the same row beside the one that it is about: `Buyer buyer = new Buyer();
buyer.setName(result.getString("name")); order.setBuyer(buyer);` of a query that joins both tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nullguard.frameworks.jdbc.column_labels import labels
from nullguard.frameworks.jdbc.result_sets import Filled, filled_from
from nullguard.frameworks.row_classes.properties import initialised
from nullguard.frameworks.row_classes.uses import RowUse
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.queries import Rows
from nullguard.model.span import line_of
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

_FEW = 2
"""Properties that must be filled for an object to be a row, and objects that are made where some are made beside others."""


def made_beside(
    program: Program, function: FunctionInfo, result: str, found: Filled, made: ClassInfo, rows: Rows | None, framework: str
) -> Iterator[RowUse]:
    """What a function makes of the ResultSet that it calls `result` beside objects of the class `made`, by what it has
    `found`: the properties of objects that variables hold, and of what constructors are given."""
    if len(found.made) < _FEW:
        return
    decl, body = function.decl, program.body(function)
    named = dict.fromkeys(type.name for type in found.made)
    classes = dict.fromkeys(program.class_named(function.path, name, decl.qualname) for name in named)
    for cls in classes:
        if cls is None or cls is made or cls.is_library or cls.decl.kind not in ("class", "record"):
            continue
        holders = frozenset(_holders(program, function, body, cls))
        beside = filled_from(program, function.path, decl.qualname, result, body, cls, holders)
        if sum(program.field(cls, name) is not None for name in beside.properties) >= _FEW:
            kept = beside.conditional & initialised(program, cls) if beside.conditional else ()
            columns, never = labels(beside.properties, rows, kept)
            yield RowUse(cls.id, framework, function.path, line_of(decl.at), None, columns, never)


def _holders(program: Program, function: FunctionInfo, body: Sequence[s.Stmt], cls: ClassInfo) -> Iterator[str]:
    """The variables that hold a new object of a class."""
    for node in nodes(body):
        match node:
            case s.Assign(targets=(s.Name(id=name),), value=s.New(type=type)):
                if program.class_named(function.path, type.name, function.decl.qualname) is cls:
                    yield name
