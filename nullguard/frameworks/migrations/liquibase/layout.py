"""The change sets of one root for one engine as steps: what applies, with placeholders filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import msgspec

from nullguard.frameworks.migrations.liquibase.engines import REWRITING, matches_dbms, may_apply
from nullguard.frameworks.migrations.liquibase.placeholders import filled, text_filled
from nullguard.frameworks.migrations.liquibase.state import Known
from nullguard.frameworks.migrations.liquibase.walk import Changelogs, Found, Walk
from nullguard.model import ddl
from nullguard.model.ddl import Dialect, HistoryProblem, Step
from nullguard.model.liquibase import LiquibaseChange, LiquibaseChangeSet
from nullguard.model.span import line_of


@dataclass
class Layout:
    """What a root does on an engine. `creates` are the tables that it makes, `needs` those that it changes without having made
    them, in lower case without their schemas."""

    root: str
    steps: list[Step] = field(default_factory=list)
    problems: list[HistoryProblem] = field(default_factory=list)
    creates: set[str] = field(default_factory=set)
    needs: set[str] = field(default_factory=set)


def lay_out(changelogs: Changelogs, root: str, walk: Walk, engine: Dialect, known: Known) -> Layout:
    """The steps of a root after those that `known` has seen, which it goes on with."""
    result = Layout(root, problems=list(walk.problems))
    values = _values(walk, engine)
    ran: set[tuple[str, str, str]] = set()
    admitted: dict[str, bool] = {}
    for path in dict.fromkeys(item.path for item in walk.found):
        condition = changelogs.changelog(path).condition if path in changelogs.paths else None
        admitted[path] = condition is None or known.truth(condition, engine)[0]
    for item in walk.found:
        change_set = item.change_set
        if not admitted[item.path] or not _applies(item, engine):
            continue
        identity = (item.path, change_set.author, change_set.id)
        if identity in ran:
            message = f"the change set '{change_set.id}' of '{change_set.author}' stands in this changelog twice"
            result.problems.append(HistoryProblem(item.path, change_set.line, message))
        ran.add(identity)
        if change_set.condition is not None and change_set.can_be_skipped and not known.truth(change_set.condition, engine)[0]:
            continue
        for path, changes in _parts(changelogs, item, engine, values, result):
            made = tuple(_admitted(changes, known, result))
            if made:
                result.steps.append(Step(path, change_set.id, made))
    return result


def changes_schema(change_set: LiquibaseChangeSet) -> bool:
    """Whether a change set does anything to the schema."""
    return any(change.file or any(not isinstance(made, ddl.Backfill) for made in change.changes) for change in change_set.changes)


def _applies(item: Found, engine: Dialect) -> bool:
    contexts = (*item.contexts, item.change_set.context)
    return matches_dbms(item.change_set.dbms, engine) and all(may_apply(context, engine) for context in contexts)


def _values(walk: Walk, engine: Dialect) -> dict[str, str]:
    values: dict[str, str] = {}
    for item in walk.properties:
        if matches_dbms(item.dbms, engine) and may_apply(item.context, engine):
            values.setdefault(item.name, item.value)
    return values


def _parts(
    changelogs: Changelogs, item: Found, engine: Dialect, values: Mapping[str, str], result: Layout
) -> Iterator[tuple[str, tuple[ddl.AnyChange, ...]]]:
    """The changes of a change set by the file they stand in: scripts that it runs are files of their own."""
    own: list[ddl.AnyChange] = []
    for change in item.change_set.changes:
        if not matches_dbms(change.dbms, engine):
            continue
        if not change.file:
            made = (*change.changes, *change.rewriting) if engine in REWRITING else change.changes
            own.extend(filled(made, values) if _has_placeholder(change) else made)
            continue
        yield item.path, tuple(own)
        own = []
        written = text_filled(change.file, values)
        file, script = changelogs.script(item.path, msgspec.structs.replace(change, file=written))
        if script is None:
            result.problems.append(HistoryProblem(item.path, change.line, f"the script '{written}' is not in this tree"))
        else:
            yield file, filled(script.changes, values) if _has_placeholder(script) else script.changes
            result.problems.extend(HistoryProblem(file, line_of(problem.at), problem.message) for problem in script.problems)
    yield item.path, tuple(own)


def _admitted(changes: tuple[ddl.AnyChange, ...], known: Known, result: Layout) -> Iterator[ddl.AnyChange]:
    for change in changes:
        if not known.admits(change):
            continue
        name = ddl.subject(change).lower().rpartition(".")[2]
        if isinstance(change, (ddl.CreateTable, ddl.CreateView)):
            result.creates.add(name)
        elif isinstance(change, ddl.RenameTable):
            if name not in result.creates:
                result.needs.add(name)
            result.creates.add(change.to.lower().rpartition(".")[2])
        elif name and name not in result.creates and not isinstance(change, ddl.Backfill):
            result.needs.add(name)
        known.apply(change)
        yield change


def _has_placeholder(node: LiquibaseChange | msgspec.Struct) -> bool:
    return b"${" in _ENCODER.encode(node)


_ENCODER = msgspec.msgpack.Encoder()
