"""Texts that the code puts together of constant parts, such as the lines of a query."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.flow.domain.values import NONNULL, ConstantKey, Value

_LONGEST = 50_000
"""Texts beyond this are no longer known."""


def concatenated(values: Iterable[Value]) -> frozenset[ConstantKey] | None:
    """The text that the values make in Java's `+`; None when one of them is not a text that is known."""
    parts: list[str] = []
    for value in values:
        if value.null != NONNULL or value.constants is None or len(value.constants) != 1:
            return None
        kind, text = next(iter(value.constants))
        if kind not in ("str", "char"):
            return None
        parts.append(text)
    whole = "".join(parts)
    return frozenset({("str", whole)}) if len(whole) <= _LONGEST else None
