"""Columns that a later migration added, because rows older than the column have no value in it."""

from __future__ import annotations

from nullguard.frameworks.arguments import Arguments
from nullguard.frameworks.django.labels import AppLabels
from nullguard.manifest.nullability import MIGRATION_ADDED
from nullguard.model.schema import Evidence, Origin
from nullguard.model.span import line_of
from nullguard.model.syntax import Call, Collection, Expr
from nullguard.program.program import Program
from nullguard.program.python_names import dotted_expression
from nullguard.program.symbols import ClassInfo

_MIGRATION = "django.db.migrations.Migration"
_MOST_OPERATIONS = 2000


def added_columns(program: Program, labels: AppLabels | None = None) -> dict[tuple[str, str, str], Evidence]:
    """The nullable fields that migrations add to existing tables, by app label, lower-case model and field name.

    Only `AddField` counts, and of several for one field the last in order of path. The evidence says that the column
    came later, not whether it is still nullable: that is for who replays all migrations.
    """
    found: dict[tuple[str, str, str], Evidence] = {}
    migrations = [
        cls
        for _, cls in sorted(program.classes.items())
        if cls.name == "Migration" and not cls.is_library and cls.path.endswith(".py") and _is_migration(program, cls)
    ]
    if not migrations:
        return found
    labels = labels or AppLabels(program)
    for cls in migrations:
        for call in _operations(cls):
            if dotted_expression(call.function).rpartition(".")[2] != "AddField":
                continue
            arguments = Arguments(program, cls.path, cls.decl.qualname, call)
            model, name = arguments.text("model_name", 0), arguments.text("name", 1)
            field = arguments.expression("field", 2)
            if not model or not name or not isinstance(field, Call):
                continue
            options = Arguments(program, cls.path, cls.decl.qualname, field)
            if options.flag("null") is True:
                text = "AddField with null=True"
                evidence = Evidence(Origin.MIGRATION, None, False, cls.path, line_of(call.at), text, MIGRATION_ADDED)
                found[(labels.of(cls).lower(), model.lower(), name)] = evidence
    return found


def _is_migration(program: Program, cls: ClassInfo) -> bool:
    return any(name == _MIGRATION or name.endswith("migrations.Migration") for name in program.base_names(cls))


def _operations(cls: ClassInfo) -> list[Call]:
    """The operations of a migration, those inside SeparateDatabaseAndState too."""
    pending: list[Expr] = [field.value for field in cls.decl.fields if field.name == "operations" and field.value is not None]
    found: list[Call] = []
    while pending and len(found) < _MOST_OPERATIONS:
        value = pending.pop()
        if isinstance(value, Collection):
            pending.extend(reversed(value.items))
        elif isinstance(value, Call):
            if dotted_expression(value.function).endswith("SeparateDatabaseAndState"):
                pending.extend(argument.value for argument in reversed(value.arguments) if argument.name == "database_operations")
            else:
                found.append(value)
    return found
