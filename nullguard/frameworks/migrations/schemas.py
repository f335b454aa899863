"""From histories to the one schema that the tree's code meets.

Of histories of one framework and unit for several engines one is production's; which one is a guess, so the order is fixed: the
engines that run in production before those that stand in for them in tests.

A history may begin after its tables: with a dump, or a script that was run by hand. Plain DDL of the same unit that creates what
the history only changes comes before it; of another unit, where the own one has none (upgrade scripts of one module beside the
schema file of another).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

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
    """The tables at the end of all histories, by name. A table that several give is that of the first, and before all of plain
    DDL that goes on from another unit's."""
    known = tuple(histories)
    plain: dict[str, list[History]] = defaultdict(list)
    for history in known:
        if history.framework == PLAIN:
            plain[history.unit].append(history)
    tables: dict[str, Table] = {}
    known_names: set[str] = set()
    complete = [(history, _with_baseline(history, plain)) for history in _chosen(known)]
    for _, history in sorted(complete, key=lambda both: both[0] is both[1] or both[0].framework != PLAIN):
        found = replay(history)
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
    if not needed:
        return history
    own = () if history.framework == PLAIN else plain.get(history.unit, ())
    steps: list[Step] = []
    for candidates in (own, *(plain[unit] for unit in sorted(plain) if unit != history.unit)):
        if needed and candidates:
            same = [candidate for candidate in candidates if candidate.dialect is history.dialect]
            base = min(same or candidates, key=lambda candidate: _ENGINES.index(candidate.dialect))
            wanted = needed & _created(base)
            steps.extend(_about(base, wanted))
            needed -= wanted
    return History(history.framework, (*steps, *history.steps), history.dialect, history.unit) if steps else history


def _created(history: History) -> set[str]:
    """The tables, by the last part of their names in lower case, that a history creates."""
    return {_last(change.table) for step in history.steps for change in step.changes if isinstance(change, ddl.CreateTable)}


def _about(history: History, tables: Collection[str]) -> Iterator[Step]:
    """The steps of a history with what they do to some tables."""
    for step in history.steps:
        changes = tuple(change for change in step.changes if _last(subject(change)) in tables)
        if changes:
            yield Step(step.path, step.name, changes)


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
