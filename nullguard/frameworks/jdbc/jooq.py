"""jOOQ's rows: the records that it generates, and classes that queries put rows into (`fetchInto(Order.class)`).

Source: the jOOQ 3.19 manual, "Code generation" (records extend `UpdatableRecordImpl` or `TableRecordImpl` and have a getter for
each column) and "Fetching: POJOs" (by the names of columns).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.frameworks.row_classes.uses import RowUse
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.model.queries import Origin, Output, Rows
from nullguard.model.span import line_of
from nullguard.program.program import Program

_PACKAGE: Final = "org.jooq"
_RECORDS: Final = frozenset({f"{_PACKAGE}.impl.UpdatableRecordImpl", f"{_PACKAGE}.impl.TableRecordImpl"})
_INTO: Final = library_names("jooq-into")


def row_uses(program: Program) -> Iterator[RowUse]:
    """The records of the project, then the classes that rows are put into, in order of path."""
    paths = [
        path
        for path, facts in sorted(program.sources.items())
        if facts.language == "java" and any(item.module.startswith(_PACKAGE) for item in facts.imports)
    ]
    if not paths:
        return
    for _, cls in sorted(program.classes.items()):
        if not cls.is_library and cls.path.endswith(".java") and not _RECORDS.isdisjoint(program.base_names(cls)):
            yield RowUse(cls.id, "jooq", cls.path, line_of(cls.decl.at))
    for path in paths:
        for function in program.functions_of(path):
            if _INTO.isdisjoint(function.decl.mentions):
                continue
            for node in nodes(program.body(function)):
                if isinstance(node, s.Call) and last_name(node.function) in _INTO and len(node.arguments) == 1:
                    given = node.arguments[0].value
                    if isinstance(given, s.Constant) and given.kind == "class":
                        made = program.class_named(path, str(given.value), function.decl.qualname)
                        if made is not None and not made.is_library:
                            yield RowUse(made.id, "jooq", path, line_of(node.at), _rows(node.function))


_FROM: Final = frozenset({"selectFrom", "from"})
_KEEPING: Final = library_names("jooq-keeping")
"""Methods after which a query gives the columns of the same table."""

_MOST_CHAIN: Final = 40


def _rows(node: s.Expr) -> Rows | None:
    """The rows of a query of one table that a chain of calls begins with: all columns, or those that it selects."""
    table = ""
    for _ in range(_MOST_CHAIN):
        if not isinstance(node, s.Attribute) or not isinstance(node.value, s.Call):
            return None
        call, node = node.value, node.value.function
        name = last_name(node)
        if name in _FROM:
            table = _named(call.arguments[0].value) if len(call.arguments) == 1 and not table else ""
            if not table:
                return None
        if name == "selectFrom" or (name == "select" and table and not call.arguments):
            return Rows((Origin((table,)),), (Output(every=True),))
        if name == "select":
            fields = [argument.value for argument in call.arguments]
            columns = [_named(field) for field in fields if isinstance(field, s.Attribute) and _named(field.value) == table]
            is_whole = table and all(columns) and len(columns) == len(fields)
            return Rows((Origin((table,)),), tuple(Output((table, column)) for column in columns)) if is_whole else None
        if name not in _KEEPING and name not in _FROM:
            return None
    return None


def _named(node: s.Expr) -> str:
    """The table or column that a constant of what jOOQ generates stands for; empty for anything else."""
    name = last_name(node) if isinstance(node, (s.Name, s.Attribute)) else ""
    return name.lower() if name.isupper() else ""
