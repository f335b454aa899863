"""Two names for one value: what a test tells of one, it tells of the other."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.domain.state import Implication, Path

ASPECTS = ("nonnull", "null", "true", "false")


def alias(target: Path, source: Path) -> Iterator[Implication]:
    """After `target = source`, until either is written again."""
    for aspect in ASPECTS:
        yield Implication(target, aspect, source, aspect)
        yield Implication(source, aspect, target, aspect)
