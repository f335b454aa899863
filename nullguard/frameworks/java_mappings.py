"""Entities of Java programs: by annotations, by mapping files, and classes that are rows by what fills them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nullguard.frameworks import hibernate_xml, jdo, jpa, mybatis, orm_xml, spring_relational
from nullguard.frameworks.jdbc import calls, jdbi, jooq, mappers, readers
from nullguard.frameworks.mapper_queries import MapperQuery
from nullguard.frameworks.mybatis.statements import mapper_statements
from nullguard.frameworks.row_classes import keyed_getters, named_tables
from nullguard.frameworks.row_classes.copies import copied_entities
from nullguard.frameworks.row_classes.entities import row_entities
from nullguard.model.documents import AnyDocument, HibernateMapping, JpaMapping
from nullguard.model.mappings import MappingQuery
from nullguard.model.schema import Entity, Table
from nullguard.program.program import Program


def declare_entities(program: Program, documents: Mapping[str, AnyDocument], tables: Mapping[str, Table]) -> tuple[Entity, ...]:
    """All entities, the most explicit mappings first; of two mappings of one class the first is taken."""
    if not any(facts.language == "java" for facts in program.sources.values()):
        return ()
    found: dict[str, Entity] = {}
    for declared in (
        orm_xml.with_files(program, documents, jpa.declare_entities(program)),
        hibernate_xml.declare_entities(program, documents),
        jdo.declare_entities(program, documents),
        mybatis.declare_entities(program),
        spring_relational.declare_entities(program),
    ):
        for entity in declared:
            found.setdefault(entity.class_id, entity)
    for entity in keyed_getters.declare_entities(program, tables, found):
        found.setdefault(entity.class_id, entity)
    uses = (
        *mybatis.row_uses(mapper_statements(program, documents)),
        *mappers.row_uses(program),
        *calls.row_uses(program),
        *readers.row_uses(program),
        *jooq.row_uses(program),
        *named_tables.row_uses(program, tables, found),
        *(use for _, use in jdbi.sql_objects(program) if use is not None),
    )
    rows = {entity.class_id: entity for entity in row_entities(program, uses, tables, found)}
    unmapped = {class_id: entity for class_id, entity in rows.items() if class_id not in found}
    found.update(rows)
    if unmapped:
        found.update((entity.class_id, entity) for entity in copied_entities(program, unmapped, found))
    return tuple(found.values())


def queries_of_files(documents: Mapping[str, AnyDocument]) -> Iterator[MappingQuery]:
    """The queries that mapping files of JPA and Hibernate name."""
    for path in sorted(documents):
        document = documents[path]
        if isinstance(document, JpaMapping | HibernateMapping):
            yield from document.facts.queries


def mapper_queries(program: Program, documents: Mapping[str, AnyDocument]) -> Iterator[MapperQuery]:
    """The queries that methods of mapper interfaces run."""
    for statement in mapper_statements(program, documents):
        if statement.interface:
            row = statement.results[0].row if statement.results else ""
            yield MapperQuery(statement.interface, statement.method, statement.sql, statement.rows, row)
    for query, _ in jdbi.sql_objects(program):
        yield query
