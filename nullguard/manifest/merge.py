"""Several manifests as one: the strongest evidence decides, and none is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

import msgspec

from nullguard.manifest.build import DEFAULT_DATABASE, column_of
from nullguard.manifest.copies import is_copy
from nullguard.model.schema import Budgets, Column, Database, Manifest, Statistics, Table

T = TypeVar("T")
S = TypeVar("S", Budgets, Statistics)


def merge(*manifests: Manifest) -> Manifest:
    """All manifests as one.

    Names are those of the first manifest that has the thing: put the one whose names the entities use first. Tables and columns
    meet when their names are equal apart from case, underscores and quoting, or when one side leaves out the schema and only one
    table fits. Statistics, types and services of later manifests win, since measured facts are given after declared ones; of a
    column that a manifest file has copied from the code, only its statistics and its weak word on null count where the code
    itself speaks.
    """
    databases: dict[str, Database] = {}
    services = {}
    callers = {}
    environments = {}
    budgets = Budgets()
    for manifest in manifests:
        for name, database in manifest.databases.items():
            key = _same_database(databases, name, database)
            databases[key] = _databases(databases[key], database) if key in databases else database
        services.update({service.id: service for service in manifest.services})
        callers.update({caller.id: caller for caller in manifest.callers})
        environments.update(manifest.environments)
        budgets = _overridden(budgets, manifest.budgets)
    return Manifest(databases, tuple(services.values()), tuple(callers.values()), environments, budgets)


def normal(name: str) -> str:
    """A name as it is compared: without case, quotes and underscores (`OrderLine` and `order_line` are one table)."""
    return name.lower().replace("_", "").replace('"', "").replace("`", "")


def paired(names: Collection[str], others: Collection[str]) -> dict[str, str]:
    """Which of the `others` each name is: the equal one, else the one that is equal when compared, where that is only one on both
    sides (`name` and `_name` are two columns where both are there)."""
    known = set(others)
    pairs = {name: name for name in names if name in known}
    left = _by_normal(name for name in names if name not in pairs)
    right = _by_normal(other for other in known if other not in pairs)
    for key, found in left.items():
        if len(found) == 1 == len(right.get(key, ())):
            pairs[found[0]] = right[key][0]
    return pairs


def _by_normal(names: Iterable[str]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for name in names:
        grouped.setdefault(normal(name), []).append(name)
    return grouped


def named_like(manifest: Manifest, other: Manifest) -> Manifest:
    """The manifest with the names of databases, tables and columns of `other` wherever both mean the same."""
    databases = {}
    for name, database in manifest.databases.items():
        like = other.databases.get(name)
        if like is None and len(other.databases) == 1 == len(manifest.databases):
            like = _meant(database, next(iter(other.databases.values())))
        renamed = database if like is None else _named_like(database, like)
        databases[renamed.name] = renamed
    return msgspec.structs.replace(manifest, databases=databases)


def _meant(one: Database, other: Database) -> Database | None:
    """The other database when both speak of the whole tree and one has no name of its own."""
    whole = (".",)
    return other if DEFAULT_DATABASE in (one.name, other.name) and one.units == whole == other.units else None


def _named_like(database: Database, like: Database) -> Database:
    index = TableIndex(like.tables)
    tables: dict[str, Table] = {}
    for name, table in database.tables.items():
        key = index.find(name)
        if not key or key in tables:
            tables[name] = table
            continue
        same = paired(table.columns, like.tables[key].columns)
        columns: dict[str, Column] = {}
        for column in table.columns.values():
            named = same.get(column.name, column.name)
            columns[named] = msgspec.structs.replace(column, name=named) if named != column.name else column
        tables[key] = msgspec.structs.replace(table, name=key, columns=columns)
    return Database(like.name, tables, database.units)


def _same_database(known: dict[str, Database], name: str, database: Database) -> str:
    """Which known database a further one is: the one of its name, or the only one there is when both speak of the whole tree."""
    if name in known or len(known) != 1:
        return name
    only = next(iter(known.values()))
    whole = (".",)
    return only.name if only.name == DEFAULT_DATABASE and only.units == whole and database.units == whole else name


def _databases(one: Database, other: Database) -> Database:
    tables = dict(one.tables)
    index = TableIndex(tables)
    for name, table in other.tables.items():
        key = index.find(name)
        tables[key or name] = _tables(tables[key], table) if key else table
    units = one.units if other.units == (".",) else other.units
    return Database(one.name, tables, units)


def _tables(one: Table, other: Table) -> Table:
    columns = dict(one.columns)
    same = paired(other.columns, columns)
    for name, column in other.columns.items():
        key = same.get(name, name)
        columns[key] = _columns(columns[key], column) if key in columns else column
    return Table(
        one.name,
        columns,
        other.rows if other.rows is not None else one.rows,
        _joined(one.unique, other.unique),
        _joined(one.checks, other.checks),
        _joined(one.entities, other.entities),
        one.is_view or other.is_view,
    )


def _columns(one: Column, other: Column) -> Column:
    if is_copy(other) and one.evidence:
        other = Column(other.name, evidence=other.evidence, statistics=other.statistics)
    draft = Column(
        one.name,
        other.type or one.type,
        statistics=_overridden(one.statistics, other.statistics),
        added_by=other.added_by or one.added_by,
        primary_key=one.primary_key or other.primary_key,
        references=one.references or other.references,
        default=other.default or one.default,
        generated=one.generated or other.generated,
        backfilled_by=other.backfilled_by or one.backfilled_by,
    )
    return column_of(one.name, (*one.evidence, *other.evidence), draft)


def _overridden(one: S, other: S) -> S:
    """One set of figures, and where the other knows more, what that says."""
    given = {name: value for name, value in msgspec.structs.asdict(other).items() if value is not None}
    return msgspec.structs.replace(one, **given)


def _joined(one: Iterable[T], other: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*one, *other)))


class TableIndex:
    """Finds a table by a name that may be written otherwise."""

    def __init__(self, tables: dict[str, Table]) -> None:
        self._exact = set(tables)
        self._whole: dict[str, str] = {}
        self._last: dict[str, list[str]] = {}
        for name in tables:
            self._whole.setdefault(normal(name), name)
            self._last.setdefault(normal(name.rpartition(".")[2]), []).append(name)

    def find(self, name: str) -> str:
        """The key of the table, or empty."""
        if name in self._exact:
            return name
        same = self._whole.get(normal(name))
        if same is not None:
            return same
        schema, _, last = name.rpartition(".")
        fitting = [key for key in self._last.get(normal(last), ()) if not schema or "." not in key]
        return fitting[0] if len(fitting) == 1 else ""
