"""Tables that no class of a program is mapped to, as if their rows were objects: code asks them by SQL in texts
(`cursor.execute("SELECT …")`, `jdbc.queryForMap("SELECT …")`), or by SQLAlchemy's expressions
(`orders.select().where(orders.c.paid)`)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Final

import msgspec

from nullguard.frameworks.jdbc.calls import LIBRARIES
from nullguard.frameworks.jdbc.result_sets import OF_VERTX
from nullguard.frameworks.migrations.alembic.revisions import is_revision
from nullguard.frameworks.records import RECORDS
from nullguard.frameworks.sqlalchemy.tables import declared_tables
from nullguard.knowledge.words import library_names
from nullguard.manifest.merge import normal
from nullguard.model.schema import AttributeKind, Column, Entity, Manifest, MappedAttribute, Table
from nullguard.program.program import Program

FRAMEWORK: Final = "tables"
_ID: Final = "table:"
"""What ids of such tables begin with, which no id of a class does."""


def is_plain_table(class_id: str) -> bool:
    """Whether an id is that of a table to which no class is mapped."""
    return class_id.startswith(_ID)


def plain_tables(program: Program, entities: Iterable[Entity], manifest: Manifest) -> tuple[Entity, ...]:
    """In order of name; none where no code asks for rows by texts. What SQLAlchemy declares counts before what migrations
    tell. Of a table to which Java's classes are mapped it is the columns that none of them has: queries ask for those, too."""
    known = tuple(entities)
    java_asks = _java_asks(program)
    if not java_asks and (is_of_java(known) or not _asks(program)):
        return ()
    mapped = {normal(_last(entity.table)) for entity in known if entity.table and entity.framework != RECORDS}
    found: dict[str, Entity] = {}
    for entity in (*_declared(program), *_migrated(manifest)):
        name = normal(_last(entity.table))
        if name not in mapped:
            found.setdefault(name, entity)
    if java_asks and is_of_java(known):
        found.update(_left_over(known, mapped, manifest))
    return tuple(found[name] for name in sorted(found))


def _left_over(known: Iterable[Entity], mapped: Container[str], manifest: Manifest) -> Iterator[tuple[str, Entity]]:
    """The columns of mapped tables that no class has, by the normal name of their table."""
    columns: dict[str, set[str]] = {}
    for entity in known:
        for attribute in entity.attributes.values():
            table = normal(_last(attribute.table or entity.table))
            columns.setdefault(table, set()).add(normal(attribute.column))
    for entity in _migrated(manifest):
        name = normal(_last(entity.table))
        if name in mapped:
            taken = columns.get(name, set())
            left = {key: made for key, made in entity.attributes.items() if normal(made.column) not in taken}
            if left:
                yield name, msgspec.structs.replace(entity, attributes=left)


def is_of_java(entities: Iterable[Entity]) -> bool:
    """Whether Java classes are mapped: plain tables are those of Java's code then."""
    return any(entity.path.endswith(".java") for entity in entities)


def _declared(program: Program) -> Iterator[Entity]:
    for name, path, line, attributes, checks in declared_tables(program):
        if not is_revision(program, path):  # there a table has but the columns that the revision is about
            yield Entity(f"{_ID}{name}", name, name, FRAMEWORK, path, line, attributes, checks=checks)


def _migrated(manifest: Manifest) -> Iterator[Entity]:
    for database in manifest.databases.values():
        for table in database.tables.values():
            said = next((item for column in table.columns.values() for item in column.evidence if item.path), None)
            if said is not None and not table.is_view:
                yield Entity(f"{_ID}{table.name}", table.name, table.name, FRAMEWORK, said.path, said.line, _attributes(table))


def _attributes(table: Table) -> dict[str, MappedAttribute]:
    return {column.name: _attribute(column) for column in table.columns.values()}


def _attribute(column: Column) -> MappedAttribute:
    return MappedAttribute(column.name, AttributeKind.COLUMN, column.name, primary_key=column.primary_key)


def _last(table: str) -> str:
    return table.rpartition(".")[2]


def _asks(program: Program) -> bool:
    """Whether a function in Python runs SQL or fetches rows of a query."""
    asking = library_names("fetching") | library_names("running-sql")
    return any(
        not asking.isdisjoint(function.mentions)
        for path, facts in program.sources.items()
        if path.endswith(".py")
        for function in (*facts.functions, *(method for cls in facts.classes for method in cls.functions))
    )


def _java_asks(program: Program) -> bool:
    """Whether a source in Java reads rows of queries itself; of jOOQ's, whose classes are mostly generated when it is built."""
    return any(
        any(item.module.startswith(("java.sql", "org.jooq", OF_VERTX, *LIBRARIES)) for item in facts.imports)
        for facts in program.sources.values()
        if facts.language == "java"
    )
