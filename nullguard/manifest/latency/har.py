"""HAR: what a browser or proxy recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nullguard.manifest.latency.addresses import called
from nullguard.manifest.latency.observations import Call
from nullguard.manifest.latency.times import second_of


def is_har(document: Any) -> bool:
    """Whether a document is a HAR archive."""
    return isinstance(document, dict) and isinstance(document.get("log"), dict) and "entries" in document["log"]


def read(document: Mapping[str, Any]) -> Iterator[Call]:
    """The requests; times are in milliseconds, -1 stands for what did not happen."""
    for entry in document["log"]["entries"] or ():
        request, response = entry.get("request") or {}, entry.get("response") or {}
        ms, connect = entry.get("time"), (entry.get("timings") or {}).get("connect")
        if isinstance(ms, (int, float)) and ms >= 0:
            status = response.get("status")
            yield Call(
                called(str(request.get("url", "")), str(request.get("method", ""))),
                float(ms),
                status if isinstance(status, int) else 0,
                second_of(entry.get("startedDateTime")),
                connect_ms=float(connect) if isinstance(connect, (int, float)) and connect >= 0 else None,
            )
