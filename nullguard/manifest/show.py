"""Tables, columns and evidence as what people are shown of them; how it looks is the matter of reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nullguard.manifest.copies import is_copied
from nullguard.manifest.merge import normal
from nullguard.manifest.nullability import Nullability, in_order, is_of_library, nullability
from nullguard.model.schema import Column, Evidence, Manifest, Origin, Table

_ORIGINS = {
    Origin.DATABASE: "database",
    Origin.MANIFEST: "manifest",
    Origin.MIGRATION: "migration",
    Origin.MAPPING: "mapping",
    Origin.CONVENTION: "convention",
}


@dataclass(frozen=True)
class Row:
    """A column as shown. `table` is qualified by its database unless that is the only one."""

    table: str
    column: Column
    verdict: Nullability
    evidence: tuple[Evidence, ...]
    rows: int | None = None

    @property
    def nullability(self) -> str:
        """In words: `nullable`, `nullable (omission)`, `not null`, `unknown`."""
        if self.verdict.nullable is None:
            return "unknown"
        word = "nullable" if self.verdict.nullable else "not null"
        return word if self.verdict.explicit else f"{word} (omission)"

    @property
    def reason(self) -> str:
        """The deciding evidence with its place."""
        return describe(self.verdict.strongest) if self.verdict.strongest is not None else "nothing says"

    @property
    def facts(self) -> tuple[str, ...]:
        """What else is known of the column, in a few words each."""
        column = self.column
        fraction = column.statistics.null_fraction
        found = [column.type] if column.type else []
        if column.primary_key:
            found.append("primary key")
        if column.references:
            found.append(f"→ {column.references}")
        if fraction is not None:
            found.append(f"{share(fraction)} null")
        if column.generated:
            found.append("computed")
        if column.added_by:
            found.append("added later, then filled" if column.backfilled_by else "added later")
        if self.verdict.disagreeing:
            found.append("disputed")
        return tuple(found)


@dataclass(frozen=True)
class ShownTable:
    """A table with its name as shown, the name of its database, and its columns."""

    name: str
    database: str
    table: Table
    rows: tuple[Row, ...]

    @property
    def is_of_library(self) -> bool:
        return is_of_library(self.table)


def shown_tables(manifest: Manifest, table: str = "") -> list[ShownTable]:
    """The tables in order of name; only those called `table` when it is given."""
    return [
        ShownTable(
            name,
            database,
            found,
            tuple(
                Row(name, column, nullability(column), in_order(column.evidence), found.rows) for column in found.columns.values()
            ),
        )
        for name, database, found in _tables(manifest, table)
    ]


def rows(manifest: Manifest, table: str = "") -> list[Row]:
    """The columns of the manifest in order of table name; only those of tables called `table` when it is given."""
    return [row for shown in shown_tables(manifest, table) for row in shown.rows]


def rows_called(manifest: Manifest, name: str) -> list[Row]:
    """The columns that `table.column` names."""
    table, _, column = name.rpartition(".")
    return [row for row in rows(manifest, table) if normal(row.column.name) == normal(column)] if table else []


def describe(evidence: Evidence) -> str:
    """Evidence in one phrase: `null=True, shop/models.py:12 (mapping)`."""
    return ", ".join(part for part in (evidence.text, f"{place_of(evidence)} ({origin_of(evidence)})") if part)


def place_of(evidence: Evidence) -> str:
    """The path and line of evidence."""
    return f"{evidence.path}:{evidence.line}" if evidence.line else evidence.path


def origin_of(evidence: Evidence) -> str:
    """The kind of source in a word."""
    return "manifest" if is_copied(evidence) else _ORIGINS[evidence.origin]


def share(fraction: float) -> str:
    """A share for people: `12.4 %`, `< 0.1 %`, `none`."""
    if fraction == 0:
        return "never"
    return "< 0.1 %" if fraction < 0.001 else f"{fraction * 100:.3g} %"


def _tables(manifest: Manifest, wanted: str) -> Iterator[tuple[str, str, Table]]:
    alone = len(manifest.databases) < 2
    for database in manifest.databases.values():
        for name, table in sorted(database.tables.items()):
            shown = name if alone else f"{database.name}:{name}"
            names = {normal(shown), normal(name), normal(name.rpartition(".")[2])}
            if not wanted or normal(wanted) in names:
                yield shown, database.name, table
