"""All histories of a tree, whatever framework wrote them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from nullguard.frameworks.migrations.aerich import aerich_histories
from nullguard.frameworks.migrations.alembic import alembic_histories
from nullguard.frameworks.migrations.code_ddl import code_histories
from nullguard.frameworks.migrations.django import django_histories
from nullguard.frameworks.migrations.flyway import flyway_histories
from nullguard.frameworks.migrations.liquibase import liquibase_histories
from nullguard.frameworks.migrations.sql_files import documented_histories, sql_file_histories
from nullguard.frameworks.migrations.updown import updown_histories
from nullguard.model.ddl import CreateTable, History
from nullguard.model.documents import AnyDocument
from nullguard.program.program import Program

Reader = Callable[[Program, Mapping[str, AnyDocument]], Iterable[History]]

_READERS: tuple[Reader, ...] = (
    django_histories,
    alembic_histories,
    aerich_histories,
    liquibase_histories,
    flyway_histories,
    updown_histories,
    sql_file_histories,
    code_histories,
)
"""One for each framework, the most trusted first: what an earlier one knows of a table counts more than a later one."""


def histories(program: Program, documents: Mapping[str, AnyDocument]) -> tuple[History, ...]:
    """The histories of a program; `documents` are the files other than code, by path. SQL among the documentation counts where
    nothing else creates tables."""
    found = tuple(history for read in _READERS for history in read(program, documents))
    return found if any(_creates(history) for history in found) else (*found, *documented_histories(program, documents))


def _creates(history: History) -> bool:
    return any(isinstance(change, CreateTable) for step in history.steps for change in step.changes)
