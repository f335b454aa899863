"""From the value of a timeout argument to limits on phases."""

from __future__ import annotations

from collections.abc import Mapping

from nullguard.frameworks.clients.values import UNKNOWN, Client, Items, Known, Span, Template, Value
from nullguard.knowledge.clients import Setting
from nullguard.model.clients import FINITE, UNBOUNDED, Hop, Limit
from nullguard.model.clients import UNKNOWN as UNKNOWN_STATE

UNIT_MS = {"s": 1000.0, "ms": 1.0, "duration": 1.0, "": 1.0}

TIME_UNITS = {
    "NANOSECONDS": 1e-6,
    "MICROSECONDS": 1e-3,
    "MILLISECONDS": 1.0,
    "SECONDS": 1000.0,
    "MINUTES": 60_000.0,
    "HOURS": 3_600_000.0,
    "DAYS": 86_400_000.0,
}
"""Members of java.util.concurrent.TimeUnit in milliseconds."""

CHRONO_UNITS = {"NANOS": 1e-6, "MICROS": 1e-3, "MILLIS": 1.0, "SECONDS": 1000.0, "MINUTES": 60_000.0, "HOURS": 3_600_000.0}
"""Members of java.time.temporal.ChronoUnit in milliseconds."""


def limits_from(value: Value, setting: Setting, at: Hop, unit_ms: float | None = None) -> dict[str, Limit]:
    """The limits that an argument sets, by phase. `at` is where the argument stands, `unit_ms` another unit that was given."""
    if isinstance(value, Client):
        return dict(value.limits) if not value.is_open else _all_unknown(setting)
    if setting.unit == "dsn":
        return _from_text(value, setting)
    if setting.unit == "url":
        text = value.value if isinstance(value, Known) else value.text if isinstance(value, Template) else ""
        return _all_unknown(setting) if isinstance(text, str) and "timeout" in text.lower() else {}
    if setting.unit == "config":
        return {} if isinstance(value, Known) and value.value is None else _all_unknown(setting)
    if isinstance(value, Items) and len(value.items) == len(setting.phases) and value.kind == "tuple":
        return {phase: _limit(phase, item, setting, at, unit_ms) for phase, item in zip(setting.phases, value.items, strict=True)}
    if isinstance(value, Items) and value.kind == "tuple" and len(setting.phases) > len(value.items) > 1:
        return {
            phase: _limit(phase, item, setting, at, unit_ms) for phase, item in zip(setting.phases, value.items, strict=False)
        }
    return {phase: _limit(phase, value, setting, at, unit_ms) for phase in setting.phases}


def default_limit(phase: str, setting: Setting, known: Mapping[str, Limit], is_certain: bool) -> Limit | None:
    """What a library decides for a phase when nothing is said; None when its object decides. `is_certain`: the version that the
    row is about is the one in use."""
    if not setting.default:
        return None
    note = f"before {setting.until}" if setting.until and not is_certain else ""
    if setting.default.startswith("="):
        same = known.get(setting.default[1:])
        return None if same is None else Limit(phase, same.state, same.ms, same.source, same.hops, same.note)
    if setting.default in ("none", "socket"):
        return Limit(phase, UNBOUNDED, source="default" if setting.default == "none" else "socket", note=note)
    return Limit(phase, FINITE, float(setting.default), note=note)


def merge(limits: dict[str, Limit], later: Mapping[str, Limit]) -> None:
    """Set limits on top of others; a library's default leaves what the code has decided (or may have decided)."""
    for phase, limit in later.items():
        old = limits.get(phase)
        if old is None or _is_default(old) or not _is_default(limit):
            limits[phase] = limit


def _is_default(limit: Limit) -> bool:
    return limit.state != UNKNOWN_STATE and not limit.hops


def _all_unknown(setting: Setting) -> dict[str, Limit]:
    return {phase: Limit(phase, UNKNOWN_STATE) for phase in setting.phases or ("connect", "read", "write")}


def _limit(phase: str, value: Value, setting: Setting, at: Hop, unit_ms: float | None) -> Limit:
    if isinstance(value, Span):
        if value.ms <= 0 and "0" in setting.unbounded:
            return Limit(phase, UNBOUNDED, 0.0, value.source, _way(at, value))
        return Limit(phase, FINITE, value.ms, value.source, _way(at, value))
    if not isinstance(value, Known):
        return Limit(phase, UNKNOWN_STATE, hops=(at,), unit=setting.unit if unit_ms is None else "")
    if value.value is None:
        state = UNBOUNDED if "None" in setting.unbounded else UNKNOWN_STATE
        return Limit(phase, state, 0.0, value.source, _way(at, value)) if state == UNBOUNDED else Limit(phase, state)
    number = number_of(value)
    if number is None:
        return Limit(phase, UNKNOWN_STATE)
    if number <= 0:
        text = str(int(number))
        if text in setting.unbounded:
            return Limit(phase, UNBOUNDED, 0.0, value.source, _way(at, value))
        return Limit(phase, UNKNOWN_STATE)
    factor = unit_ms if unit_ms is not None else UNIT_MS.get(setting.unit, 1.0)
    unit = "" if unit_ms is not None or value.is_converted else setting.unit
    return Limit(phase, FINITE, number * factor, value.source, _way(at, value), unit=unit)


def _way(at: Hop, value: Known | Span) -> tuple[Hop, ...]:
    """From the argument to where its value stands."""
    return value.hops if value.hops and value.hops[0].at == at.at else (at, *value.hops)


def number_of(value: Value) -> float | None:
    """A number, also one that is written as text (as environment variables' defaults are)."""
    if not isinstance(value, Known) or isinstance(value.value, bool):
        return None
    if isinstance(value.value, (int, float)):
        return float(value.value) if abs(value.value) < 1e15 else None
    if isinstance(value.value, str) and value.source == "setting":
        try:
            return float(value.value)
        except ValueError:
            return None
    return None


def as_number(value: Value) -> Value:
    """Numbers that are written as text, as properties are."""
    if isinstance(value, Known) and isinstance(value.value, str):
        try:
            return Known(float(value.value), value.hops, value.source)
        except ValueError:
            return value
    return value


def _from_text(value: Value, setting: Setting) -> dict[str, Limit]:
    """A connection string is silent about limits only when it is known, and no environment replaces it."""
    if isinstance(value, Known) and value.source == "setting":
        return _all_unknown(setting)
    text = value.value if isinstance(value, Known) else value.text if isinstance(value, Template) else UNKNOWN
    if isinstance(text, str) and "{}" not in text and "timeout" not in text.lower():
        return {}
    return _all_unknown(setting)
