"""What production is, as far as this run can know: the manifest from mappings, migrations and file, and the classes that map to
it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from nullguard.frameworks import transfers
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.manifest import DEFAULT_DATABASE, build_manifest, merge
from nullguard.manifest.checks import with_checks
from nullguard.manifest.diff import Side
from nullguard.manifest.document import Places
from nullguard.manifest.reader import read_with_places
from nullguard.model.report import ManifestSummary
from nullguard.model.schema import Column, Database, Entity, Manifest, MappedAttribute, Table
from nullguard.model.source import Notification
from nullguard.pipeline.edits import Edits
from nullguard.pipeline.entities import declared_entities
from nullguard.pipeline.migrations import migrated_schema
from nullguard.pipeline.sources import Sources
from nullguard.pipeline.workplace import Workplace
from nullguard.program.program import Program
from nullguard.runtime.digest import digest

_Evident = TypeVar("_Evident", Column, MappedAttribute)


@dataclass(frozen=True)
class Production:
    """The merged manifest, the entities, and the join of both; `side` is the manifest with the places of its file."""

    manifest: Manifest
    entities: tuple[Entity, ...]
    schema: EntitySchema
    summary: ManifestSummary
    notifications: tuple[Notification, ...] = ()
    side: Side | None = None

    def tables(self) -> Iterator[Table]:
        """The tables of all databases."""
        return (table for database in self.manifest.databases.values() for table in database.tables.values())

    def digest(self) -> bytes:
        """16 bytes over everything that the flow can learn of the schema. Lines are not part of it, so that a column that moves
        within its source costs nothing: only stories tell where it stands."""
        guesses = "\0".join(self.schema.guesses.names()).encode("utf-8", "surrogateescape")
        entities = [_without_lines(entity) for entity in (*self.entities, *self.schema.transferred)]
        tables = [
            msgspec.structs.replace(table, columns={name: _unplaced(column) for name, column in table.columns.items()})
            for table in self.tables()
        ]
        databases = [(database.name, database.units, len(database.tables)) for database in self.manifest.databases.values()]
        told_by_bases = _ENCODER.encode(self.schema.told_by_bases())
        return digest(_ENCODER.encode(entities), _ENCODER.encode((databases, tables)), guesses, told_by_bases)


def _without_lines(entity: Entity) -> Entity:
    attributes = {name: _unplaced(attribute) for name, attribute in entity.attributes.items()}
    return msgspec.structs.replace(entity, line=0, attributes=attributes)


def _unplaced(holder: _Evident) -> _Evident:
    """A column or attribute whose evidence tells no line."""
    if not holder.evidence:
        return holder
    return msgspec.structs.replace(holder, evidence=tuple(msgspec.structs.replace(said, line=0) for said in holder.evidence))


def know_production(place: Workplace, sources: Sources, program: Program, file: Path | None, edits: Edits) -> Production:
    """The manifest of a program with its mapping and migration files, and of its manifest file, if there is one.

    Raises ManifestError for a bad file.
    """
    migrated = migrated_schema(place, sources, program, edits)
    entities = declared_entities(place, sources, program, migrated.tables, edits)
    manifest = build_manifest(entities)
    if migrated.tables:
        manifest = merge(manifest, Manifest({DEFAULT_DATABASE: Database(DEFAULT_DATABASE, migrated.tables)}))
    name = ""
    places: Places = {}
    if file is not None:
        name = _shown(file, place.root)
        written, places = read_with_places(file, name)
        manifest = merge(manifest, written)
    manifest = with_checks(manifest)
    return Production(
        manifest,
        entities,
        transfers.join(program, entities, manifest),
        _summary(manifest, place.root, file),
        migrated.notifications,
        Side(name or "the code", manifest, name, places),
    )


def other_sides(files: Iterable[Path], root: Path) -> tuple[Side, ...]:
    """The manifests of files that production is compared with. Raises ManifestError for a bad one."""
    sides = []
    for file in files:
        name = _shown(file, root)
        manifest, places = read_with_places(file, name)
        sides.append(Side(name, manifest, name, places))
    return tuple(sides)


def _shown(file: Path, root: Path) -> str:
    resolved = file.resolve()
    return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else file.as_posix()


def _summary(manifest: Manifest, root: Path, file: Path | None) -> ManifestSummary:
    tables = [table for database in manifest.databases.values() for table in database.tables.values()]
    columns = [column for table in tables for column in table.columns.values()]
    return ManifestSummary(
        path=_shown(file, root) if file is not None else "",
        tables=len(tables),
        columns=len(columns),
        nullable=sum(column.nullable is True for column in columns),
        measured=sum(column.statistics.null_fraction is not None for column in columns),
        services=len(manifest.services),
    )


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
