"""Lombok's builders: what `Order.builder().number(…).build()` makes.

Source: the Lombok 1.18 feature pages for @Builder and @SuperBuilder.
"""

from __future__ import annotations

from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.protocols import CallSite, QueriesAsText
from nullguard.flow.world import World
from nullguard.model.syntax import Constant
from nullguard.program.symbols import BUILDER, ClassInfo, FunctionInfo, Type

_MAKING = frozenset({"Builder", "SuperBuilder"})
_BEGINNING = {"builder": "builderMethodName", "toBuilder": ""}
"""Methods that give a builder, and the annotation's argument that calls them otherwise."""


class LombokModel(QueriesAsText):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "java"

    def basis(self) -> str:
        """Classes alone tell which have builders."""
        return ""

    def attribute(self, world: World, receiver: Value, name: str) -> Value | None:
        """Builders have no attributes."""
        return None

    def call(self, site: CallSite) -> Value | None:
        """A builder, what each of its methods gives, and what it makes."""
        receiver = site.receiver
        if receiver is not None and receiver.type is not None and receiver.type.cls == BUILDER:
            made = site.method == "build" and not site.arguments
            return Value(NONNULL, receiver.type.args[0], fresh=True) if made else Value(NONNULL, receiver.type)
        if site.method not in _BEGINNING or site.arguments or site.result.type is not None:
            return None
        cls = site.callee if isinstance(site.callee, ClassInfo) else site.world.class_of(receiver.type) if receiver else None
        if cls is None or cls.is_library or not _has_builder(cls, site.method):
            return None
        return Value(NONNULL, Type(BUILDER, (Type(cls.id),)))

    def parameters(self, world: World, function: FunctionInfo, names: list[str]) -> dict[str, Type]:
        """Nothing is fixed by convention alone."""
        return {}


def _has_builder(cls: ClassInfo, method: str) -> bool:
    for annotation in cls.decl.annotations:
        if annotation.name.rpartition(".")[2] in _MAKING:
            given = {argument.name: argument.value for argument in annotation.arguments}
            if method == "toBuilder":
                return isinstance(flag := given.get("toBuilder"), Constant) and flag.value is True
            return _BEGINNING[method] not in given
    return False
