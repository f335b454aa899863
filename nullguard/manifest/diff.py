"""What differs between two schemas: what one was tested with, and what the other runs on.

A source that does not tell is not read as telling that there is nothing: a table of which somebody only noted a figure lacks no
columns, and a source without any CHECK knows no CHECKs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from nullguard.manifest.document import Places
from nullguard.manifest.merge import TableIndex, normal, paired
from nullguard.manifest.nullability import is_of_library, nullability
from nullguard.manifest.sql_types import differ
from nullguard.model.finding import Place
from nullguard.model.schema import Column, Database, Manifest, Table, UniqueKey


class Drift(StrEnum):
    """Kinds of differences between a schema and the later one that it is compared with, the most dangerous first."""

    NULLABLE = "nullable"
    TABLE_MISSING = "table-missing"
    COLUMN_MISSING = "column-missing"
    UNIQUE_MISSING = "unique-missing"
    CHECK_MISSING = "check-missing"
    TYPE = "type"
    NOT_NULL = "not-null"
    UNIQUE_ADDED = "unique-added"
    CHECK_ADDED = "check-added"
    TABLE_ADDED = "table-added"
    COLUMN_ADDED = "column-added"


HARMLESS = frozenset((Drift.TABLE_ADDED, Drift.COLUMN_ADDED))
"""What code that was tested without it does not ask for."""

_ORDER = {kind: index for index, kind in enumerate(Drift)}


@dataclass(frozen=True)
class Side:
    """One of two schemas: its `name` for people, its file (empty where it has none) and where its keys stand there."""

    name: str
    manifest: Manifest
    path: str = ""
    places: Places = field(default_factory=dict)


@dataclass(frozen=True)
class Difference:
    """One difference. `column` is empty for what concerns a whole table; `detail` is a key's columns or a CHECK's condition;
    `left` and `right` are what each side says, in a word or two. Places are None where a side has none."""

    kind: Drift
    table: str
    column: str = ""
    detail: str = ""
    left: str = ""
    right: str = ""
    left_place: Place | None = None
    right_place: Place | None = None

    @property
    def subject(self) -> str:
        return f"{self.table}.{self.column}" if self.column else self.table


def differences(left: Side, right: Side) -> tuple[Difference, ...]:
    """How the `right` schema differs from the `left` one, the dangerous direction first, then in order of name."""
    found = [
        difference
        for one, other, prefix in _pairs(left.manifest, right.manifest)
        for difference in _Pair(left, right, one, other, prefix).all()
    ]
    return tuple(sorted(found, key=lambda item: (_ORDER[item.kind], item.table, item.column, item.detail)))


def is_whole(table: Table) -> bool:
    """Whether a table's columns were listed, and not only noted: each has a word on null."""
    return bool(table.columns) and all(nullability(column).nullable is not None for column in table.columns.values())


def _pairs(left: Manifest, right: Manifest) -> Iterator[tuple[Database, Database, str]]:
    """Databases of one name; of other names where each side has but one."""
    if len(left.databases) == 1 == len(right.databases):
        yield next(iter(left.databases.values())), next(iter(right.databases.values())), ""
        return
    several = len(left.databases) > 1 or len(right.databases) > 1
    for name in dict.fromkeys((*left.databases, *right.databases)):
        one, other = left.databases.get(name), right.databases.get(name)
        if one is not None and other is not None:
            yield one, other, f"{name}:" if several else ""


