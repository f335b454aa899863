"""Texts of queries that Java puts together bit by bit: `sb.append("select o from Order o ").append("where o.note is not null")`,
then `em.createQuery(sb.toString())`.

Known is a text that begins as a query does and of which all parts are constants; what other ways have put together is known
beside it.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from nullguard.flow.domain.values import Asked, ConstantKey, Value
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.knowledge.words import library_names

_BEGINNING: Final = re.compile(r"\s*(?:select|from|with)\b", re.IGNORECASE)
_BUILDERS: Final = library_names("text-builder")
_MOST_TEXTS: Final = 4
_MOST_LETTERS: Final = 8_000

_replace = msgspec.structs.replace


class Built(Asked, frozen=True):
    """The texts that a builder may hold; none where that is not known."""

    texts: tuple[str, ...] = ()

    @property
    def changes_receiver(self) -> bool:
        return True

    def joined(self, other: Asked) -> Asked | None:
        if not isinstance(other, Built):
            return None
        return _built({*self.texts, *other.texts}) if self.texts and other.texts else Built()


class BuiltTextModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "java"

    def basis(self) -> str:
        """Texts stand where they are put together."""
        return ""

    def call(self, site: CallSite) -> Value | None:
        """What is appended to a builder, and its text."""
        receiver = site.receiver
        if receiver is None or receiver.type is None or receiver.type.cls not in _BUILDERS:
            return None
        known = receiver.asked if isinstance(receiver.asked, Built) else None
        if known is None and receiver.constants:  # what it was made of
            known = _built({str(text) for kind, text in receiver.constants if kind == "str" and _BEGINNING.match(str(text))})
        if site.method == "append":
            return _holding(site.result, _appended(known, site))
        if site.method in library_names("builder-changed"):
            return _holding(site.result, Built())
        if site.method == "toString" and known is not None and known.texts:
            return _replace(site.result, constants=_constants(known))
        return None


def _holding(builder: Value, built: Built) -> Value:
    """A builder with its texts; they are constants, too, so that a builder to which only one of two ways appends has both."""
    return _replace(builder, asked=built, constants=_constants(built) if built.texts else None)


def _constants(built: Built) -> frozenset[ConstantKey]:
    return frozenset(("str", text) for text in built.texts)


def _appended(known: Built | None, site: CallSite) -> Built:
    constants = site.arguments[0][1].constants if len(site.arguments) == 1 else None
    if not constants or any(kind != "str" for kind, _ in constants):
        return Built()
    added = [str(text) for _, text in constants]
    if known is None:
        return _built(set(added)) if all(_BEGINNING.match(text) for text in added) else Built()
    return _built({before + text for before in known.texts for text in added})


def _built(texts: set[str]) -> Built:
    if len(texts) > _MOST_TEXTS or any(len(text) > _MOST_LETTERS for text in texts):
        return Built()
    return Built(tuple(sorted(texts)))
