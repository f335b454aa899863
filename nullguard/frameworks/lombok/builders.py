"""Lombok's builders: what `Order.builder().number(…).build()` makes.

Source: the Lombok 1.18 feature pages for @Builder and @SuperBuilder.
"""

from __future__ import annotations

from nullguard.flow.domain.values import NONNULL, UNKNOWN, Value
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.knowledge.words import library_names
from nullguard.model.syntax import Constant
from nullguard.program.symbols import BUILDER, ClassInfo, Type

_MAKING = library_names("builder-annotation")
_OF_COPY = "toBuilder"
_BEGINNING = {"builder": "builderMethodName", _OF_COPY: ""}
"""Methods that give a builder, and the annotation's argument that calls them otherwise."""


class LombokModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "java"

    def basis(self) -> str:
        """Classes alone tell which have builders."""
        return ""

    def call(self, site: CallSite) -> Value | None:
        """A builder, what each of its methods gives, and what it makes."""
        receiver = site.receiver
        if receiver is not None and receiver.type is not None and receiver.type.cls == BUILDER:
            if site.method == "build" and not site.arguments:
                return Value(NONNULL, receiver.type.args[0], fresh=True, named=receiver.named)
            return Value(NONNULL, receiver.type, named=_with_given(site, receiver))
        if site.method not in _BEGINNING or site.arguments or site.result.type is not None:
            return None
        cls = site.callee if isinstance(site.callee, ClassInfo) else site.world.class_of(receiver.type) if receiver else None
        if cls is None or cls.is_library or not _has_builder(cls, site.method):
            return None
        kept = receiver.named if receiver is not None and site.method == _OF_COPY else ()  # a changed copy has all else
        return Value(NONNULL, Type(BUILDER, (Type(cls.id),)), named=kept)


def _with_given(site: CallSite, builder: Value) -> tuple[tuple[str, Value], ...]:
    """What the object will have, with what a method of the builder is given for the field of its name: where that is known."""
    kept = tuple((name, value) for name, value in builder.named if name != site.method)
    given = site.arguments[0][1] if len(site.arguments) == 1 else None
    is_known = given is not None and given.null != UNKNOWN
    return (*kept, (site.method, given)) if given is not None and is_known and len(kept) < _MOST_GIVEN else kept


_MOST_GIVEN = 40
"""Fields of which a builder's values are kept."""


def _has_builder(cls: ClassInfo, method: str) -> bool:
    for annotation in cls.decl.annotations:
        if annotation.simple_name in _MAKING:
            given = {argument.name: argument.value for argument in annotation.arguments}
            if method == _OF_COPY:
                return isinstance(flag := given.get("toBuilder"), Constant) and flag.value is True
            return _BEGINNING[method] not in given
    return False
