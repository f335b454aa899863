"""Times as formats write them, in seconds since 1970."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any


def second_of(value: Any) -> float | None:
    """ISO 8601 with any number of decimals; None for everything else."""
    if not isinstance(value, str) or len(value) > 60:
        return None
    text = value.strip().replace("Z", "+00:00")
    head, dot, rest = text.partition(".")
    if dot:
        digits = rest[: len(rest) - len(rest.lstrip("0123456789"))]
        text = f"{head}.{digits[:6]}{rest[len(digits) :]}"
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


def day_of(second: float) -> str:
    """The day as `2026-05-01`, UTC; empty where it is none."""
    try:
        return datetime.fromtimestamp(second, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""
