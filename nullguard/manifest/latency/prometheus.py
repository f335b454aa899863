"""Prometheus' HTTP API: quantiles by a label `quantile`, or the buckets of a histogram by `le`."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from nullguard.manifest.latency.addresses import called
from nullguard.manifest.latency.observations import Called, Figures, Malformed, whole

_NAMES = {0.5: "p50", 0.9: "p90", 0.95: "p95", 0.99: "p99", 0.999: "p999", 1.0: "max"}
_METHODS = ("method", "http_method", "http_request_method", "request_method")
_PATHS = ("uri", "path", "route", "http_route", "url_template", "handler")
_HOSTS = ("host", "client_name", "server_address", "http_host", "net_peer_name", "upstream_host")
_SERVICES = ("upstream", "destination_service", "destination_service_name", "peer_service")
_OPERATIONS = ("operation", "rpc_method", "name")


def is_prometheus(document: Any) -> bool:
    """Whether a document is an answer of the query API, or its error."""
    if not isinstance(document, dict):
        return False
    data = document.get("data")
    return (isinstance(data, dict) and "result" in data) or (document.get("status") == "error" and "errorType" in document)


def read(document: Mapping[str, Any]) -> Iterator[Figures]:
    """The figures of an instant or range query. Raises Malformed for a query that failed, or one without quantiles."""
    if document.get("status") == "error":
        raise Malformed(0, f"the query failed: {str(document.get('error'))[:200]}", "run it again")
    quantiles: dict[Called, dict[str, float]] = {}
    buckets: dict[Called, dict[float, float]] = {}
    for item in document["data"]["result"] or ():
        labels = item.get("metric") or {}
        value = _latest(item)
        if value is None:
            continue
        unit = 1.0 if "milliseconds" in labels.get("__name__", "") or labels.get("__name__", "").endswith("_ms") else 1000.0
        what = _called(labels)
        if "le" in labels:
            bounds = buckets.setdefault(what, {})
            bound = _number(labels["le"]) * unit
            bounds[bound] = bounds.get(bound, 0.0) + value
        elif "quantile" in labels:
            name = _NAMES.get(round(_number(labels["quantile"]), 4))
            if name is not None and math.isfinite(value):
                known = quantiles.setdefault(what, {})
                known[name] = max(known.get(name, 0.0), value * unit)
        else:
            raise Malformed(
                0,
                "the result has neither a label 'quantile' nor 'le'",
                "query the buckets, or add the quantile by label_replace(…, 'quantile', '0.99', '', '')",
            )
    for what, latency in quantiles.items():
        yield Figures(what, latency)
    for what, bounds in buckets.items():
        yield from _of_buckets(what, bounds)


def _of_buckets(what: Called, bounds: Mapping[float, float]) -> Iterator[Figures]:
    """Quantiles by linear interpolation inside a bucket; in the last, which has no end, only its beginning is known."""
    total = max(bounds.values(), default=0.0)
    if total <= 0:
        return
    finite = sorted(bound for bound in bounds if math.isfinite(bound))
    latency: dict[str, float] = {}
    cut = None
    for share, name in _NAMES.items():
        if share == 1.0:
            continue
        wanted, low, below = share * total, 0.0, 0.0
        for bound in finite:
            if bounds[bound] >= wanted:
                inside = bounds[bound] - below
                latency[name] = low + (bound - low) * ((wanted - below) / inside if inside > 0 else 1.0)
                break
            low, below = bound, bounds[bound]
        else:
            if finite:
                latency[name] = cut = finite[-1]
    yield Figures(what, latency, whole(total), cut_ms=cut)


def _called(labels: Mapping[str, str]) -> Called:
    def first(names: tuple[str, ...]) -> str:
        return next((str(labels[name]) for name in names if labels.get(name)), "")

    return called(first(_PATHS), first(_METHODS), first(_OPERATIONS), first(_HOSTS), first(_SERVICES))


def _latest(item: Mapping[str, Any]) -> float | None:
    pairs = item.get("values") or ([item["value"]] if item.get("value") else [])
    numbers = [_number(pair[1]) for pair in pairs if len(pair) == 2]
    known = [number for number in numbers if not math.isnan(number)]
    return known[-1] if known else None


def _number(text: Any) -> float:
    try:
        return float(text)
    except (TypeError, ValueError):
        raise Malformed(0, f"'{str(text)[:40]}' is not a number") from None
