"""The manifest alone, for the commands that show, write and compare it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import msgspec

from nullguard.discover import discover
from nullguard.frameworks.entities import declare_entities
from nullguard.manifest import DEFAULT_DATABASE, build_manifest, merge
from nullguard.manifest.checks import with_checks
from nullguard.model.report import Progress
from nullguard.model.schema import Column, Database, Manifest, Table
from nullguard.pipeline.contents import EXAMPLE_ROLES, content_keys, is_read
from nullguard.pipeline.edits import Edits
from nullguard.pipeline.linking import link
from nullguard.pipeline.migrations import migrated_schema
from nullguard.pipeline.production import Production, know_production
from nullguard.pipeline.sources import Sources, read_sources
from nullguard.pipeline.workplace import Workplace, workplace
from nullguard.program.program import Program
from nullguard.settings import Settings


@dataclass(frozen=True)
class _Tree:
    place: Workplace
    sources: Sources
    program: Program


def manifest_of(settings: Settings, notify: Progress) -> Manifest:
    """What is known of production in a project, without looking at what its code does. Raises as `run` does."""
    return production_of(settings, notify)[1].manifest


def production_of(settings: Settings, notify: Progress) -> tuple[Program, Production]:
    """A project's program, and production as far as it is known. Raises as `run` does."""
    with _tree(settings, notify) as tree:
        return tree.program, know_production(tree.place, tree.sources, tree.program, settings.manifest, Edits(tree.sources))


def code_manifest(settings: Settings, notify: Progress) -> Manifest:
    """What the code alone says of its database: mappings and migrations, with the types of SQL only. Raises as `run` does."""
    with _tree(settings, notify) as tree:
        migrated = migrated_schema(tree.place, tree.sources, tree.program, Edits(tree.sources))
        declared = _without_types(build_manifest(declare_entities(tree.program, tree.sources.documents, migrated.tables)))
        if migrated.tables:
            declared = merge(declared, Manifest({DEFAULT_DATABASE: Database(DEFAULT_DATABASE, migrated.tables)}))
        return with_checks(declared)


@contextmanager
def _tree(settings: Settings, notify: Progress) -> Iterator[_Tree]:
    with workplace(settings) as place:
        found = discover(place.root, settings.exclude)
        sources = [source for source in found.sources if is_read(source) and source.role not in EXAMPLE_ROLES]
        keys, _ = content_keys(place, sources)
        read = read_sources(place, sources, keys, notify)
        yield _Tree(place, read, link(place, read, found.units))


def _without_types(declared: Manifest) -> Manifest:
    """A mapping names the type in its own language, which no database has."""
    return Manifest(
        {
            name: Database(name, {key: _without_types_of(table) for key, table in database.tables.items()}, database.units)
            for name, database in declared.databases.items()
        }
    )


def _without_types_of(table: Table) -> Table:
    columns: dict[str, Column] = {name: msgspec.structs.replace(column, type="") for name, column in table.columns.items()}
    return msgspec.structs.replace(table, columns=columns)
