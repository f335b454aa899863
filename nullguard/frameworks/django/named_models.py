"""Models that code asks for by name: `apps.get_model("shop.Order")`, `get_model("shop", "Order")`."""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.flow.domain.values import BY_CONVENTION, NONNULL, Value
from nullguard.flow.protocols import CallSite
from nullguard.frameworks.django.labels import AppLabels
from nullguard.model.schema import Entity
from nullguard.model.syntax import Constant
from nullguard.program.program import Program
from nullguard.program.symbols import CLASS_OBJECT, ClassInfo, Type

GET_MODEL = "get_model"


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

    def given(self, site: CallSite) -> Value | None:
        """The class that a call of `get_model` gives; None where its arguments do not name one model."""
        texts = [item.value.value for item, _ in site.arguments if isinstance(item.value, Constant)]
        words = [text for text in texts[:2] if isinstance(text, str)]
        label, _, name = ".".join(words).rpartition(".")
        found = self._by_name.get((label.lower(), name.lower()))
        cls = site.world.class_of(Type(found)) if found is not None else None
        if not isinstance(cls, ClassInfo):
            return None
        return Value(NONNULL, Type(CLASS_OBJECT, (Type(cls.id),)), symbol=cls, typed=BY_CONVENTION)
