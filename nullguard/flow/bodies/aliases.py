"""Two names for one value: what a test tells of one, it tells of the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nullguard.flow.domain.state import Implication, Path

ASPECTS = ("nonnull", "null", "true", "false")


def alias(target: Path, source: Path) -> Iterator[Implication]:
    """After `target = source`, until either is written again."""
    for aspect in ASPECTS:
        yield Implication(target, aspect, source, aspect)
        yield Implication(source, aspect, target, aspect)


def names_of(path: Path, implications: Iterable[Implication]) -> set[Path]:
    """A path, and those that are other names for its value."""
    told: dict[Path, set[str]] = {}
    for item in implications:
        if item.condition == path and item.aspect == item.consequence:
            told.setdefault(item.path, set()).add(item.aspect)
    return {path, *(other for other, aspects in told.items() if len(aspects) == len(ASPECTS))}
