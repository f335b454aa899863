"""What goes into the manifest file: what a database says replaces what stood there, what the code says is marked as a copy, and
what somebody wrote by hand stays.

Unique keys and CHECKs of the code are not copied: they are read from the migrations at every run, and a copy that outlived a
dropped constraint would be believed. Library tables that nobody measured are left out.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from nullguard.manifest.copies import is_copy
from nullguard.manifest.merge import merge, named_like
from nullguard.manifest.nullability import is_of_library
from nullguard.model.schema import Column, Database, Manifest, Statistics, Table

_DIGITS = 3
"""Significant digits of measured figures: more would change at every build and say nothing to a reader."""

_LONGEST_NAME = 255
"""Characters of the longest name of a table or column that is recorded; no database allows more in one name."""


@dataclass(frozen=True)
class Recorded:
    """The manifest to write. `removed` are columns and tables (`table` or `table.column`) that stood in the file and are no more;
    `unknown` stand there, but neither the code nor the database has them."""

    manifest: Manifest
    removed: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def recorded(file: Manifest, code: Manifest, live: Manifest | None = None, prune: bool = False) -> Recorded:
    """The facts of a manifest file brought up to date by what the code says and, where there is one, a live database.

    Names are those of the file, else of the database, else of the code. A column of the file that is known nowhere else is
    removed when it was only copied from the code, when the database has its table without it, or, as whole tables, with `prune`.
    """
    mapped = _without_constraints(code)
    measured = _rounded(live) if live is not None else Manifest()
    facts = merge(mapped, _superseded_by(measured, file), measured)
    facts = named_like(named_like(facts, measured), file)
    removed: list[str] = []
    unknown: list[str] = []
    known = named_like(merge(mapped, measured), facts)
    databases = {}
    for name, database in facts.databases.items():
        sources = known.databases.get(name, Database(name, {})).tables
        live_tables = named_like(measured, facts).databases.get(name, Database(name, {})).tables
        tables = {}
        for table in database.tables.values():
            kept = _kept(table, sources.get(table.name), live_tables.get(table.name), prune, removed, unknown)
            if kept is not None:
                tables[table.name] = kept
        databases[name] = Database(name, tables, database.units)
    manifest = Manifest(
        {name: database for name, database in databases.items() if database.tables}, environments=facts.environments
    )
    return Recorded(manifest, tuple(sorted(removed)), tuple(sorted(unknown)))


def _kept(
    table: Table, source: Table | None, live: Table | None, prune: bool, removed: list[str], unknown: list[str]
) -> Table | None:
    """The table without the columns that are gone; None when it is gone itself."""
    if source is None and (prune or (table.columns and all(map(_is_mere_copy, table.columns.values())))):
        removed.append(table.name)
        return None
    if source is None:
        unknown.append(table.name)
        return table
    columns = {}
    for name, column in table.columns.items():
        if name not in source.columns:
            if prune or live is not None or _is_mere_copy(column):
                removed.append(f"{table.name}.{name}")
                continue
            unknown.append(f"{table.name}.{name}")
        columns[name] = column
    return msgspec.structs.replace(table, columns=columns)


def _is_mere_copy(column: Column) -> bool:
    return is_copy(column) and column.statistics.null_fraction is None


def _without_constraints(code: Manifest) -> Manifest:
    databases = {
        name: Database(
            name,
            {
                table.name: msgspec.structs.replace(table, unique=(), checks=())
                for table in database.tables.values()
                if not is_of_library(table) and _is_short(table.name)
            },
            database.units,
        )
        for name, database in code.databases.items()
    }
    return Manifest(databases)


def _is_short(name: str) -> bool:
    return 0 < len(name) <= _LONGEST_NAME


def _superseded_by(live: Manifest, file: Manifest) -> Manifest:
    """The file without what the database says better: of its tables keys and CHECKs, of its columns the word on null, and the
    figures of columns that it has figures of, or that cannot be null any more."""
    in_live = named_like(live, file)
    databases = {}
    for name, database in file.databases.items():
        newer = in_live.databases.get(name) or _alone(in_live)
        tables = {key: _older(table, newer.tables.get(key) if newer else None) for key, table in database.tables.items()}
        databases[name] = Database(name, tables, database.units)
    return msgspec.structs.replace(file, databases=databases)


def _alone(manifest: Manifest) -> Database | None:
    return next(iter(manifest.databases.values())) if len(manifest.databases) == 1 else None


def _older(table: Table, live: Table | None) -> Table:
    if live is None:
        return table
    columns = {}
    for name, column in table.columns.items():
        now = live.columns.get(name)
        if now is not None:
            is_known = now.statistics.null_fraction is not None or now.nullable is False
            statistics = Statistics() if is_known else column.statistics
            column = Column(name, statistics=statistics, added_by=column.added_by, backfilled_by=column.backfilled_by)
        columns[name] = column
    return Table(table.name, columns, table.rows)


def _rounded(manifest: Manifest) -> Manifest:
    databases = {}
    for name, database in manifest.databases.items():
        tables = {}
        for table in database.tables.values():
            columns = {
                column.name: msgspec.structs.replace(column, statistics=_rounded_statistics(column.statistics))
                for column in table.columns.values()
                if _is_short(column.name)
            }
            if _is_short(table.name):
                tables[table.name] = msgspec.structs.replace(table, columns=columns, rows=_count(table.rows))
        databases[name] = Database(name, tables, database.units)
    return msgspec.structs.replace(manifest, databases=databases)


def _rounded_statistics(statistics: Statistics) -> Statistics:
    return msgspec.structs.replace(
        statistics,
        null_fraction=_share(statistics.null_fraction),
        rows=_count(statistics.rows),
        n_distinct=_count(statistics.n_distinct),
        sample=_count(statistics.sample),
    )


def _count(number: int | None) -> int | None:
    return number if number is None else int(float(f"{number:.{_DIGITS}g}"))


def _share(fraction: float | None) -> float | None:
    """A share in three digits, but never none or all that was not: between null in no row and in few lies what matters."""
    if fraction is None or fraction in (0.0, 1.0):
        return fraction
    return min(float(f"{fraction:.{_DIGITS}g}"), 0.999)
