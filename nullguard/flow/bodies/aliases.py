"""Two names for one value: what a test tells of one, it tells of the other."""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.flow.domain.other_names import ASPECTS, names_of
from nullguard.flow.domain.state import MAX_DEPTH, Implication, Path

__all__ = ["ASPECTS", "alias", "names_below", "names_of"]


def alias(target: Path, source: Path) -> list[Implication]:
    """After `target = source`, until either is written again."""
    ways = ((target, source), (source, target))
    return [Implication(one, aspect, other, aspect) for aspect in ASPECTS for one, other in ways]


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
