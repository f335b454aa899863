"""Traces: client spans of OTLP JSON and of Jaeger's API."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nullguard.manifest.latency.addresses import called
from nullguard.manifest.latency.observations import Call

_CLIENT = (3, "3", "SPAN_KIND_CLIENT", "client")
_URLS = ("url.full", "http.url", "url.template", "http.route", "http.target", "url.path")
_METHODS = ("http.request.method", "http.method")
_HOSTS = ("server.address", "net.peer.name", "http.host", "peer.hostname")
_STATUSES = ("http.response.status_code", "http.status_code")
_SERVICES = ("peer.service",)
_OPERATIONS = ("rpc.method", "url.template")


def is_otlp(document: Any) -> bool:
    """Whether a document is OTLP JSON."""
    return isinstance(document, dict) and "resourceSpans" in document


def read_otlp(document: Mapping[str, Any]) -> Iterator[Call]:
    """The client spans, each attempt one; times are in nanoseconds."""
    for resource in _list(document.get("resourceSpans")):
        for scope in _list(resource.get("scopeSpans") or resource.get("instrumentationLibrarySpans")):
            for span in _list(scope.get("spans")):
                start, end = _integer(span.get("startTimeUnixNano")), _integer(span.get("endTimeUnixNano"))
                if span.get("kind") in _CLIENT and start is not None and end is not None and end >= start:
                    yield from _call(_attributes(span.get("attributes")), (end - start) / 1e6, start / 1e9)


def is_jaeger(document: Any) -> bool:
    """Whether a document is an answer of Jaeger's API."""
    data = document.get("data") if isinstance(document, dict) else None
    return isinstance(data, list) and bool(data) and isinstance(data[0], dict) and "spans" in data[0]


def read_jaeger(document: Mapping[str, Any]) -> Iterator[Call]:
    """The client spans; times are in microseconds."""
    for trace in _list(document.get("data")):
        for span in _list(trace.get("spans")):
            tags = {str(tag.get("key")): tag.get("value") for tag in _list(span.get("tags"))}
            start, duration = _integer(span.get("startTime")), _integer(span.get("duration"))
            if tags.get("span.kind") in _CLIENT and duration is not None and duration >= 0:
                yield from _call(tags, duration / 1e3, start / 1e6 if start is not None else None)


def _call(tags: Mapping[str, Any], ms: float, second: float | None) -> Iterator[Call]:
    def first(names: Sequence[str]) -> str:
        return next((str(tags[name]) for name in names if tags.get(name) not in (None, "")), "")

    url, status = first(_URLS), first(_STATUSES)
    if not url and not first(_HOSTS) and not first(_OPERATIONS):
        return
    what = called(url, first(_METHODS), tags.get("rpc.method") or "", first(_HOSTS), first(_SERVICES))
    cut = "timeout" in str(tags.get("error.type", "")).lower() or "deadline" in str(tags.get("error.type", "")).lower()
    yield Call(what, ms, int(status) if status.isdecimal() else 0, second, cut)


def _attributes(pairs: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for pair in _list(pairs):
        value = pair.get("value")
        if isinstance(value, dict) and value:
            found[str(pair.get("key"))] = next(iter(value.values()))
    return found


def _list(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _integer(value: Any) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 25 else None