class _Pair:
    """Two databases that mean the same."""

    def __init__(self, left: Side, right: Side, one: Database, other: Database, prefix: str) -> None:
        self._left, self._right = left, right
        self._one, self._other = one, other
        self._prefix = prefix
        self._knows_unique = _any_unique(one) and _any_unique(other)
        self._knows_checks = _any_checks(one) and _any_checks(other)

    def all(self) -> Iterator[Difference]:
        index = TableIndex(self._other.tables)
        seen = set()
        for name, table in self._one.tables.items():
            key = index.find(name)
            if key:
                seen.add(key)
                yield from self._tables(table, self._other.tables[key])
            elif _is_real(table) and _lists_tables(self._other):
                yield Difference(Drift.TABLE_MISSING, self._label(table), left_place=self._at(self._left, table))
        for name, table in self._other.tables.items():
            if name not in seen and _is_real(table) and _lists_tables(self._one):
                yield Difference(Drift.TABLE_ADDED, self._label(table), right_place=self._at(self._right, table))

    def _tables(self, one: Table, other: Table) -> Iterator[Difference]:
        columns = dict(other.columns)
        same = paired(one.columns, other.columns)
        for name, column in one.columns.items():
            match = columns.pop(same[name]) if name in same else None
            if match is not None:
                yield from self._columns(one, other, column, match)
            elif is_whole(other) and nullability(column).nullable is not None:
                yield Difference(
                    Drift.COLUMN_MISSING, self._label(one), name,
                    left_place=self._at(self._left, one, column), right_place=self._at(self._right, other),
                )  # fmt: skip
        for column in columns.values():
            if is_whole(one) and nullability(column).nullable is not None:
                yield Difference(
                    Drift.COLUMN_ADDED, self._label(one), column.name,
                    left_place=self._at(self._left, one), right_place=self._at(self._right, other, column),
                )  # fmt: skip
        if self._knows_unique:
            yield from self._constraints(
                one, other, _uniques(one, other), _uniques(other, one), Drift.UNIQUE_MISSING, Drift.UNIQUE_ADDED
            )
        if self._knows_checks:
            yield from self._constraints(one, other, _checks(one), _checks(other), Drift.CHECK_MISSING, Drift.CHECK_ADDED)

    def _columns(self, one: Table, other: Table, column: Column, match: Column) -> Iterator[Difference]:
        before, after = nullability(column).nullable, nullability(match).nullable
        places = self._at(self._left, one, column), self._at(self._right, other, match)
        if before is not None and after is not None and before is not after:
            kind = Drift.NULLABLE if after else Drift.NOT_NULL
            words = {True: "nullable", False: "not null"}
            yield Difference(kind, self._label(one), column.name, "", words[before], words[after], *places)
        if differ(column.type, match.type):
            yield Difference(Drift.TYPE, self._label(one), column.name, "", column.type, match.type, *places)

    def _constraints(
        self, one: Table, other: Table, before: Mapping[str, str], after: Mapping[str, str], missing: Drift, added: Drift
    ) -> Iterator[Difference]:
        places = self._at(self._left, one), self._at(self._right, other)
        for key, detail in before.items():
            if key not in after:
                yield Difference(missing, self._label(one), "", detail, "", "", *places)
        for key, detail in after.items():
            if key not in before:
                yield Difference(added, self._label(one), "", detail, "", "", *places)

    def _label(self, table: Table) -> str:
        return f"{self._prefix}{table.name}"

    def _at(self, side: Side, table: Table, column: Column | None = None) -> Place | None:
        """Where a side says it: in its file, else where its evidence stands."""
        if side.path:
            database = (self._one if side is self._left else self._other).name
            path = ("databases", database, "tables", table.name)
            for keys in ((*path, "columns", column.name) if column is not None else path, path):
                if keys in side.places:
                    return Place(side.path, side.places[keys][0])
        columns = [column] if column is not None else list(table.columns.values())
        for item in columns:
            strongest = nullability(item).strongest
            if strongest is not None and strongest.line:
                return Place(strongest.path, strongest.line)
        return None


def _is_real(table: Table) -> bool:
    return is_whole(table) and not is_of_library(table)


def _lists_tables(database: Database) -> bool:
    """Whether a database's tables were listed: none is there only because somebody noted a figure of it."""
    return any(map(is_whole, database.tables.values()))


def _any_unique(database: Database) -> bool:
    return any(table.unique for table in database.tables.values())


def _any_checks(database: Database) -> bool:
    return any(table.checks for table in database.tables.values())


def _uniques(table: Table, other: Table) -> dict[str, str]:
    """Unique keys by what they mean; those that only say what a primary key does are left out."""
    primary = {
        frozenset(normal(column.name) for column in side.columns.values() if column.primary_key) for side in (table, other)
    }
    return {
        _meaning(key): f"({', '.join(key.columns)})" + (f" where {key.where}" if key.where else "")
        for key in table.unique
        if frozenset(map(normal, key.columns)) not in primary
    }


def _meaning(key: UniqueKey) -> str:
    columns = sorted(map(normal, key.columns))
    return f"{columns} {_condition(key.where)} {key.nulls_distinct}"


def _checks(table: Table) -> dict[str, str]:
    return {_condition(check): check for check in table.checks}


_QUOTED = re.compile(r"'(?:[^']|'')*'")
_CAST = re.compile(r"::[a-z_]+(?: varying| precision| with(?:out)? time zone)?(?:\(\d+(?:,\d+)?\))?(?:\[\])?")


def _condition(sql: str) -> str:
    """A condition without what engines add and change when they print it: casts, parentheses, quotes, case, white space."""
    pieces: list[str] = []
    end = 0
    for quoted in _QUOTED.finditer(sql):
        pieces += [_plain(sql[end : quoted.start()]), quoted[0]]
        end = quoted.end()
    return "".join((*pieces, _plain(sql[end:])))


def _plain(sql: str) -> str:
    return re.sub(r"[\s()\"`\[\]]+", "", _CAST.sub("", sql.lower()).replace("!=", "<>"))
