"""Texts that the code puts together of constant parts, such as the lines of a query."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Final

from nullguard.flow.domain.values import NONNULL, ConstantKey, Value

_LONGEST = 50_000
"""Texts beyond this are no longer known."""

_MOST_TEXTS: Final = 4
"""Texts that parts of which several are possible may make."""

_QUERY: Final = re.compile(r"\s*(?:select|with)\b", re.IGNORECASE)


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


def queries_of(parts: Sequence[Value]) -> frozenset[ConstantKey] | None:
    """The queries that parts make which stand one behind the other (Python); None when they make something else, or one of them
    is not known. Other texts are not kept: nobody asks what they are."""
    first = parts[0].constants if parts else None
    if not first or any(kind != "str" or _QUERY.match(str(text)) is None for kind, text in first):
        return None
    known = [[str(text) for kind, text in part.constants or () if kind == "str"] for part in parts]
    if any(not texts or len(texts) != len(part.constants or ()) for texts, part in zip(known, parts, strict=True)):
        return None
    found = {"".join(texts) for texts in product(*known)} if all(len(texts) <= _MOST_TEXTS for texts in known) else set()
    return frozenset(("str", text) for text in found) if 0 < len(found) <= _MOST_TEXTS else None
