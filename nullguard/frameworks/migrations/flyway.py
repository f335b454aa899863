"""Flyway: `V1_2__name.sql` in the order of their versions, then `R__name.sql` in that of their names.

Source: Flyway's documentation, "Migrations" and "Baseline migrations": versions are compared part by part as numbers, dots and
underscores are the same; a baseline migration `B5__` stands for all up to its version; `U5__` undoes and is not run by itself.
Locations are read with all their folders. Migrations in Java are not read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from nullguard.frameworks.migrations.sql_paths import version_of, without_engine
from nullguard.frameworks.migrations.sql_scripts import by_engine, problems_of
from nullguard.model.ddl import CreateTable, History, HistoryProblem, Step
from nullguard.model.documents import AnyDocument, SqlScript
from nullguard.program.program import Program

_NAME = re.compile(r"(?:(?P<kind>[VB])(?P<version>\d+(?:[._]\d+)*)|(?P<repeatable>R))__(?P<name>.*)\.(?:sql|SQL)")
_NOT_APPLIED = re.compile(r"U\d+(?:[._]\d+)*__.*\.(?:sql|SQL)")


class _Migration(NamedTuple):
    kind: str
    version: tuple[int, ...]
    name: str
    path: str
    script: SqlScript


def is_flyway(path: str) -> bool:
    """Whether a script has a name of Flyway's, one that undoes too."""
    name = path.rpartition("/")[2]
    return _NAME.fullmatch(name) is not None or _NOT_APPLIED.fullmatch(name) is not None


def flyway_histories(program: Program, documents: Mapping[str, AnyDocument]) -> Iterator[History]:
    """The histories of all units with migrations, one for each engine that has migrations of its own."""
    units: dict[str, list[_Migration]] = defaultdict(list)
    for path, document in sorted(documents.items()):
        found = _NAME.fullmatch(path.rpartition("/")[2])
        if found is not None and isinstance(document, SqlScript):
            kind = "R" if found["repeatable"] else found["kind"]
            version = version_of(found["version"] or "")
            units[program.unit_of(path)].append(_Migration(kind, version, found["name"].lower(), path, document))
    for unit, migrations in sorted(units.items()):
        scripts = {migration.path: migration.script for migration in migrations}
        for dialect, paths in by_engine(scripts):
            of_engine = [migration for migration in migrations if migration.path in paths]
            for location in _locations(of_engine):
                ordered = _ordered(location)
                steps = tuple(Step(migration.path, _label(migration), migration.script.changes) for migration in ordered)
                problems = (*_repeated(location), *(item for one in ordered for item in problems_of(one.path, one.script)))
                own = unit if len(location) == len(of_engine) else without_engine(location[0].path.rpartition("/")[0])
                yield History("flyway", steps, dialect, own, problems)


def _locations(migrations: list[_Migration]) -> Iterator[list[_Migration]]:
    """The migrations of one database each: those of all folders, unless two folders use the same version, which Flyway refuses
    for one database, and create the same table."""
    folders: dict[str, list[_Migration]] = defaultdict(list)
    for migration in migrations:
        folders[migration.path.rpartition("/")[0]].append(migration)
    versions: dict[tuple[int, ...], str] = {}
    tables: dict[str, str] = {}
    same_versions: set[tuple[str, str]] = set()
    same_tables: set[tuple[str, str]] = set()
    for folder, found in folders.items():
        for migration in found:
            if migration.kind == "V":
                same_versions.add((versions.setdefault(migration.version, folder), folder))
            for change in migration.script.changes:
                if isinstance(change, CreateTable):
                    same_tables.add((tables.setdefault(change.table.lower(), folder), folder))
    if any(one != other for one, other in same_versions & same_tables):
        yield from folders.values()
    else:
        yield migrations


def _ordered(migrations: list[_Migration]) -> list[_Migration]:
    versioned = sorted((one for one in migrations if one.kind == "V"), key=lambda one: (one.version, one.path))
    baselines = sorted((one for one in migrations if one.kind == "B"), key=lambda one: one.version)
    if baselines and not any(one.version <= baselines[-1].version for one in versioned):
        versioned = [baselines[-1], *versioned]
    return [*versioned, *sorted((one for one in migrations if one.kind == "R"), key=lambda one: (one.name, one.path))]


def _repeated(migrations: list[_Migration]) -> Iterator[HistoryProblem]:
    """Migrations of one version in one folder."""
    known: dict[tuple[str, tuple[int, ...]], str] = {}
    for migration in sorted(migrations, key=lambda one: one.path):
        if migration.kind == "V":
            first = known.setdefault((migration.path.rpartition("/")[0], migration.version), migration.path)
            if first != migration.path:
                message = f"two migrations have version {'.'.join(map(str, migration.version))}: this one and {first}"
                yield HistoryProblem(migration.path, 1, message)


def _label(migration: _Migration) -> str:
    return migration.path.rpartition("/")[2].partition("__")[0] or migration.name
