"""Quantiles of any number of calls in bounded memory: counts in bins that are one per cent wide."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

_WIDTH = math.log(1.01)
_LEAST_MS, _MOST_MS = 0.001, 1e9
_CUT = 0.02
"""What lies this close to a limit was cut off by it."""

_QUANTILES = (("p50", 0.5, 2), ("p90", 0.9, 10), ("p95", 0.95, 20), ("p99", 0.99, 100), ("p999", 0.999, 1000))
"""Name, share, and how many calls are needed before it says something."""

_MOST_SECONDS = 200_000
_MOST_STATUSES = 600


@dataclass(slots=True)
class Sketch:
    """Durations of calls with an error of at most one per cent."""

    count: int = 0
    slowest: float = 0.0
    bins: Counter[int] = field(default_factory=Counter)
    connects: Counter[int] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    seconds: Counter[int] = field(default_factory=Counter)
    cuts: Counter[int] = field(default_factory=Counter)

    def add(self, ms: float, status: int, second: float | None, was_cut: bool, connect_ms: float | None) -> None:
        """One more call; a duration that is none is left out."""
        if not math.isfinite(ms) or ms < 0:
            return
        self.count += 1
        self.slowest = max(self.slowest, ms)
        self.bins[_bin(ms)] += 1
        if 100 <= status <= 599 and len(self.statuses) < _MOST_STATUSES:
            self.statuses[status] += 1
        if was_cut:
            self.cuts[_bin(ms)] += 1
        if connect_ms is not None and math.isfinite(connect_ms) and connect_ms >= 0:
            self.connects[_bin(connect_ms)] += 1
        if second is not None and 0 < second < 1e11 and (len(self.seconds) < _MOST_SECONDS or int(second) in self.seconds):
            self.seconds[int(second)] += 1

    def latency_ms(self) -> dict[str, float]:
        """The quantiles that the number of calls bears out, and the maximum."""
        found = {name: _quantile(self.bins, share, self.slowest) for name, share, least in _QUANTILES if self.count >= least}
        found["max"] = self.slowest
        if sum(self.connects.values()) >= 100:
            found["connect_p99"] = _quantile(self.connects, 0.99, math.inf)
        return found

    def cut_ms(self, timeout_ms: float | None) -> float | None:
        """Where a client's own timeout cut the measurements off; None when nothing says that one did."""
        if timeout_ms is not None and self.slowest >= timeout_ms * (1 - _CUT):
            return timeout_ms
        if self.cuts:
            return _value(min(self.cuts))
        return None


def _bin(ms: float) -> int:
    return math.floor(math.log(min(max(ms, _LEAST_MS), _MOST_MS)) / _WIDTH)


def _value(number: int) -> float:
    return math.exp((number + 0.5) * _WIDTH)


def _quantile(bins: Counter[int], share: float, most: float) -> float:
    wanted = share * sum(bins.values())
    seen = 0
    for number in sorted(bins):
        seen += bins[number]
        if seen >= wanted:
            return min(_value(number), most)
    return most
