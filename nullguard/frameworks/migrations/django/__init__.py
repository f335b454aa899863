"""Django's migrations as histories: operations replayed along the graph of dependencies, one history for each project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nullguard.frameworks.migrations.django.operations import Operations
from nullguard.frameworks.migrations.django.plan import Plan, place, plans
from nullguard.frameworks.migrations.django.sources import migrations_of
from nullguard.model.ddl import History, Step
from nullguard.model.documents import AnyDocument
from nullguard.program.program import Program

FRAMEWORK = "django"


def django_histories(program: Program, documents: Mapping[str, AnyDocument]) -> Iterator[History]:
    """The histories of all Django projects of a program."""
    for plan in plans(migrations_of(program)):
        yield _history(program, plan)


def _history(program: Program, plan: Plan) -> History:
    operations = Operations(program)
    steps = tuple(
        Step(migration.path, f"{migration.label}.{migration.name}", tuple(operations.changes(migration)))
        for migration in plan.migrations
    )
    unit = _common_folder([migration.folder for migration in plan.migrations])
    problems = sorted({*plan.problems, *operations.problems}, key=place)
    return History(FRAMEWORK, steps, unit=unit, problems=tuple(problems))


def _common_folder(folders: list[str]) -> str:
    shared = folders[0].split("/") if folders else []
    for folder in folders:
        parts = folder.split("/")
        while shared != parts[: len(shared)]:
            shared = shared[:-1]
    return "/".join(shared)


__all__ = ["FRAMEWORK", "django_histories"]
