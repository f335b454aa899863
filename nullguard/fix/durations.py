"""How long a timeout has to be, and how the new number is written in the place of the old one."""

from __future__ import annotations

import math
import re

import msgspec

from nullguard.model.endpoints import EndpointTimes

P99, P999 = 2.3263, 3.0902
"""Standard deviations below which 99 % and 99.9 % of a normal distribution lie."""

HEADROOM = 1.5
"""What a timeout is above the 99.9th percentile: months differ from each other, and percentiles are measured in quiet ones."""

_FACTORS = (1e-6, 1e-3, 1.0, 1000.0, 60_000.0, 3_600_000.0, 86_400_000.0)
_NUMBER = re.compile(r"(?<![\w.])\d[\d_]*(?:\.\d+)?(?![\d.])")
_PRODUCT = re.compile(r"\s*\d[\d_]*(?:\.\d+)?[lL]?(?:\s*\*\s*\d[\d_]*(?:\.\d+)?[lL]?)+\s*")
_TOLERANCE = 1e-6


class Needed(msgspec.Struct, frozen=True):
    """How long a timeout has to be in milliseconds, and the figures that say so."""

    ms: float
    evidence: str


class Unknown(msgspec.Struct, frozen=True):
    """Nothing tells how long answers take, and why not."""

    reason: str


def sigma(p50: float, p99: float) -> float:
    """The sigma of the log-normal distribution with this median and 99th percentile (`reference`: ln(p99/p50)/2.3263)."""
    return math.log(p99 / p50) / P99


def needed(times: EndpointTimes, headroom: float = HEADROOM) -> Needed | Unknown:
    """The 99.9th percentile with headroom. Where the manifest has none, it is estimated from median and 99th percentile, and
    never above the slowest answer that was seen."""
    figures = times.latency_ms
    if not figures:
        return Unknown("the manifest has no latency of this endpoint")
    quantile, how = figures.get("p999"), "p99.9"
    if quantile is None:
        p50, p99 = figures.get("p50"), figures.get("p99")
        if not p50 or not p99 or p99 < p50:
            return Unknown("the manifest has neither p99.9 nor p50 and p99 of this endpoint")
        quantile = p50 * math.exp(P999 * sigma(p50, p99))
        quantile, how = min(quantile, figures.get("max", quantile)), "p99.9 estimated from p50 and p99"
    if times.censored_at_ms is not None and quantile >= times.censored_at_ms:
        return Unknown(f"the measurements were cut off at {spoken(times.censored_at_ms)}: nobody knows how long answers take")
    ms = rounded(quantile * headroom)
    return Needed(ms, f"{how} is {spoken(_significant(quantile))}, times {headroom:g}")


def rounded(ms: float) -> float:
    """The next round number above: tens below a second, halves of a second below ten, whole seconds above."""
    step = 10 if ms < 1000 else 500 if ms < 10_000 else 1000 if ms < 120_000 else 60_000
    return float(math.ceil(ms / step - _TOLERANCE) * step)


def spoken(ms: float) -> str:
    """Milliseconds for people: `50 ms`, `2.3 s`."""
    return f"{ms:g} ms" if ms < 1000 else f"{ms / 1000:g} s"


def written(ms: float, unit: str) -> str | None:
    """A number of seconds (`s`) or milliseconds (`ms`) as code has it; None for other units."""
    if unit == "s":
        seconds = ms / 1000
        return str(int(seconds)) if seconds == int(seconds) else f"{seconds:g}"
    return str(math.ceil(ms)) if unit == "ms" else None


def scaled(text: str, old_ms: float, new_ms: float) -> str | None:
    """The text of a duration (`2`, `2_000`, `"2s"`, `Duration.ofSeconds(2)`, `2 * 1000`) with its number changed so that it means
    `new_ms` in place of `old_ms`. Whole numbers stay whole, rounded up. None where it is not plain which number that is."""
    numbers = list(_NUMBER.finditer(text)) or list(re.finditer(r"\d+(?:\.\d+)?", text))
    if len(numbers) != 1 and not _PRODUCT.fullmatch(text):
        return None
    if not numbers or old_ms <= 0:
        return None
    first = numbers[0]
    number = float(first[0].replace("_", ""))
    if number <= 0:
        return None
    factor = old_ms / number
    if len(numbers) == 1 and not any(math.isclose(factor, known, rel_tol=_TOLERANCE) for known in _FACTORS):
        return None
    wanted = new_ms / factor
    new = f"{wanted:g}" if "." in first[0] else str(math.ceil(wanted - _TOLERANCE))
    if "_" in first[0] and "." not in new:
        new = f"{int(new):_}"
    return text[: first.start()] + new + text[first.end() :]


def _significant(ms: float) -> float:
    return float(f"{ms:.2g}") if ms >= 100 else float(f"{ms:.1f}")
