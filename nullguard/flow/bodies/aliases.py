"""Two names for one value: what a test tells of one, it tells of the other."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.flow.domain.state import Implication, Path

ASPECTS = ("nonnull", "null", "true", "false")


def alias(target: Path, source: Path) -> list[Implication]:
    """After `target = source`, until either is written again."""
    ways = ((target, source), (source, target))
    return [Implication(one, aspect, other, aspect) for aspect in ASPECTS for one, other in ways]


def names_of(path: Path, implications: Iterable[Implication]) -> set[Path]:
    """A path, and those that are other names for its value."""
    told: dict[Path, set[str]] = {}
    for item in implications:
        if item.condition == path and item.aspect == item.consequence:
            told.setdefault(item.path, set()).add(item.aspect)
    return {path, *(other for other, aspects in told.items() if len(aspects) == len(ASPECTS))}
