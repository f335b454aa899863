"""Tables, columns and evidence as rows, and as plain text for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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


def rows(manifest: Manifest, table: str = "") -> list[Row]:
    """The columns of the manifest in order of table name; only those of tables called `table` when it is given."""
    return [
        Row(name, column, nullability(column), in_order(column.evidence))
        for name, found in _tables(manifest, table)
        for column in found.columns.values()
    ]


def show(manifest: Manifest, table: str = "", why: str = "") -> str:
    """The manifest as text. `table` restricts it to one table; `why` (`table.column`) tells all evidence of one column.

    Tables that only libraries declare are counted, and shown when they are named. Empty when nothing fits.
    Text from sources is shown as it is: whoever prints it to a terminal neutralises it.
    """
    if why:
        name, _, column = why.rpartition(".")
        return "\n".join(line for row in rows(manifest, name) if normal(row.column.name) == normal(column) for line in _why(row))
    lines: list[str] = []
    of_libraries: list[str] = []
    for name, found in _tables(manifest, table):
        if not table and is_of_library(found):
            of_libraries.append(name)
            continue
        lines.append(name + (f"  ({found.rows:,} rows)" if found.rows is not None else ""))
        shown = [Row(name, column, nullability(column), in_order(column.evidence)) for column in found.columns.values()]
        lines.extend(_aligned((row.column.name, row.nullability, _remarks(row), row.reason) for row in shown))
        lines.append("")
    if of_libraries:
        lines.append(f"Not shown: {len(of_libraries):,} that libraries declare; name one to see it, such as {of_libraries[0]}.")
    return "\n".join(lines)


def describe(evidence: Evidence) -> str:
    """Evidence in one phrase: `null=True, shop/models.py:12 (mapping)`."""
    place = f"{evidence.path}:{evidence.line}" if evidence.line else evidence.path
    return ", ".join(part for part in (evidence.text, f"{place} ({_ORIGINS[evidence.origin]})") if part)


def _tables(manifest: Manifest, wanted: str) -> Iterator[tuple[str, Table]]:
    alone = len(manifest.databases) < 2
    for database in manifest.databases.values():
        for name, table in sorted(database.tables.items()):
            shown = name if alone else f"{database.name}:{name}"
            names = {normal(shown), normal(name), normal(name.rpartition(".")[2])}
            if not wanted or normal(wanted) in names:
                yield shown, table


def _remarks(row: Row) -> str:
    column = row.column
    fraction = column.statistics.null_fraction
    found = [column.type] if column.type else []
    if column.primary_key:
        found.append("primary key")
    if column.references:
        found.append(f"→ {column.references}")
    if fraction is not None:
        found.append(f"{fraction * 100:.3g} % null")
    if column.added_by:
        found.append("added later")
    if row.verdict.disagreeing:
        found.append("disputed")
    return ", ".join(found)


def _why(row: Row) -> Iterator[str]:
    yield f"{row.table}.{row.column.name} is {row.nullability}"
    for item in row.evidence:
        word = {True: "nullable", False: "not null", None: "says nothing on null"}[item.nullable]
        yield f"  {word}{'' if item.explicit or item.nullable is None else ' by omission'}: {describe(item)}"
    if row.column.statistics.null_fraction is not None:
        yield f"  production: {row.column.statistics.null_fraction * 100:.3g} % null"
    if row.column.added_by:
        yield f"  added by {row.column.added_by}"


def _aligned(lines: Iterable[tuple[str, ...]]) -> Iterator[str]:
    table = list(lines)
    widths = [max(len(line[i]) for line in table) for i in range(len(table[0]) - 1)] if table else []
    for line in table:
        padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=False))
        yield ("  " + "  ".join((*padded, line[-1]))).rstrip()
