"""What a relation points to: a class, a string such as `'orders.Order'` or `'self'`, or a setting that names a model."""

from __future__ import annotations

from nullguard.frameworks.django.models.labels import label_in, nearest
from nullguard.frameworks.django.models.models import DEFAULT_USER, Models
from nullguard.knowledge.words import library_names
from nullguard.model.nodes import dotted_name
from nullguard.model.syntax import Call, Constant, Expr
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, VariableInfo

_USER_SETTING = "AUTH_USER_MODEL"
_MOST_STEPS = 4
_LABELS = library_names("label-of-model") | library_names("model-by-label")


class Targets:
    """Resolves targets among the models of one program."""

    def __init__(self, models: Models, concrete: list[ClassInfo]) -> None:
        self._models = models
        self._program = models.program
        self._by_label: dict[tuple[str, str], list[ClassInfo]] = {}
        self._by_name: dict[str, list[ClassInfo]] = {}
        for cls in concrete:
            name = cls.name.lower()
            self._by_label.setdefault((models.app_label(cls).lower(), name), []).append(cls)
            self._by_name.setdefault(name, []).append(cls)
        self._settings = model_settings(self._program)
        self._users = models.users()

    def find(self, to: Expr | None, seen_from: ClassInfo, owner: ClassInfo) -> ClassInfo | None:
        """The model that `to`, standing in the class `seen_from`, means on the model `owner`; None when unknown."""
        path, scope = seen_from.path, seen_from.decl.qualname
        for _ in range(_MOST_STEPS):
            if isinstance(to, Constant):
                return self._named(to.value, owner) if isinstance(to.value, str) else None
            if isinstance(to, Call) and dotted_name(to.function).rpartition(".")[2] == "get_user_model":
                return self._setting(_USER_SETTING, owner)
            if isinstance(to, Call) and dotted_name(to.function).rpartition(".")[2] in _LABELS:
                to = Constant(label_in(argument.value for argument in to.arguments), "str")
                continue
            dotted = dotted_name(to)
            if not dotted:
                return None
            setting = dotted.rpartition(".")[2]
            if setting == _USER_SETTING or (".settings" in f".{dotted}" and setting.isupper()):
                return self._setting(setting, owner)
            found = self._program.resolve(path, dotted, scope)
            if isinstance(found, ClassInfo):
                return found
            if not isinstance(found, VariableInfo) or found.decl.value is None:
                return None
            path, scope, to = found.path, "", found.decl.value
        return None

    def _named(self, name: str, owner: ClassInfo) -> ClassInfo | None:
        if name == "self":
            return owner
        label, _, model = name.lower().rpartition(".")
        candidates = self._by_label.get((label or self._models.app_label(owner).lower(), model), [])
        if not candidates and not label:
            found = self._program.class_named(owner.path, name)
            return found if found is not None and self._models.is_model(found) else None
        if not candidates and len(self._by_name.get(model, ())) == 1:
            candidates = self._by_name[model]  # the app's label is set where nobody can see it
        return nearest(owner.path, candidates)

    def _setting(self, setting: str, owner: ClassInfo) -> ClassInfo | None:
        for name in nearest_setting(self._settings, setting, owner.path):
            found = self._named(name, owner)
            if found is not None:
                return found
        if setting != _USER_SETTING:
            return None
        if len(self._users) == 1:
            return self._users[0]
        if self._users:
            return nearest(owner.path, self._users)
        return self._program.classes.get(DEFAULT_USER)


def model_settings(program: Program) -> dict[str, list[tuple[str, str]]]:
    """Settings that look like the name of a model, each with the sources that give it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path, facts in sorted(program.sources.items()):
        if facts.language != "python":
            continue
        for variable in facts.variables:
            value = variable.value
            if variable.name.endswith("_MODEL") and isinstance(value, Constant) and isinstance(value.value, str):
                if value.value.count(".") == 1:
                    found.setdefault(variable.name, []).append((path, value.value))
    return found


def nearest_setting(settings: dict[str, list[tuple[str, str]]], setting: str, path: str) -> list[str]:
    """What a setting is in the sources that set it, the nearest to `path` first."""
    return [name for _, name in sorted(settings.get(setting, ()), key=lambda item: (-_shared(item[0], path), item[0]))]


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one.split("/")[:-1], other.split("/")[:-1], strict=False):
        if left != right:
            break
        count += 1
    return count
