"""JDBI's SQL objects: methods of interfaces that run a query.

Source: the Jdbi 3 developer guide, "SQL Objects": a method that gives one object gives null when there is no row (as in JDBI 2).
"""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.jpa.annotations import marks
from nullguard.frameworks.mapper_queries import MapperQuery
from nullguard.frameworks.mybatis.statements import row_class
from nullguard.frameworks.row_classes.uses import RowUse
from nullguard.languages.sql.queries import read_select
from nullguard.model.facts import Function
from nullguard.model.span import line_of
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, Type

_QUERIES = ("org.skife.jdbi.v2.sqlobject.SqlQuery", "org.jdbi.v3.sqlobject.statement.SqlQuery")


def sql_objects(program: Program) -> Iterator[tuple[MapperQuery, RowUse | None]]:
    """The queries of all SQL objects in order of class id, and what their rows become as each interface has it."""
    imports = {item.module for facts in program.sources.values() if facts.language == "java" for item in facts.imports}
    if not any(module.startswith(("org.skife.jdbi", "org.jdbi")) for module in imports):
        return
    for _, cls in sorted(program.classes.items()):
        if cls.is_library or not cls.path.endswith(".java") or cls.decl.kind == "annotation":
            continue
        for base in program.ancestors(cls):
            for function in base.decl.functions if not base.is_library else ():
                if _is_query(program, base, function):
                    yield _read(program, cls, base, function)


def _is_query(program: Program, cls: ClassInfo, function: Function) -> bool:
    return any(
        item.simple_name == "SqlQuery" and any(full in _QUERIES for full in program.candidates(cls.path, item.name))
        for item in function.annotations
    )


def _read(program: Program, cls: ClassInfo, base: ClassInfo, function: Function) -> tuple[MapperQuery, RowUse | None]:
    own = marks(program, base.path, base.decl.qualname, function.annotations)
    sql = own.text("SqlQuery", "value")
    sql = sql if " " in sql.strip() else ""
    rows = read_select(sql) if sql else None
    row = row_class(program, cls, function, Type(cls.id))
    use = RowUse(row, "jdbi", cls.path, line_of(cls.decl.at), rows) if row else None
    return MapperQuery(base.id, function.name, sql, rows, row), use
