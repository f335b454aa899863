"""Migrations of Aerich, Tortoise's tool: `upgrade` functions that return SQL, in the order of the numbers of their files.

Source: the documentation of aerich 0.8.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from nullguard.frameworks.arguments import constant
from nullguard.frameworks.migrations.bodies import body_of
from nullguard.languages.sql import read_sql_text
from nullguard.model.ddl import AnyChange, Dialect, History, Step
from nullguard.model.documents import AnyDocument
from nullguard.model.facts import SourceFacts
from nullguard.model.span import line_of
from nullguard.model.syntax import Return
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo

FRAMEWORK = "aerich"

_FILE = re.compile(r"(\d+)_\w+\.py")
_CLIENT = "BaseDBAsyncClient"


def aerich_histories(program: Program, documents: Mapping[str, AnyDocument]) -> Iterator[History]:
    """The histories of a program, one for each folder of migrations."""
    folders: dict[str, list[tuple[int, str]]] = {}
    for path, number in numbered_sources(program):
        folders.setdefault(path.rpartition("/")[0], []).append((number, path))
    for folder, found in sorted(folders.items()):
        steps = tuple(_step(program, path) for _, path in sorted(found))
        yield History(FRAMEWORK, steps, Dialect.UNKNOWN, folder)


def numbered_sources(program: Program) -> list[tuple[str, int]]:
    """The sources that are migrations, in order of path, with their numbers."""
    named = ((path, facts, _FILE.fullmatch(path.rpartition("/")[2])) for path, facts in sorted(program.sources.items()))
    return [(path, int(numbered[1])) for path, facts, numbered in named if numbered is not None and _is_migration(facts)]


def _is_migration(facts: SourceFacts) -> bool:
    return any(item.name == _CLIENT and item.module.startswith("tortoise") for item in facts.imports) and any(
        function.name == "upgrade" for function in facts.functions
    )


def _step(program: Program, path: str) -> Step:
    functions = [item for item in program.functions_of(path) if item.owner is None and item.decl.name == "upgrade"]
    name = path.rpartition("/")[2].removesuffix(".py")
    return Step(path, name, tuple(change for function in functions for change in _returned(program, function)))


def _returned(program: Program, function: FunctionInfo) -> Iterator[AnyChange]:
    """The changes in the SQL that a function returns."""
    for statement in body_of(program, function):
        if isinstance(statement, Return) and statement.value is not None:
            text = constant(program, function.path, function.decl.qualname, statement.value)
            if isinstance(text, str):
                yield from read_sql_text(text, line=line_of(statement.value.at))[0]
