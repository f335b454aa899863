"""Django projects for tests: apps with migrations, and the tables that these make."""

from __future__ import annotations

from collections.abc import Mapping

from nullguard.frameworks.migrations.django import django_histories
from nullguard.manifest.replay import replay
from nullguard.model.ddl import History
from nullguard.model.schema import Table
from nullguard.program.program import Program

HEADER = "from django.conf import settings\nfrom django.db import migrations, models\n"

FIELDS = '[("id", models.AutoField(primary_key=True)), ("number", models.CharField(max_length=9))]'
ORDER = f'migrations.CreateModel("Order", {FIELDS}),'


def migration(*operations: str, after: str = "", **attributes: str) -> str:
    """The text of a migration; `after` names the one of the app `shop` before it."""
    body = "\n".join(f"        {line}" for operation in operations for line in operation.splitlines())
    dependencies = attributes.pop("dependencies", f'[("shop", "{after}")]' if after else "[]")
    further = "".join(f"    {name} = {value}\n" for name, value in attributes.items())
    return (
        f"{HEADER}class Migration(migrations.Migration):\n    dependencies = {dependencies}\n{further}"
        f"    operations = [\n{body}\n    ]\n"
    )


def app(*migrations: str, name: str = "shop") -> dict[str, str]:
    """The files of an app whose migrations 0001_m, 0002_m … hold these operations, each after the one before."""
    files = {f"{name}/models.py": "from django.db import models\n"}
    before = ""
    for number, operations in enumerate(migrations, 1):
        dependencies = f'[("{name}", "{before}")]' if before else "[]"
        before = f"{number:04}_m"
        files[f"{name}/migrations/{before}.py"] = migration(operations, dependencies=dependencies)
    return files


def histories(program: Program) -> list[History]:
    return list(django_histories(program, {}))


def tables(program: Program) -> Mapping[str, Table]:
    """The tables at the end of the program's only history."""
    (history,) = histories(program)
    return replay(history)


def nullable(table: Table) -> dict[str, bool | None]:
    """Whether each column may be null."""
    return {name: column.nullable for name, column in table.columns.items()}
