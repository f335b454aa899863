"""SQL objects of JDBI and npjt-extra: methods of interfaces that run the query of their annotation.

Sources: the Jdbi 3 developer guide, "SQL Objects" and "Constructor Mapping": a method that gives one object gives null when there
is no row (as in JDBI 2). The README and source of npjt-extra (`QueryType`): there such a method raises, as Spring's
`queryForObject` does, and only an Optional is empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.frameworks.jpa.annotations import marks
from nullguard.frameworks.mapper_queries import MapperQuery
from nullguard.frameworks.mybatis.statements import row_class
from nullguard.frameworks.row_classes.uses import RowUse
from nullguard.languages.sql.queries import read_select
from nullguard.model.facts import Function
from nullguard.model.span import line_of
from nullguard.model.syntax import Annotation
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, Type

_QUERIES: Final = {
    "org.skife.jdbi.v2.sqlobject.SqlQuery": False,
    "org.jdbi.v3.sqlobject.statement.SqlQuery": False,
    "ch.digitalfondue.npjt.Query": True,
}
"""Annotations of methods that run a query, and whether one of them raises where there is no row."""

_PACKAGES: Final = ("org.skife.jdbi", "org.jdbi", "ch.digitalfondue.npjt")
_COLUMNS: Final = frozenset(
    {"org.jdbi.v3.core.mapper.reflect.ColumnName", "ch.digitalfondue.npjt.ConstructorAnnotationRowMapper.Column"}
)
"""Annotations that say which column a parameter of a row's constructor is given."""


def sql_objects(program: Program) -> Iterator[tuple[MapperQuery, RowUse | None]]:
    """The queries of all SQL objects in order of class id, and what their rows become as each interface has it."""
    imports = {item.module for facts in program.sources.values() if facts.language == "java" for item in facts.imports}
    if not any(module.startswith(_PACKAGES) for module in imports):
        return
    for _, cls in sorted(program.classes.items()):
        if cls.is_library or not cls.path.endswith(".java") or cls.decl.kind == "annotation":
            continue
        for base in program.ancestors(cls):
            for function in base.decl.functions if not base.is_library else ():
                for annotation in function.annotations:
                    if (name := _query(program, base, annotation)) in _QUERIES:
                        yield _read(program, cls, base, function, name)


def _query(program: Program, cls: ClassInfo, annotation: Annotation) -> str:
    """The full name of an annotation that says what a method runs; empty for any other."""
    if annotation.simple_name not in ("SqlQuery", "Query"):
        return ""
    return next((full for full in program.candidates(cls.path, annotation.name) if full in _QUERIES), "")


def _read(
    program: Program, cls: ClassInfo, base: ClassInfo, function: Function, annotation: str
) -> tuple[MapperQuery, RowUse | None]:
    own = marks(program, base.path, base.decl.qualname, function.annotations)
    sql = own.text(annotation.rpartition(".")[2], "value")
    sql = sql if " " in sql.strip() else ""
    rows = read_select(sql) if sql else None
    row = row_class(program, cls, function, Type(cls.id))
    columns = tuple(_columns(program, program.classes.get(row))) if row else ()
    use = RowUse(row, "jdbi", cls.path, line_of(cls.decl.at), rows, columns) if row else None
    return MapperQuery(base.id, function.name, sql, rows, row, _QUERIES[annotation]), use


def _columns(program: Program, row: ClassInfo | None) -> Iterator[tuple[str, str]]:
    """The parameters of a row's constructors, and the columns that they are given."""
    if row is None:
        return
    for function in row.decl.functions:
        for parameter in function.parameters if "constructor" in function.modifiers else ():
            own = marks(program, row.path, row.decl.qualname, parameter.annotations)
            for annotation in parameter.annotations:
                if not _COLUMNS.isdisjoint(program.candidates(row.path, annotation.name)):
                    yield parameter.name, own.text(annotation.simple_name, "value")
