"""Columns that a CHECK keeps from being null."""

from __future__ import annotations

import msgspec

from nullguard.languages.sql.checks import read_check
from nullguard.manifest.build import column_of
from nullguard.manifest.merge import normal
from nullguard.manifest.nullability import CONSTRAINT
from nullguard.model.implications import Implication
from nullguard.model.schema import Column, Evidence, Manifest, Origin, Table

_replace = msgspec.structs.replace


def implications(table: Table) -> tuple[Implication, ...]:
    """What the CHECKs of a table imply, its columns by the names that the CHECKs use."""
    return tuple(dict.fromkeys(item for text in table.checks for item in read_check(text)))


def with_checks(manifest: Manifest) -> Manifest:
    """The manifest in which columns are not nullable where a CHECK (`a IS NOT NULL`) says so, with that as evidence."""
    databases = {
        name: _replace(database, tables={key: _checked(table) for key, table in database.tables.items()})
        if any(table.checks for table in database.tables.values())
        else database
        for name, database in manifest.databases.items()
    }
    return _replace(manifest, databases=databases)


def _checked(table: Table) -> Table:
    solid = {normal(item.name) for item in implications(table) if not item.premises}
    if not solid:
        return table
    columns = {name: _solid(column) if normal(name) in solid else column for name, column in table.columns.items()}
    return _replace(table, columns=columns)


def _solid(column: Column) -> Column:
    """The column with the word of a CHECK, which counts as much as the strongest evidence of the column."""
    if any(item.kind == CONSTRAINT and item.nullable is False for item in column.evidence):
        return column
    strongest = column.evidence[0] if column.evidence else None
    origin = max((item.origin for item in column.evidence), default=Origin.MAPPING)
    path, line = (strongest.path, strongest.line) if strongest is not None else ("", 0)
    said = Evidence(origin, False, True, path, line, "CHECK that it is not null", CONSTRAINT)
    return column_of(column.name, (*column.evidence, said), column)
