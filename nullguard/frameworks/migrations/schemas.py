"""From histories to the one schema that the tree's code meets.

Of histories of one framework and unit for several engines one is production's; which one is a guess, so the order is fixed: the
engines that run in production before those that stand in for them in tests.
"""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.manifest.merge import normal
from nullguard.manifest.replay import replay
from nullguard.model.ddl import Dialect, History
from nullguard.model.schema import Table

_ENGINES = (
    Dialect.POSTGRESQL,
    Dialect.MYSQL,
    Dialect.MARIADB,
    Dialect.UNKNOWN,
    Dialect.ORACLE,
    Dialect.SQLSERVER,
    Dialect.H2,
    Dialect.SQLITE,
)


def migrated_tables(histories: Iterable[History]) -> dict[str, Table]:
    """The tables at the end of all histories, by name. A table that several give is that of the first."""
    chosen: dict[tuple[str, str], History] = {}
    for history in histories:
        key = (history.framework, history.unit)
        known = chosen.get(key)
        if known is None or _ENGINES.index(history.dialect) < _ENGINES.index(known.dialect):
            chosen[key] = history
    tables: dict[str, Table] = {}
    known_names: set[str] = set()
    for history in chosen.values():
        found = replay(history)
        tables.update({name: table for name, table in found.items() if normal(name) not in known_names})
        known_names |= {normal(name) for name in found}
    return tables
