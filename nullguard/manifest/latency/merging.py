"""Measured latencies put into a manifest: operations by method and path, services by host."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from dataclasses import replace as replace_figures
from fnmatch import fnmatchcase

from msgspec.structs import replace

from nullguard.manifest.latency.addresses import template
from nullguard.manifest.latency.observations import Called, Figures, Observation
from nullguard.manifest.latency.sketch import Sketch
from nullguard.manifest.latency.times import day_of
from nullguard.model.schema import Endpoint, Manifest, Service, Window

MOST_OPERATIONS = 2_000
"""Operations of one import; more are no operations but paths whose variable parts were not told."""

_DIGITS = 3
_LEAST_SHARE = 0.00001
_GENERIC = frozenset(
    {"www", "api", "api2", "app", "gateway", "rest", "services", "service", "com", "net", "org", "io", "co", "dev"}
)


@dataclass(slots=True)
class Imported:
    """The manifest with what was measured. `operations` counts those that were measured, `dropped` the calls of operations
    beyond MOST_OPERATIONS, `lost` the quantiles that stood there and that the new measurement is too small to tell."""

    manifest: Manifest
    operations: int = 0
    calls: int = 0
    dropped: int = 0
    censored: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def with_latencies(
    manifest: Manifest, observed: Iterable[tuple[str, Observation]], service: str = "", timeout_ms: float | None = None
) -> Imported:
    """The manifest with latencies by operation.

    `service` names the service that all calls go to; else the host decides. `timeout_ms` is the timeout that the measuring client
    had: where the slowest call took that long, what lies beyond is unknown.
    """
    sketches: dict[Called, Sketch] = {}
    figures: dict[Called, tuple[str, Figures]] = {}
    sources: dict[Called, str] = {}
    result = Imported(manifest)
    for source, item in observed:
        called = item.called
        if isinstance(item, Figures):
            if told := _told(item):
                figures[called] = (source, _joined(figures[called][1], told) if called in figures else told)
            continue
        sketch = sketches.get(called)
        if sketch is None:
            if len(sketches) >= MOST_OPERATIONS:
                result.dropped += 1
                continue
            sketch = sketches[called] = Sketch()
            sources[called] = source
        sketch.add(item.ms, item.status, item.second, item.was_cut, item.connect_ms)
    for called, sketch in sketches.items():
        if sketch.count:
            _put(result, called, _of_sketch(sketch, sources[called], timeout_ms), service)
            result.calls += sketch.count
    for called, (source, item) in figures.items():
        _put(result, called, _of_figures(item, source, timeout_ms), service)
        result.calls += item.samples or 0
    return result


def _told(item: Figures) -> Figures | None:
    """Figures without durations that are none; None where nothing is left of them."""
    latency = {name: ms for name, ms in item.latency_ms.items() if math.isfinite(ms) and ms >= 0}
    return replace_figures(item, latency_ms=latency) if latency else None


def _joined(one: Figures, other: Figures) -> Figures:
    """Figures of the same operation in several files or rows (a query for each quantile): all quantiles, of two figures for the
    same one the slower."""
    latency = dict(one.latency_ms)
    for name, ms in other.latency_ms.items():
        latency[name] = max(ms, latency.get(name, 0.0))
    return replace_figures(
        other,
        latency_ms=latency,
        samples=max((count for count in (one.samples, other.samples) if count is not None), default=None),
        statuses=other.statuses or one.statuses,
        cut_ms=min((ms for ms in (one.cut_ms, other.cut_ms) if ms is not None), default=None),
        first=min((at for at in (one.first, other.first) if at is not None), default=None),
        last=max((at for at in (one.last, other.last) if at is not None), default=None),
        error_rate=max((rate for rate in (one.error_rate, other.error_rate) if rate is not None), default=None),
    )


def _of_sketch(sketch: Sketch, source: str, timeout_ms: float | None) -> Endpoint:
    known = sum(sketch.statuses.values())
    bad = {status: count / known for status, count in sorted(sketch.statuses.items()) if status >= 400}
    cut = sketch.cut_ms(timeout_ms)
    window = Window(samples=sketch.count, source=source)
    if sketch.seconds:
        first, last = min(sketch.seconds), max(sketch.seconds)
        peak = float(max(sketch.seconds.values()))
        window = Window(day_of(first), day_of(last), sketch.count, peak, source)
    return Endpoint(
        latency_ms={name: _rounded(ms) for name, ms in sketch.latency_ms().items()},
        censored_at_ms=_rounded(cut) if cut is not None else None,
        error_rate=_rounded(sum(bad.values())) if known else None,
        statuses={str(status): _rounded(share) for status, share in bad.items() if share > _LEAST_SHARE},
        window=window,
    )


def _of_figures(item: Figures, source: str, timeout_ms: float | None) -> Endpoint:
    slowest = max(item.latency_ms.values(), default=0.0)
    cut = timeout_ms if timeout_ms is not None and slowest >= timeout_ms * 0.98 else item.cut_ms
    window = Window(
        day_of(item.first) if item.first is not None else "",
        day_of(item.last) if item.last is not None else "",
        item.samples,
        source=source,
    )
    return Endpoint(
        latency_ms={name: _rounded(ms) for name, ms in item.latency_ms.items()},
        censored_at_ms=_rounded(cut) if cut is not None else None,
        error_rate=_rounded(item.error_rate) if item.error_rate is not None else None,
        statuses={status: _rounded(share) for status, share in sorted(item.statuses.items())},
        window=window,
    )


def _put(result: Imported, called: Called, measured: Endpoint, service: str) -> None:
    """Put what was measured in place of what stood there of the same operation; what people wrote beside it stays."""
    services = list(result.manifest.services)
    index = _service_of(services, called, service)
    if index < 0:
        name = service or called.service or _named_after(called.host) or "service"
        services.append(Service(name, (called.host,) if called.host else ()))
        index = len(services) - 1
    found = services[index]
    endpoints = list(found.endpoints)
    place = next((i for i, other in enumerate(endpoints) if _is_same(other, called)), -1)
    if place < 0:
        endpoints.append(Endpoint(operation=called.operation, method=called.method, path=called.path))
        place = len(endpoints) - 1
    old = endpoints[place]
    endpoints[place] = replace(
        old,
        latency_ms=measured.latency_ms,
        censored_at_ms=measured.censored_at_ms,
        error_rate=measured.error_rate if measured.error_rate is not None else old.error_rate,
        statuses=measured.statuses or old.statuses,
        window=measured.window,
    )
    services[index] = replace(found, endpoints=tuple(endpoints))
    result.manifest = replace(result.manifest, services=tuple(services))
    result.operations += 1
    name = f"{found.id} {called.operation or f'{called.method} {called.path}'.strip()}".strip()
    if measured.censored_at_ms is not None:
        result.censored.append(name)
    if gone := [quantile for quantile in old.latency_ms if quantile not in measured.latency_ms]:
        result.lost.append(f"{name}: {', '.join(gone)}")


def _service_of(services: list[Service], called: Called, wanted: str) -> int:
    for index, service in enumerate(services):
        if wanted:
            if service.id == wanted:
                return index
        elif called.host:
            if any(fnmatchcase(called.host, host.lower()) for host in service.hosts):
                return index
        elif called.service and service.id == called.service:
            return index
    return (
        next((i for i, s in enumerate(services) if s.id == "service"), -1)
        if not wanted and not called.host and not called.service
        else -1
    )


def _is_same(endpoint: Endpoint, called: Called) -> bool:
    if called.operation and endpoint.operation:
        return called.operation == endpoint.operation
    method = not endpoint.method or not called.method or endpoint.method.upper() == called.method
    return method and template(endpoint.path) == called.path and bool(called.path or not (endpoint.operation or called.operation))


def _named_after(host: str) -> str:
    """A name for a service: the telling part of its host."""
    parts = [part for part in host.split(".") if part and part not in _GENERIC]
    return parts[-2] if len(parts) > 1 and len(parts[-1]) <= 3 else parts[0] if parts else host


def _rounded(number: float) -> float:
    return float(f"{number:.{_DIGITS}g}")
