"""What formats tell: single calls, or figures of many."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Called:
    """What was called: host and path as in URLs (the path may be a template already), method, and a name where there is one."""

    host: str = ""
    method: str = ""
    path: str = ""
    operation: str = ""
    service: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """One call that took `ms`. `status` is 0 when unknown, `second` when it was made (since 1970), None when unknown;
    `was_cut`: the client gave up."""

    called: Called
    ms: float
    status: int = 0
    second: float | None = None
    was_cut: bool = False
    connect_ms: float | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Quantiles of many calls, by the manifest's names, in ms. Figures at or above `cut_ms` are lower bounds."""

    called: Called
    latency_ms: Mapping[str, float]
    samples: int | None = None
    statuses: Mapping[str, float] = field(default_factory=dict)
    cut_ms: float | None = None
    first: float | None = None
    last: float | None = None
    error_rate: float | None = None


Observation = Call | Figures

_MOST_SAMPLES = 10**15


def whole(number: Any) -> int | None:
    """A number of calls as formats write it; None for what is none."""
    if isinstance(number, bool) or not isinstance(number, (int, float)) or not math.isfinite(number):
        return None
    return int(number) if 0 <= number <= _MOST_SAMPLES else None


class Malformed(Exception):
    """What cannot be read: the line (0: the file as a whole), what is wrong, and what to do."""

    def __init__(self, line: int, message: str, remedy: str = "") -> None:
        self.line, self.message, self.remedy = line, message, remedy
        super().__init__(message)
