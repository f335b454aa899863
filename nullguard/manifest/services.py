"""Services, callers and budgets of the manifest file: plain data to facts, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from nullguard.model.schema import Budgets, Caller, Endpoint, Service

_QUANTILES = ("p50", "p90", "p95", "p99", "p999", "max", "connect_p99")


def services_of(document: Mapping[str, Any]) -> Iterator[Service]:
    """The services of a manifest that its schema admits, in order."""
    for item in document.get("services") or ():
        yield msgspec.convert({"id": "", **_said(item)}, Service)


def callers_of(document: Mapping[str, Any]) -> Iterator[Caller]:
    """The callers of a manifest that its schema admits, in order."""
    for item in document.get("callers") or ():
        yield msgspec.convert({"id": "", **_said(item)}, Caller)


def budgets_of(document: Mapping[str, Any]) -> Budgets:
    """The budgets of a manifest that its schema admits."""
    return msgspec.convert(_said(document.get("budgets") or {}), Budgets)


def plain_service(service: Service) -> dict[str, Any]:
    """A service as the file holds it; what is not known is left out."""
    endpoints = [plain_endpoint(endpoint) for endpoint in service.endpoints]
    given = {
        "id": service.id,
        "hosts": list(service.hosts),
        "config_keys": list(service.config_keys),
        "sdk": list(service.sdk),
        "endpoints": endpoints,
    }
    return {name: value for name, value in given.items() if value or name == "id"}


def plain_endpoint(endpoint: Endpoint) -> dict[str, Any]:
    """An endpoint as the file holds it."""
    latency = {name: endpoint.latency_ms[name] for name in _QUANTILES if name in endpoint.latency_ms}
    given: dict[str, Any] = {
        "operation": endpoint.operation,
        "method": endpoint.method,
        "path": endpoint.path,
        "idempotent": endpoint.idempotent,
        "latency_ms": latency,
        "window": _known(endpoint.window),
        "censored_at_ms": endpoint.censored_at_ms,
        "error_rate": endpoint.error_rate,
        "statuses": dict(endpoint.statuses),
        "rate_limit": _known(endpoint.rate_limit),
        "vendor": _known(endpoint.vendor),
    }
    return {name: value for name, value in given.items() if value not in ("", None, {})}


def with_services(old: Sequence[dict[str, Any]], services: Iterable[Service]) -> list[dict[str, Any]]:
    """The services of a file, as it holds them, with what is newly known; new ones stand behind those that were there."""
    given = {service.id: plain_service(service) for service in services}
    kept = [_overlaid(item, given.pop(item.get("id") or "", {})) for item in old]
    return [*kept, *given.values()]


def _overlaid(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    both = dict(old)
    for key, value in new.items():
        if key == "endpoints":
            both[key] = _endpoints(old.get(key) or [], value)
        elif _said(old.get(key)) != value:
            both[key] = value
    return both


def _endpoints(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[dict[str, Any]]:
    left = {_identity(item): item for item in new}
    found = []
    for item in old:
        given = left.pop(_identity(item), {})
        changed = {key: value for key, value in given.items() if _said(item.get(key)) != value}
        gone = {"censored_at_ms"} - given.keys() if given else set()
        found.append({key: value for key, value in {**item, **changed}.items() if key not in gone})
    return [*found, *left.values()]


def _identity(item: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(item.get(key) or "" for key in ("operation", "method", "path"))


def _known(value: msgspec.Struct) -> dict[str, Any]:
    return {name: item for name, item in msgspec.to_builtins(value).items() if item not in ("", None, [], {}, ())}


def _said(value: Any) -> Any:
    """Plain data without what says nothing: an empty value counts as left out. The depth is that of the schema."""
    if isinstance(value, dict):
        return {name: _said(item) for name, item in value.items() if item is not None}
    return [_said(item) for item in value] if isinstance(value, list) else value
