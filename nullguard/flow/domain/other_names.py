"""The names by which a state knows one value."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.flow.domain.implications import Implication
from nullguard.flow.domain.state import Path

ASPECTS = ("nonnull", "null", "true", "false")


def names_of(path: Path, implications: Iterable[Implication]) -> set[Path]:
    """A path, and those that are other names for its value."""
    same = [item for item in implications if item.condition == path and item.aspect == item.consequence]
    if len(same) < len(ASPECTS):  # nearly always
        return {path}
    told: dict[Path, set[str]] = {}
    for item in same:
        told.setdefault(item.path, set()).add(item.aspect)
    return {path, *(other for other, aspects in told.items() if len(aspects) == len(ASPECTS))}
