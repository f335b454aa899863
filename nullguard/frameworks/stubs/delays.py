"""The delays that answers may have."""

from __future__ import annotations

import math

_QUANTILE = 3.0902
"""Standard deviations that 99.9 % of a normal distribution lie below."""


def log_normal(median: float | None, sigma: float | None) -> tuple[float, ...]:
    """Median and the 99.9th percentile, in milliseconds; none when a parameter is unknown."""
    if median is None or sigma is None:
        return ()
    return (median, median * math.exp(_QUANTILE * min(abs(sigma), 5.0)))


def between(lower: float | None, upper: float | None) -> tuple[float, ...]:
    """The ends of a uniform distribution."""
    return (lower, upper) if lower is not None and upper is not None else ()
