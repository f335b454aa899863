"""Two names for one value: what a test tells of one, it tells of the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nullguard.flow.domain.state import MAX_DEPTH, Implication, Path

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


def names_below(path: Path, implications: Sequence[Implication]) -> list[Path]:
    """The other names of what a path leads to by way of something that has several: `order.note` for `pair.getOrder().note` after
    `order = pair.getOrder()`."""
    found: list[Path] = []
    for length in range(1, len(path)) if implications else ():
        holder, below = path[:length], path[length:]
        for other in sorted(names_of(holder, implications)):
            if other != holder and len(other) + len(below) <= MAX_DEPTH:
                found.append((*other, *below))
    return found
