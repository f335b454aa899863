"""Alembic's revisions as histories: `op.*` of the upgrade functions, in the order of down_revision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nullguard.frameworks.migrations.alembic.interpreter import Interpreter
from nullguard.frameworks.migrations.alembic.revisions import Line, Revision, lines_of_revisions
from nullguard.model.ddl import History, HistoryProblem, Step
from nullguard.model.documents import AnyDocument
from nullguard.program.program import Program

FRAMEWORK = "alembic"

_UPGRADE = "upgrade"


def alembic_histories(program: Program, documents: Mapping[str, AnyDocument]) -> Iterator[History]:
    """The histories of a program, one for each database; `unit` is the folder of its revisions, as one unit may have several."""
    for line in lines_of_revisions(program):
        problems = list(line.problems)
        steps = tuple(_step(program, line, revision, problems) for revision in line.revisions)
        yield History(FRAMEWORK, steps, line.dialect, line.folder, tuple(problems))


def _step(program: Program, line: Line, revision: Revision, problems: list[HistoryProblem]) -> Step:
    """A revision with its changes; `problems` gets what is wrong with it.

    Where `upgrade` takes the name of a database, its functions for each of them count.
    """
    functions = {function.decl.name: function for function in program.functions_of(revision.path) if function.owner is None}
    upgrade = functions.get(_UPGRADE)
    for_each = [function for name, function in sorted(functions.items()) if name.startswith(f"{_UPGRADE}_")]
    is_split = upgrade is not None and bool(for_each) and bool({"globals", "eval"} & set(upgrade.decl.mentions))
    interpreter = Interpreter(program, revision.path, line.dialect)
    for function in for_each if is_split else [upgrade] if upgrade is not None else []:
        interpreter.upgrade(function)
    if interpreter.is_exhausted:
        message = f"revision {revision.id} is too large to be read to its end"
        problems.append(HistoryProblem(revision.path, revision.line, message))
    return Step(revision.path, revision.id, tuple(interpreter.changes))


__all__ = ["FRAMEWORK", "alembic_histories"]
