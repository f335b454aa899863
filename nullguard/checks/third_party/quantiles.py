"""What measured quantiles say of a limit: which share of calls takes longer."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from statistics import NormalDist

from nullguard.model.schema import Endpoint, Window

SHARES = {"p50": 0.5, "p90": 0.9, "p95": 0.95, "p99": 0.99, "p999": 0.999}
"""The share of calls that take no longer than a quantile."""

SHOWN = {"p50": "median", "p90": "p90", "p95": "p95", "p99": "p99", "p999": "p99.9", "max": "maximum"}

_NORMAL = NormalDist()


@dataclass(frozen=True)
class Failures:
    """The share of calls that a limit cuts off. `is_bound`: at least that many (the measurements say no more); `from_model`: by
    a log-normal distribution through two quantiles."""

    share: float
    is_bound: bool = False
    from_model: bool = False


def known(latency_ms: Mapping[str, float]) -> list[tuple[float, float]]:
    """The quantiles as (share, ms), rising in both; figures that contradict lower ones are left out."""
    found: list[tuple[float, float]] = []
    for name, share in SHARES.items():
        ms = latency_ms.get(name)
        if ms is not None and ms > 0 and (not found or ms > found[-1][1]):
            found.append((share, ms))
    return found


def failures(endpoint: Endpoint, limit_ms: float) -> Failures | None:
    """How many calls take longer than a limit; None where the measurements do not tell.

    Between and beyond two quantiles latencies are taken for log-normal; from a single one only follows that at least the rest
    takes longer. Nothing is said above the limit that the measurements themselves were cut at.
    """
    quantiles = known(endpoint.latency_ms)
    cut = endpoint.censored_at_ms
    if cut is not None:
        quantiles = [(share, ms) for share, ms in quantiles if ms < cut]
        reached = [SHARES[name] for name in SHARES if endpoint.latency_ms.get(name, 0) >= cut]
        if limit_ms >= cut:
            return Failures(1 - min(reached), is_bound=True) if reached and limit_ms == cut else None
    if not quantiles or limit_ms <= 0:
        return None
    if len(quantiles) == 1:
        share, ms = quantiles[0]
        return Failures(1 - share, is_bound=True) if limit_ms <= ms else None
    above = next((index for index, (_, ms) in enumerate(quantiles) if ms >= limit_ms), len(quantiles) - 1)
    (low_share, low), (high_share, high) = quantiles[max(above, 1) - 1], quantiles[max(above, 1)]
    low_z, high_z = _NORMAL.inv_cdf(low_share), _NORMAL.inv_cdf(high_share)
    sigma = (math.log(high) - math.log(low)) / (high_z - low_z)
    z = low_z + (math.log(limit_ms) - math.log(low)) / sigma
    return Failures(1 - _NORMAL.cdf(z), from_model=True)


def calls_a_day(window: Window) -> float | None:
    """How many calls were measured a day; None where the manifest does not say."""
    if not window.samples:
        return None
    try:
        days = (date.fromisoformat(window.until[:10]) - date.fromisoformat(window.since[:10])).days + 1
    except ValueError:
        return None
    return window.samples / days if days > 0 else None


def digits(number: float, most: int = 2) -> str:
    """A number rounded to so many digits, without an exponent below a million: `0.38`, `120`."""
    return f"{float(f'{number:.{most}g}'):g}"


def percent(share: float) -> str:
    """A share of calls for people: `6 %`, `0.031 %`, `100 %`."""
    value = share * 100
    return f"{digits(value)} %" if value >= 0.001 else "less than 0.001 %"


def count(number: float) -> str:
    """A number of calls for people: three digits."""
    if number >= 1000:
        return f"{int(float(f'{number:.2g}')):,}"
    return digits(number) if number < 100 else f"{number:.0f}"
