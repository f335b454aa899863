"""Texts that are written out in a tuple or list: `REQUIRED = ("note", "code")`."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.values import NONNULL, Value
from nullguard.model import syntax as s

MOST_ITEMS: Final = 6
"""More items are gone through as any others are."""


def the_text(value: Value) -> str | None:
    """The one text that a value is known to be."""
    constants = value.constants
    ((kind, text),) = constants if constants is not None and len(constants) == 1 and value.null == NONNULL else (("", None),)
    return text if kind == "str" and isinstance(text, str) else None


def texts_in(collection: Value) -> tuple[s.Expr, ...]:
    """The texts that a tuple or list holds; none where it holds anything else, or more than MOST_ITEMS."""
    found = [the_text(item) for item in collection.items or ()]
    return tuple([s.Constant(text, "str") for text in found]) if None not in found and len(found) <= MOST_ITEMS else ()
