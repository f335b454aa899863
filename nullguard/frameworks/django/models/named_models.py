"""Models that code asks for by name: `apps.get_model("shop.Order")`, `get_model("shop", "Order")`, and the one that the settings
name as the users': `get_user_model()`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nullguard.flow.domain.values import BY_CONVENTION, NONNULL, Value
from nullguard.flow.protocols import CallSite
from nullguard.frameworks.django.models.labels import AppLabels, label_in
from nullguard.frameworks.django.models.models import DEFAULT_USER, USER_BASES
from nullguard.frameworks.django.models.targets import model_settings
from nullguard.knowledge.words import library_names
from nullguard.model.nodes import last_name
from nullguard.model.schema import Entity
from nullguard.model.syntax import Call
from nullguard.program.program import Program
from nullguard.program.symbols import CLASS_OBJECT, ClassInfo, FunctionInfo, Type, VariableInfo

GET_USER_MODEL = "get_user_model"

USER_SETTING = "AUTH_USER_MODEL"

_BY_LABEL = library_names("model-by-label")


class NamedModels:
    """The models of a project by the labels of their apps and their names, both without regard to case."""

    def __init__(self, program: Program, entities: Sequence[Entity]) -> None:
        self._by_name: dict[tuple[str, str], str | None] = {}
        classes = [
            program.classes.get(entity.class_id) for entity in entities if entity.framework == "django" and not entity.abstract
        ]
        labels = AppLabels(program) if classes else None
        for cls in classes:
            if cls is not None and labels is not None:
                key = (labels.of(cls).lower(), cls.decl.name.lower())
                self._by_name[key] = cls.id if key not in self._by_name else None
        self.models = frozenset(cls.id for cls in classes if cls is not None)
        """The ids of all models that are not abstract."""
        self.user = _user(program, classes, self._by_name) if classes else ""
        """The id of the model that `get_user_model()` gives; empty when nothing tells which that is."""

    def basis(self) -> str:
        """What answers depend on besides the sources that they are drawn from: labels are told by classes and settings."""
        return repr((self.user, sorted((*key, found or "") for key, found in self._by_name.items())))

    def given(self, site: CallSite) -> Value | None:
        """The class that a call of `get_model` gives; None where its arguments do not name one model."""
        found = self.named(label_in(item.value for item, _ in site.arguments))
        return _class(site, found) if found else None

    def named(self, text: str) -> str:
        """The id of the model that `shop.Order` names; empty for none, or several."""
        label, _, name = text.rpartition(".")
        return self._by_name.get((label.lower(), name.lower())) or ""

    def class_named(self, program: Program, path: str, dotted: str, scope: str = "") -> ClassInfo | None:
        """The class of a name, also of a variable that holds a model asked for by name: `User = get_user_model()`."""
        found = program.class_named(path, dotted, scope)
        if found is not None:
            return found
        symbol = program.resolve(path, dotted, scope)
        held = symbol.decl.value if isinstance(symbol, VariableInfo) else None
        return program.classes.get(self.called(held)) if isinstance(held, Call) else None

    def called(self, call: Call) -> str:
        """The id of the model that a call gives: by its label, or as the users' model; empty for other calls."""
        if last_name(call.function) in _BY_LABEL:
            return self.named(label_in(argument.value for argument in call.arguments))
        return self.user if last_name(call.function) == GET_USER_MODEL else ""

    def given_user(self, site: CallSite) -> Value | None:
        """The class that a call of `get_user_model` gives, unless that is a function of the project's own."""
        is_own = isinstance(site.callee, FunctionInfo) and not site.callee.is_library
        return _class(site, self.user) if self.user and not site.arguments and not is_own else None


def _class(site: CallSite, class_id: str) -> Value | None:
    cls = site.world.class_of(Type(class_id))
    if not isinstance(cls, ClassInfo):
        return None
    return Value(NONNULL, Type(CLASS_OBJECT, (Type(cls.id),)), symbol=cls, typed=BY_CONVENTION)


def _user(program: Program, classes: list[ClassInfo | None], by_name: Mapping[tuple[str, str], str | None]) -> str:
    """The users' model: what all settings name, the only one of the project, or else the library's own."""
    written = {value.lower().partition(".") for _, value in model_settings(program).get(USER_SETTING, ())}
    named = {found for label, _, name in written if (found := by_name.get((label, name)))}
    if named:
        return named.pop() if len(named) == 1 else ""
    known = [cls for cls in classes if cls is not None and not cls.is_library]
    own = [cls.id for cls in known if not program.base_names(cls).isdisjoint(USER_BASES)]
    if own or written - {("auth", ".", "user")}:
        return own[0] if len(own) == 1 else ""
    return DEFAULT_USER if DEFAULT_USER in program.classes else ""
