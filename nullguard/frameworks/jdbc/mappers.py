"""Classes that make objects of rows: implementations of the mapper interfaces of JDBI and Spring JDBC."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.jdbc.column_labels import labels
from nullguard.frameworks.jdbc.made_beside import made_beside
from nullguard.frameworks.jdbc.own_texts import own_query
from nullguard.frameworks.jdbc.result_sets import filled, filled_from, is_result_set
from nullguard.frameworks.row_classes.properties import initialised
from nullguard.frameworks.row_classes.uses import RowUse
from nullguard.model.facts import NO_BODY
from nullguard.model.queries import Rows
from nullguard.model.span import line_of
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, Type

INTERFACES = {
    "org.skife.jdbi.v2.tweak.ResultSetMapper": "jdbi",
    "org.jdbi.v3.core.mapper.RowMapper": "jdbi",
    "org.springframework.jdbc.core.RowMapper": "spring-jdbc",
}
_METHODS = ("map", "mapRow")


def mapped_class(program: Program, mapper: ClassInfo) -> ClassInfo | None:
    """The project's class whose objects a mapper makes; None when the class is no mapper, or makes something else."""
    for interface in INTERFACES:
        seen = program.seen_as(Type(mapper.id), interface)
        made = program.classes.get(seen.args[0].cls) if seen is not None and seen.args else None
        if made is not None and not made.is_library and made.decl.kind != "enum":
            return made
    return None


def row_uses(program: Program) -> Iterator[RowUse]:
    """What each mapper of the project makes, in order of class id."""
    for interface, framework in INTERFACES.items():
        base = program.classes.get(interface)
        for mapper in program.subclasses(base) if base is not None else ():
            made = mapped_class(program, mapper) if not mapper.is_library else None
            if made is not None:
                yield _use(program, mapper, made, framework)
                yield from _beside(program, mapper, made, framework)


def columns_of(
    program: Program, mapper: ClassInfo, rows: Rows | None = None
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """The properties that a mapper fills with their columns, of a query's `rows`, and those that are never null."""
    made = mapped_class(program, mapper)
    for name in _METHODS:
        member = program.method(mapper, name)
        for function in member.functions if member is not None else ():
            if function.decl.body != NO_BODY:
                decl = function.decl
                found = filled(program, function.path, decl.qualname, decl.parameters, program.body(function), made)
                if found is not None and found.properties:
                    kept = found.conditional & initialised(program, made) if made is not None and found.conditional else ()
                    return labels(found.properties, rows, kept)
    return (), ()


def _beside(program: Program, mapper: ClassInfo, made: ClassInfo, framework: str) -> Iterator[RowUse]:
    """What a mapper makes of the same row beside."""
    for name in _METHODS:
        member = program.method(mapper, name)
        for function in member.functions if member is not None else ():
            decl = function.decl
            result = next((parameter.name for parameter in decl.parameters if is_result_set(parameter.type)), "")
            if decl.body != NO_BODY and result:
                found = filled_from(program, function.path, decl.qualname, result, program.body(function))
                yield from made_beside(program, function, result, found, made, None, framework)


def _use(program: Program, mapper: ClassInfo, made: ClassInfo, framework: str) -> RowUse:
    columns, never = columns_of(program, mapper)
    rows = own_query(program, mapper, columns)
    if rows is not None:
        columns, never = columns_of(program, mapper, rows)
    return RowUse(made.id, framework, mapper.path, line_of(mapper.decl.at), rows, columns, never)
