"""All entities of a run, whatever framework declared them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import ModuleType

from nullguard.frameworks import django, java_mappings, peewee, pony, records, sqlalchemy, tortoise
from nullguard.frameworks.django.models.library_columns import with_library_columns
from nullguard.frameworks.migrations.alembic.revisions import is_revision
from nullguard.model.documents import AnyDocument
from nullguard.model.schema import Entity, Table
from nullguard.program.program import Program

_FRAMEWORKS = (django, sqlalchemy, peewee, tortoise, pony)


def declare_entities(
    program: Program,
    documents: Mapping[str, AnyDocument] | None = None,
    tables: Mapping[str, Table] | None = None,
) -> tuple[Entity, ...]:
    """What all frameworks declare, each in its own order; `documents` are the files other than code, by path, `tables` those that
    migrations make.

    Of a class that is annotated and mapped by a file the annotations count; classes inside a migration do not.
    """
    declared = [
        entity
        for framework in _FRAMEWORKS
        for entity in _declared_by(framework, program, tables or {})
        if not is_revision(program, entity.path)
    ]
    declared += java_mappings.declare_entities(program, documents or {}, tables or {})
    return (*declared, *records.declare_entities(program, tables or {}, {entity.class_id: entity for entity in declared}))


def _declared_by(framework: ModuleType, program: Program, tables: Mapping[str, Table]) -> Iterable[Entity]:
    declared: Iterable[Entity] = framework.declare_entities(program)
    return with_library_columns(program, declared, tables) if framework is django else declared
