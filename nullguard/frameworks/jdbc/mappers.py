"""Classes that make objects of rows: implementations of the mapper interfaces of JDBI and Spring JDBC."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.jdbc.result_sets import filled, labels
from nullguard.frameworks.row_classes.uses import RowUse
from nullguard.model.facts import NO_BODY
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


def _use(program: Program, mapper: ClassInfo, made: ClassInfo, framework: str) -> RowUse:
    columns: tuple[tuple[str, str], ...] = ()
    never: tuple[str, ...] = ()
    for name in _METHODS:
        member = program.method(mapper, name)
        for function in member.functions if member is not None else ():
            if function.decl.body != NO_BODY and not columns:
                decl = function.decl
                found = filled(program, function.path, decl.qualname, decl.parameters, program.body(function))
                if found is not None:
                    columns, never = labels(found.properties)
    return RowUse(made.id, framework, mapper.path, line_of(mapper.decl.at), None, columns, never)
