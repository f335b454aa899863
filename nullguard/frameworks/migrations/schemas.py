"""From histories to the one schema that the tree's code meets.

Of histories of one framework and unit for several engines one is production's; which one is a guess, so the order is fixed: the
engines that run in production before those that stand in for them in tests.

A history may begin after its tables: with a dump, or a script that was run by hand. Plain DDL of the same unit that creates what
the history only changes comes before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from nullguard.manifest.merge import normal
from nullguard.manifest.replay import replay
from nullguard.model import ddl
from nullguard.model.ddl import Dialect, History, Step, subject
from nullguard.model.schema import Table

PLAIN = "sql"
"""The framework of histories that are plain DDL."""

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
    known = tuple(histories)
    plain: dict[str, list[History]] = defaultdict(list)
    for history in known:
        if history.framework == PLAIN:
            plain[history.unit].append(history)
    tables: dict[str, Table] = {}
    known_names: set[str] = set()
    for history in _chosen(known):
        found = replay(history if history.framework == PLAIN else _with_baseline(history, plain))
        tables.update({name: table for name, table in found.items() if normal(name) not in known_names})
        known_names |= {normal(name) for name in found}
    return tables


def _chosen(histories: Iterable[History]) -> Iterable[History]:
    """One history for each framework and unit."""
    chosen: dict[tuple[str, str], History] = {}
    for history in histories:
        key = (history.framework, history.unit)
        known = chosen.get(key)
        if known is None or _ENGINES.index(history.dialect) < _ENGINES.index(known.dialect):
            chosen[key] = history
    return chosen.values()


def _with_baseline(history: History, plain: Mapping[str, list[History]]) -> History:
    """The history behind the steps of plain DDL that create the tables which it changes, but does not create."""
    needed = _changed_only(history)
    candidates = plain.get(history.unit, []) if needed else []
    if not candidates:
        return history
    same = [candidate for candidate in candidates if candidate.dialect is history.dialect]
    base = min(same or candidates, key=lambda candidate: _ENGINES.index(candidate.dialect))
    created = {_last(change.table) for step in base.steps for change in step.changes if isinstance(change, ddl.CreateTable)}
    wanted = needed & created
    steps = tuple(
        Step(step.path, step.name, tuple(change for change in step.changes if _last(subject(change)) in wanted))
        for step in base.steps
    )
    return History(history.framework, (*(step for step in steps if step.changes), *history.steps), history.dialect, history.unit)


def _changed_only(history: History) -> set[str]:
    """The tables, by the last part of their names in lower case, that a history changes without having created them."""
    created: set[str] = set()
    changed: set[str] = set()
    for step in history.steps:
        for change in step.changes:
            name = _last(subject(change))
            match change:
                case ddl.CreateTable() | ddl.CreateView():
                    created.add(name)
                case ddl.RenameTable(to=to):
                    if name in created:
                        created.add(_last(to))
                    else:
                        changed |= {name, _last(to)}
                case ddl.DropTable() | ddl.Backfill():
                    continue
                case _ if name and name not in created:
                    changed.add(name)
    return changed


def _last(name: str) -> str:
    return name.rpartition(".")[2].lower()
