"""The changelogs of a tree as histories: for each unit one database, for each engine that its changelogs are written for.

A unit may hold several roots. Some follow others, which create what they change. Some tell the same schema again: snapshots
of it at several versions, of which a new database gets one: the one that creates most tables, of equal ones the last by name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from nullguard.frameworks.migrations.liquibase.engines import STAND_INS, engines_in
from nullguard.frameworks.migrations.liquibase.layout import Layout, changes_schema, lay_out
from nullguard.frameworks.migrations.liquibase.state import Known
from nullguard.frameworks.migrations.liquibase.walk import Changelogs, Walk
from nullguard.model.ddl import Dialect, History, HistoryProblem, Step
from nullguard.model.documents import AnyDocument
from nullguard.model.liquibase import LiquibaseCondition
from nullguard.model.span import line_of
from nullguard.program.program import Program

_SUPPORTED = 0.9
"""An engine with fewer steps than this share of the most that one has is not an engine that the changelogs are kept for."""

_NAMED = 0.5
"""Nor is one that is named less often than this share of how often the one is that is named most."""

_SAME = 0.5
"""Roots that share more than this share of the smaller one's tables tell of the same schema."""

_NUMBERS = re.compile(r"([0-9]+)")


def liquibase_histories(program: Program, documents: Mapping[str, AnyDocument]) -> Iterator[History]:
    """The histories of all changelogs, by unit."""
    changelogs = Changelogs(documents)
    units: dict[str, list[str]] = defaultdict(list)
    for root in changelogs.roots():
        units[program.unit_of(root)].append(root)
    for unit, roots in sorted(units.items()):
        walks = {root: walk for root in roots if _matters(walk := changelogs.walk(root))}
        if walks:
            yield from _unit(changelogs, unit, walks)


def _matters(walk: Walk) -> bool:
    return bool(walk.problems) or any(changes_schema(item.change_set) for item in walk.found)


def _unit(changelogs: Changelogs, unit: str, walks: Mapping[str, Walk]) -> Iterator[History]:
    named = Counter(engine for root, walk in walks.items() for engine in _engines(changelogs, root, walk))
    serious = {engine: count for engine, count in named.items() if engine not in STAND_INS}
    engines = sorted(engine for engine, count in serious.items() if count >= _NAMED * max(serious.values())) or [Dialect.UNKNOWN]
    made = {engine: _database(changelogs, walks, engine) for engine in engines}
    most = max(len(layout_steps) for layout_steps, _ in made.values())
    read_problems = tuple(_read_problems(changelogs, walks))
    for engine, (steps, problems) in made.items():
        if steps and len(steps) >= _SUPPORTED * most:
            yield History("liquibase", steps, engine, unit, tuple(dict.fromkeys((*problems, *read_problems))))


def _engines(changelogs: Changelogs, root: str, walk: Walk) -> Iterator[Dialect]:
    """The engines that anything which a root reaches names."""
    for item in walk.found:
        change_set = item.change_set
        for context in (*item.contexts, change_set.context):
            yield from engines_in("", context)
        yield from engines_in(change_set.dbms)
        for change in change_set.changes:
            yield from engines_in(change.dbms)
        yield from _in_condition(change_set.condition)
    yield from _in_condition(changelogs.changelog(root).condition)


def _in_condition(condition: LiquibaseCondition | None) -> Iterator[Dialect]:
    waiting = [condition] if condition is not None else []
    while waiting:
        known = waiting.pop()
        if known.kind == "dbms":
            yield from engines_in(known.subject)
        waiting.extend(known.children)


def _database(
    changelogs: Changelogs, walks: Mapping[str, Walk], engine: Dialect
) -> tuple[tuple[Step, ...], tuple[HistoryProblem, ...]]:
    alone = [lay_out(changelogs, root, walk, engine, Known()) for root, walk in walks.items()]
    chosen = _in_order(_one_for_each_schema(alone))
    created = frozenset(table for layout in chosen for table in layout.creates)
    known = Known(is_complete=all(layout.needs <= created for layout in chosen))
    laid = [lay_out(changelogs, layout.root, walks[layout.root], engine, known) for layout in chosen]
    return (
        tuple(step for layout in laid for step in layout.steps),
        tuple(problem for layout in laid for problem in layout.problems),
    )


def _one_for_each_schema(layouts: Iterable[Layout]) -> list[Layout]:
    kept: list[Layout] = []
    for layout in sorted(layouts, key=lambda layout: (len(layout.creates), _natural(layout.root)), reverse=True):
        own = layout.creates
        if not own or not any(len(own & other.creates) > _SAME * len(own) for other in kept):
            kept.append(layout)
    return kept


def _in_order(layouts: list[Layout]) -> list[Layout]:
    """Those first that create what others change; else by name."""
    waiting = sorted(layouts, key=lambda layout: _natural(layout.root))
    done: list[Layout] = []
    while waiting:
        ready = next(
            (one for one in waiting if not any(one.needs & other.creates for other in waiting if other is not one)), waiting[0]
        )
        waiting.remove(ready)
        done.append(ready)
    return done


def _natural(path: str) -> tuple[tuple[int, str], ...]:
    """Names with numbers in the order of the numbers."""
    return tuple((int(part[:18]), "") if part.isascii() and part.isdigit() else (0, part) for part in _NUMBERS.split(path))


def _read_problems(changelogs: Changelogs, walks: Mapping[str, Walk]) -> Iterator[HistoryProblem]:
    for path in sorted({*walks, *(item.path for walk in walks.values() for item in walk.found)} & set(changelogs.paths)):
        for problem in changelogs.changelog(path).problems:
            yield HistoryProblem(path, line_of(problem.at), problem.message)
