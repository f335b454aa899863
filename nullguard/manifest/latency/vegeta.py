"""vegeta: the report of `-type=json`, and results encoded as JSON lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nullguard.manifest.latency.addresses import called
from nullguard.manifest.latency.observations import Call, Called, Figures
from nullguard.manifest.latency.times import second_of

_NAMES = {"50th": "p50", "90th": "p90", "95th": "p95", "99th": "p99", "max": "max"}
_NS = 1e-6


def is_report(document: Any) -> bool:
    """Whether a document is a report."""
    return isinstance(document, dict) and isinstance(document.get("latencies"), dict) and "99th" in document["latencies"]


def read_report(document: Mapping[str, Any]) -> Iterator[Figures]:
    """The figures; they are in nanoseconds, and name no URL."""
    given = document["latencies"]
    latency = {name: given[key] * _NS for key, name in _NAMES.items() if isinstance(given.get(key), (int, float))}
    counts = {str(key): value for key, value in (document.get("status_codes") or {}).items() if isinstance(value, int)}
    total = sum(counts.values())
    statuses = {key: value / total for key, value in counts.items() if total and not key.startswith("2") and key != "0"}
    requests, success = document.get("requests"), document.get("success")
    yield Figures(
        Called(),
        latency,
        requests if isinstance(requests, int) else None,
        statuses,
        first=second_of(document.get("earliest")),
        last=second_of(document.get("latest")),
        error_rate=1 - success if isinstance(success, (int, float)) and 0 <= success <= 1 else None,
    )


def is_result(row: Any) -> bool:
    """Whether a line is a result."""
    return isinstance(row, dict) and {"latency", "code", "timestamp"} <= row.keys()


def read_result(row: Mapping[str, Any]) -> Iterator[Call]:
    """The request of a result."""
    latency, code = row["latency"], row["code"]
    if isinstance(latency, (int, float)):
        what = called(str(row.get("url", "")), str(row.get("method", "")))
        cut = "Timeout" in str(row.get("error", "")) or "deadline" in str(row.get("error", ""))
        yield Call(what, latency * _NS, code if isinstance(code, int) else 0, second_of(row["timestamp"]), cut)
