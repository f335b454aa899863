"""Objects without a mapping that are given columns of rows: transfer objects, views, events, what a builder collects.

Their fields are null where the columns are, wherever the objects go: `dto.setReference(order.getReference())` in a mapper, and
`dto.getReference().trim()` three classes later (docs/decisions/transfers.md).
"""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.frameworks.django.models.named_models import NamedModels
from nullguard.frameworks.plain_tables import plain_tables
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.frameworks.transfers.entities import transfer_objects
from nullguard.frameworks.versioned_objects import versioned_objects
from nullguard.model.schema import Entity, Manifest
from nullguard.program.program import Program

__all__ = ["join", "transfer_objects"]


def join(program: Program, entities: Iterable[Entity], manifest: Manifest) -> EntitySchema:
    """Classes and manifest, with the objects that are given columns of rows."""
    known = tuple(entities)
    users = NamedModels(program, known).user
    called = {"user": users} if users else {}
    tables = plain_tables(program, known, manifest)
    schema = EntitySchema(program, known, manifest, called=called, tables=tables)
    transferred = (*transfer_objects(program, schema), *versioned_objects(program, schema))
    return EntitySchema(program, known, manifest, transferred, called, tables) if transferred else schema
