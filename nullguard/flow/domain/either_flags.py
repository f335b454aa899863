"""Flags of one object of which one or the other holds: `charge.isAnnual() || charge.isMonthly()`.

Where two ways meet, neither is known to hold. What both ways tell together is kept beside the flags, under the object's path and
a name that names both, so that it is forgotten when they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_OR: Final = " or "

_MOST: Final = 4
"""More flags in one condition divide the rows into nothing that has a name."""


def either_of(names: Iterable[str]) -> str:
    """The name under which it is kept that one of some flags holds; empty where they are too many, or one."""
    told = sorted({part for name in names for part in flags_in(name)})
    return _OR.join(told) if 1 < len(told) <= _MOST else ""


def flags_in(name: str) -> list[str]:
    """The flags of which one holds; a single one stands for itself."""
    return name.split(_OR)
