"""The logarithmic axis that all rulers share, and how labels keep out of each other's way."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import msgspec

CHARACTER = 6.4
"""Pixels that a character of a label takes at most, at 12 pixels of a system font."""


class Axis(msgspec.Struct, frozen=True):
    """From `low` to `high` milliseconds, whole powers of ten, on `left` to `right` pixels. No time at all is at `zero`."""

    low: float
    high: float
    zero: float
    left: float
    right: float

    def x(self, ms: float) -> float:
        """Pixels from the left."""
        if ms < self.low:
            return self.zero
        share = (math.log10(ms) - math.log10(self.low)) / (math.log10(self.high) - math.log10(self.low))
        return round(self.left + share * (self.right - self.left), 1)

    def ticks(self) -> list[float]:
        """The powers of ten."""
        first, last = round(math.log10(self.low)), round(math.log10(self.high))
        return [10.0**power for power in range(first, last + 1)]


def axis(values: Iterable[float], width: float, left: float) -> Axis:
    """The axis on which all these milliseconds have their place; at least from 10 ms to 10 s."""
    known = [ms for ms in values if ms >= 1]
    low = 10.0 ** math.floor(math.log10(min([*known, 10.0])))
    high = 10.0 ** math.ceil(math.log10(max([*known, 10_000.0])))
    return Axis(low, high, left + 10, left + 58, width - 22)


def rows(spans: Sequence[tuple[float, float]]) -> list[int]:
    """For labels from left to right (in pixels, in order of their left ends) the row in which each one is free of the others."""
    ends: list[float] = []
    found = []
    for start, end in spans:
        row = next((index for index, taken in enumerate(ends) if taken <= start), len(ends))
        if row == len(ends):
            ends.append(end)
        else:
            ends[row] = end
        found.append(row)
    return found


def duration(ms: float) -> str:
    """Milliseconds as short as they can be told: `50 ms`, `2.3 s`, `5 min`, `1 h`."""
    if ms < 1:
        return "0"
    if ms < 1000:
        return f"{ms:.3g} ms"
    if ms < 120_000:
        return f"{ms / 1000:.3g} s"
    return f"{ms / 60_000:.3g} min" if ms < 7_200_000 else f"{ms / 3_600_000:.3g} h"
