"""Which declaring call an expression comes down to (`Column`, `relationship`, …), through the project's own shorthands.

Projects wrap the library's functions (`Column = partial(db.Column, nullable=False)`, helper functions that return a column), and
what a wrapper adds decides nullability as much as what stands at the use.
"""

from __future__ import annotations

from dataclasses import dataclass

from nullguard.frameworks.arguments import Arguments, returned_call
from nullguard.model.nodes import dotted_name
from nullguard.model.span import line_of
from nullguard.model.syntax import Attribute, Call, Expr, Name
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, VariableInfo

_LIBRARIES = (
    "sqlalchemy",
    "sqlmodel",
    "flask_sqlalchemy",
    "flask_appbuilder",
    "advanced_alchemy",
    "geoalchemy2",
    "sqlalchemy_utils",
)
_KNOWN = {
    "Column": "column", "mapped_column": "mapped_column", "MappedColumn": "mapped_column", "relationship": "relationship",
    "relation": "relationship", "dynamic_loader": "dynamic", "Relationship": "relationship", "deferred": "deferred",
    "column_property": "deferred", "Field": "field", "synonym": "synonym", "association_proxy": "proxy", "Table": "table",
}  # fmt: skip
_MOST_STEPS = 5


@dataclass(frozen=True)
class Declaration:
    """A declaring call: `kind` is column, mapped_column, relationship, dynamic, field (SQLModel), synonym, proxy or table.

    `call` stands in the source `path` inside `scope`; `at` is the line of the use, which for wrappers is another one.
    """

    kind: str
    name: str
    call: Call
    path: str
    scope: str
    line: int
    program: Program

    @property
    def arguments(self) -> Arguments:
        return Arguments(self.program, self.path, self.scope, self.call)


def declaration(program: Program, path: str, scope: str, value: Expr | None, line: int = 0) -> Declaration | None:
    """The declaring call that an expression in a source comes down to; None when it is none."""
    for _ in range(_MOST_STEPS):
        if not isinstance(value, Call):
            return None
        line = line or line_of(value.at)
        dotted = dotted_name(value.function)
        simple = dotted.rpartition(".")[2]
        kind = _KNOWN.get(simple)
        if kind is not None and _is_librarys(program, path, scope, dotted):
            if kind == "deferred":
                value = value.arguments[0].value if value.arguments else None
                continue
            return Declaration(kind, dotted, value, path, scope, line, program)
        wrapped = _unwrapped(program, path, scope, dotted, value)
        if wrapped is None:
            return None
        path, scope, value = wrapped
    return None


def is_called(value: Expr, names: frozenset[str]) -> bool:
    """Whether an expression is a call of one of the library's functions."""
    return isinstance(value, Call) and dotted_name(value.function).rpartition(".")[2] in names


def _is_librarys(program: Program, path: str, scope: str, dotted: str) -> bool:
    """Whether a name such as `Column`, `sa.Column` or `db.Column` is the library's and none of the project's own."""
    if program.qualified(path, dotted, scope).startswith(_LIBRARIES):
        return True
    holder = dotted.rpartition(".")[0]
    if not holder:
        return program.resolve(path, dotted, scope) is None and any(
            name.startswith(_LIBRARIES) for name in program.candidates(path, dotted, scope)
        )
    symbol = program.resolve(path, holder, scope)
    return symbol is None or isinstance(symbol, VariableInfo)


def _unwrapped(program: Program, path: str, scope: str, dotted: str, call: Call) -> tuple[str, str, Expr | None] | None:
    """What a call of a project's shorthand stands for, and where."""
    if not dotted:
        return None
    symbol = program.resolve(path, dotted, scope)
    if isinstance(symbol, VariableInfo) and isinstance(symbol.decl.value, (Name, Attribute)):  # `Column = db.Column`
        return symbol.path, "", Call(symbol.decl.value, call.arguments, call.at)
    if isinstance(symbol, VariableInfo) and isinstance(symbol.decl.value, Call):
        partial = symbol.decl.value
        if dotted_name(partial.function).rpartition(".")[2] != "partial" or not partial.arguments:
            return None
        own = {argument.name for argument in call.arguments if argument.name}
        kept = tuple(item for item in partial.arguments[1:] if item.name not in own or item.name is None)
        return symbol.path, "", Call(partial.arguments[0].value, (*call.arguments, *kept), call.at)
    if isinstance(symbol, FunctionInfo) and not symbol.is_library:
        return returned_call(program, symbol, call)
    if isinstance(symbol, ClassInfo) and not symbol.is_library:
        if any(name.rpartition(".")[2] == "Column" for name in program.base_names(symbol)):
            return path, scope, Call(Name("Column", call.at), call.arguments, call.at)
    return None
