"""The migrations of a program: classes, what they depend on and replace, and the expressions that are their operations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nullguard.frameworks.django.models.labels import AppLabels
from nullguard.frameworks.django.models.listed_items import items
from nullguard.frameworks.django.models.targets import model_settings, nearest_setting
from nullguard.frameworks.migrations.bodies import body_of
from nullguard.model.nodes import dotted_name
from nullguard.model.syntax import (
    Assign,
    Call,
    Collection,
    Constant,
    Expr,
    LocalClass,
    Name,
)
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

MODULE = "<module>"
FIRST, LATEST = "__first__", "__latest__"

_MIGRATION = "django.db.migrations.Migration"
Reference = tuple[str, str]
"""App label and name of a migration."""


@dataclass(frozen=True)
class Migration:
    """A migration. `folder` is its source's, `label` its app's; references name others, FIRST and LATEST stand for names."""

    cls: ClassInfo
    folder: str
    label: str
    name: str
    dependencies: tuple[Reference, ...] = ()
    run_before: tuple[Reference, ...] = ()
    replaces: tuple[Reference, ...] = ()

    @property
    def path(self) -> str:
        return self.cls.path


class ModelSettings:
    """Settings that name a model, such as AUTH_USER_MODEL."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._settings = model_settings(program)

    def model(self, setting: str, path: str) -> str:
        """`app.Model` that a setting names as seen from a source; empty when nothing sets it. `settings.` may stand before."""
        name = setting.rpartition(".")[2]
        self._program.reads.update(place for place, _ in self._settings.get(name, ()))
        found = nearest_setting(self._settings, name, path)
        return found[0] if found else "auth.User" if name == "AUTH_USER_MODEL" else ""


def migrations_of(program: Program) -> tuple[Migration, ...]:
    """All migrations in order of path."""
    classes = [
        cls
        for path in migration_sources(program)
        for cls in program.classes_of(path)
        if cls.name == "Migration" and not cls.outer and _is_migration(program, cls)
    ]
    if not classes:
        return ()
    labels, settings = AppLabels(program), ModelSettings(program)
    return tuple(_read(program, cls, _label(labels, cls), settings) for cls in classes)


def migration_sources(program: Program) -> list[str]:
    """The sources with a class that is called as migrations are, in order."""
    python = ((path, facts) for path, facts in sorted(program.sources.items()) if path.endswith(".py"))
    return [path for path, facts in python if any(cls.name == "Migration" for cls in facts.classes)]


def attribute(program: Program, cls: ClassInfo, name: str) -> Expr | None:
    """What a class attribute is set to, however long it is; of several assignments the first."""
    declared = next((field for field in cls.decl.fields if field.name == name), None)
    if declared is None or declared.value is not None:
        return declared.value if declared is not None else None
    module = next((function for function in program.functions_of(cls.path) if function.decl.name == MODULE), None)
    for statement in body_of(program, module) if module is not None else ():
        if isinstance(statement, LocalClass) and statement.qualname == cls.decl.qualname:
            for inner in statement.body:
                if isinstance(inner, Assign) and any(isinstance(item, Name) and item.id == name for item in inner.targets):
                    return inner.value
    return None


def _label(labels: AppLabels, cls: ClassInfo) -> str:
    """The app of a migration: of the setting MIGRATION_MODULES no more is known than that the folder stands in the app's."""
    folder = cls.path.rpartition("/")[0]
    return labels.of(cls) if "migrations" in folder.split("/") else labels.of_folder(folder.rpartition("/")[0])


def _is_migration(program: Program, cls: ClassInfo) -> bool:
    return any(name == _MIGRATION or name.endswith("migrations.Migration") for name in program.base_names(cls))


def _read(program: Program, cls: ClassInfo, label: str, settings: ModelSettings) -> Migration:
    folder, _, file = cls.path.rpartition("/")
    dependencies, run_before, replaces = (
        tuple(_references(program, cls, name, settings)) for name in ("dependencies", "run_before", "replaces")
    )
    return Migration(cls, folder, label, file.removesuffix(".py"), dependencies, run_before, replaces)


def _references(program: Program, cls: ClassInfo, name: str, settings: ModelSettings) -> Iterator[Reference]:
    for item in items(program, cls, attribute(program, cls, name)):
        if isinstance(item, Collection) and len(item.items) == 2:
            label, other = item.items
            if isinstance(label, Constant) and isinstance(other, Constant):
                yield str(label.value), str(other.value)
        elif isinstance(item, Call) and dotted_name(item.function).endswith("swappable_dependency") and item.arguments:
            target = item.arguments[0].value
            model = str(target.value) if isinstance(target, Constant) else settings.model(dotted_name(target), cls.path)
            if "." in model:
                yield model.partition(".")[0], FIRST
