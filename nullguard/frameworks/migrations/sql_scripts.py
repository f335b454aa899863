"""Scripts of one unit, sorted by the engine they are for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from nullguard.frameworks.migrations.sql_paths import OTHER, engine_of
from nullguard.model.ddl import Dialect, HistoryProblem
from nullguard.model.documents import SqlScript
from nullguard.model.span import line_of


def by_engine(scripts: Mapping[str, SqlScript]) -> Iterator[tuple[Dialect, frozenset[str]]]:
    """The paths for each engine that some path names, together with those that name none; all, where no path names one.

    Scripts for engines that are no `Dialect` count only where there are no others.
    """
    engines: dict[Dialect | str, set[str]] = defaultdict(set)
    for path in scripts:
        engines[engine_of(path)].add(path)
    common = engines.pop("", set())
    other = engines.pop(OTHER, set())
    if not engines:
        paths = common or other
        yield _dialect(scripts[path] for path in paths), frozenset(paths)
        return
    fitting: set[str] = set()
    for engine, paths in sorted(engines.items()):
        assert isinstance(engine, Dialect)
        shared = {
            path for path in common if scripts[path].dialect in (engine, Dialect.UNKNOWN) or _are_kin(engine, scripts[path])
        }
        fitting |= shared
        yield engine, frozenset(paths | shared)
    if common - fitting:
        yield _dialect(scripts[path] for path in common - fitting), frozenset(common - fitting)


def problems_of(path: str, script: SqlScript) -> Iterator[HistoryProblem]:
    """What was not understood of a script."""
    return (HistoryProblem(path, line_of(problem.at), problem.message) for problem in script.problems)


def _are_kin(engine: Dialect, script: SqlScript) -> bool:
    """Whether a script that shows one engine's words may run on another: H2 has modes for all, MariaDB is MySQL's fork."""
    return engine is Dialect.H2 or {engine, script.dialect} == {Dialect.MYSQL, Dialect.MARIADB}


def _dialect(scripts: Iterator[SqlScript]) -> Dialect:
    """The dialect that most scripts show."""
    counts: dict[Dialect, int] = defaultdict(int)
    for script in scripts:
        if script.dialect:
            counts[script.dialect] += 1
    return min(counts, key=lambda dialect: (-counts[dialect], dialect.value)) if counts else Dialect.UNKNOWN
