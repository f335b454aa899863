"""Durations as configuration files write them."""

from __future__ import annotations

import re

UNITS_MS = {
    "ns": 1e-6,
    "nanos": 1e-6,
    "nanoseconds": 1e-6,
    "us": 1e-3,
    "µs": 1e-3,
    "micros": 1e-3,
    "microseconds": 1e-3,
    "ms": 1.0,
    "msec": 1.0,
    "msecs": 1.0,
    "milli": 1.0,
    "millis": 1.0,
    "millisecond": 1.0,
    "milliseconds": 1.0,
    "s": 1000.0,
    "sec": 1000.0,
    "secs": 1000.0,
    "second": 1000.0,
    "seconds": 1000.0,
    "m": 60_000.0,
    "min": 60_000.0,
    "mins": 60_000.0,
    "minute": 60_000.0,
    "minutes": 60_000.0,
    "h": 3_600_000.0,
    "hour": 3_600_000.0,
    "hours": 3_600_000.0,
    "d": 86_400_000.0,
    "day": 86_400_000.0,
    "days": 86_400_000.0,
}
"""Words for units of time, in milliseconds."""

_NUMBER = re.compile(r"\s*(-?\d{1,15}(?:_\d{3}){0,4}(?:\.\d{1,9})?)\s*([a-zµA-Z]{0,12})\s*$")
_ISO = re.compile(r"\s*P(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,12}(?:\.\d{1,9})?)S)?)?\s*$", re.IGNORECASE)
_CLOCK = re.compile(r"\s*(\d{1,4}):([0-5]\d):([0-5]\d)\s*$")


def duration_ms(text: str, unit_ms: float | None = None) -> float | None:
    """A duration in milliseconds: `2s`, `2000ms`, `PT2S`, `00:00:30`; a bare number in `unit_ms`. None for everything else, also
    for a bare number of unknown unit."""
    match = _NUMBER.match(text)
    if match is not None:
        factor = UNITS_MS.get(match[2].lower()) if match[2] else unit_ms
        return None if factor is None else float(match[1].replace("_", "")) * factor
    iso = _ISO.match(text)
    if iso is not None and any(iso.groups()):
        return sum(
            float(part) * factor
            for part, factor in zip(iso.groups(), (86_400_000.0, 3_600_000.0, 60_000.0, 1000.0), strict=True)
            if part
        )
    clock = _CLOCK.match(text)
    if clock is not None:
        return float(clock[1]) * 3_600_000.0 + float(clock[2]) * 60_000.0 + float(clock[3]) * 1000.0
    return None


def written_unit(text: str) -> float | None:
    """The unit that a duration is written with, in milliseconds; None for a bare number, and for what is no duration."""
    match = _NUMBER.match(text)
    if match is not None:
        return UNITS_MS.get(match[2].lower()) if match[2] else None
    return 1000.0 if duration_ms(text) is not None else None
