"""The values that a written type allows: `Literal["a", 1, True]`."""

from __future__ import annotations

from nullguard.flow.domain.joins import MAX_CONSTANTS
from nullguard.flow.domain.values import ConstantKey
from nullguard.model.syntax import TypeRef

_LONGEST_NUMBER = 19
"""Digits of a literal that is read as a number."""


def literals(written: TypeRef | None) -> frozenset[ConstantKey] | None:
    """The values that `Literal["a", 1, True]` allows; None for another type, or when one of them is no plain literal."""
    if written is None or written.name != "Literal" or not 0 < len(written.args) <= MAX_CONSTANTS:
        return None
    found: set[ConstantKey] = set()
    for argument in written.args:
        text = argument.name
        if text in ("True", "False"):
            found.add(("bool", text == "True"))
        elif text.removeprefix("-").isdecimal() and len(text) < _LONGEST_NUMBER:
            found.add(("int", int(text)))
        elif len(text) > 1 and text[0] in "'\"" and "\\" not in text:
            found.add(("str", text[1:-1]))
        else:
            return None
    return frozenset(found)
