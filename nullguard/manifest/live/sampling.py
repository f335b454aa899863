"""Shares of nulls from a bounded number of rows, where the server has no statistics. Only counts leave the database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnClause, Select, case, column, func, literal_column, null, select, table, union_all
from sqlalchemy.sql import quoted_name

from nullguard.manifest.live.facts import fraction
from nullguard.manifest.live.session import Session
from nullguard.manifest.live.tables import with_statistics
from nullguard.model.schema import Basis, Column, Statistics, Table

_MOST_COLUMNS = 400
"""Columns counted by one statement: servers allow between 1,664 and 4,096 results, and SQLite's compiler is slow with many."""

_MOST_FAILURES = 3
"""Tables that may take too long before no further one is tried."""


class Sampler:
    """Takes samples of tables while the database has patience for them."""

    def __init__(self, session: Session, size: int) -> None:
        self._session = session
        self._size = size
        self._failures = 0

    def sampled(self, schema: str, name: str, known: Table) -> Table:
        """The table with shares of nulls for all columns that may be null and have none.

        All rows are counted when there are no more than the sample has; else the first and the last ones by the primary key,
        since columns tend to be empty in old rows or in new ones.
        """
        missing = [item for item in known.columns.values() if _is_missing(item)]
        if not missing or self._failures == _MOST_FAILURES:
            return known
        sample = _Sample(self._session, schema, name, [item.name for item in known.columns.values() if item.primary_key])
        learned: dict[str, Column] = {}
        rows, succeeded = known.rows, False
        with self._session.attempt(f"no sample of {known.name}", is_patient=True):
            whole = sample.rows(self._size + 1) <= self._size
            for start in range(0, len(missing), _MOST_COLUMNS):
                batch = missing[start : start + _MOST_COLUMNS]
                total, filled = sample.filled([item.name for item in batch], self._size, whole)
                rows = total if whole else known.rows
                for item, number in zip(batch, filled, strict=True):
                    learned[item.name] = with_statistics(self._session.label, item, _statistics(item, total, number, rows, whole))
            succeeded = True
        if succeeded:
            return msgspec.structs.replace(known, columns=known.columns | learned, rows=rows)
        self._failures += 1
        if self._failures == _MOST_FAILURES:
            self._session.warn("no samples of further tables")
        return known


class _Sample:
    """Some rows of one table, of which the server counts how many have a value."""

    def __init__(self, session: Session, schema: str, name: str, keys: Sequence[str]) -> None:
        self._session = session
        self._table = table(quoted_name(name, True), schema=quoted_name(schema, True) if schema else None)
        self._keys: list[ColumnClause[Any]] = [column(quoted_name(key, True)) for key in keys]

    def rows(self, most: int) -> int:
        """How many rows there are, `most` when there are more."""
        some = select(literal_column("1").label("one")).select_from(self._table).limit(most).subquery()
        return int(self._session.connection.execute(select(func.count()).select_from(some)).scalar_one())

    def filled(self, names: Sequence[str], size: int, whole: bool) -> tuple[int, list[int]]:
        """How many rows were looked at, and in how many of them each column has a value."""
        flags = [
            case((column(quoted_name(name, True)).is_(None), null()), else_=literal_column("1")).label(f"c{position}")
            for position, name in enumerate(names)
        ]
        picked = self._picked(select(*flags).select_from(self._table), size, whole).subquery()
        counts = [func.count(picked.c[f"c{position}"]) for position in range(len(names))]
        total, *filled = self._session.connection.execute(select(func.count(), *counts).select_from(picked)).one()
        return int(total), [int(number) for number in filled]

    def _picked(self, rows: Select[tuple[int, ...]], size: int, whole: bool) -> Select[tuple[int, ...]]:
        if whole or not self._keys:
            return rows.limit(size)
        first = rows.order_by(*self._keys).limit(size - size // 2).subquery()
        last = rows.order_by(*(key.desc() for key in self._keys)).limit(size // 2).subquery()
        return select(union_all(select(first), select(last)).subquery())


def _is_missing(item: Column) -> bool:
    return item.nullable is not False and item.statistics.null_fraction is None


def _statistics(item: Column, total: int, filled: int, rows: int | None, whole: bool) -> Statistics:
    return msgspec.structs.replace(
        item.statistics,
        null_fraction=fraction(1 - filled / total) if total else None,
        rows=rows,
        basis=Basis.COUNTED if whole else Basis.SAMPLED,
        sample=None if whole else total,
    )
