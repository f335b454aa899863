"""Services for people at a terminal: a line for each operation with its latencies, and a line for each caller."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from nullguard.model.schema import Caller, Endpoint, Service
from nullguard.report.neutral import one_line
from nullguard.report.wrapping import head

_COLUMNS = (("p50", "p50"), ("p95", "p95"), ("p99", "p99"), ("p99.9", "p999"), ("max", "max"))


def render_services(services: Sequence[Service], callers: Sequence[Caller], width: int | None = None) -> str:
    """Services in order, each with a table of its operations, then the callers; lines of at most `width` columns."""
    lines = [line for service in services for line in _service(service)]
    lines += [_caller(caller) for caller in callers]
    return "".join(f"{line if width is None else head(line, width)}\n" for line in lines)


def _service(service: Service) -> Iterator[str]:
    known = ", ".join((*service.hosts, *service.config_keys, *service.sdk))
    yield one_line(service.id or "(without id)") + (f"  ({one_line(known)})" if known else "")
    rows = [("operation", *(name for name, _ in _COLUMNS), "calls", ""), *(_endpoint(item) for item in service.endpoints)]
    if len(rows) == 1:
        rows = []
    widths = [max(cell_len(row[index]) for row in rows) for index in range(7)] if rows else []
    for row in rows:
        name = row[0] + " " * (widths[0] - cell_len(row[0]))
        figures = "  ".join(" " * (size - cell_len(cell)) + cell for cell, size in zip(row[1:7], widths[1:], strict=True))
        yield f"  {name}  {figures}  {row[7]}".rstrip()
    yield ""


def _endpoint(endpoint: Endpoint) -> tuple[str, ...]:
    what = f"{endpoint.method} {endpoint.path}".strip()
    name = " ".join(part for part in (endpoint.operation, what) if part) or "(all)"
    figures = (_duration(endpoint.latency_ms.get(key)) for _, key in _COLUMNS)
    samples = f"{endpoint.window.samples:,}" if endpoint.window.samples is not None else "-"
    return (one_line(name), *figures, samples, one_line(", ".join(_remarks(endpoint))))


def _remarks(endpoint: Endpoint) -> Iterator[str]:
    if endpoint.censored_at_ms is not None:
        yield f"unknown above {_duration(endpoint.censored_at_ms)}"
    if endpoint.error_rate:
        yield f"{endpoint.error_rate * 100:.3g} % errors"
    if endpoint.idempotent is False:
        yield "not idempotent"
    limit = endpoint.rate_limit
    if limit.requests is not None and limit.per_s is not None:
        yield f"at most {limit.requests:g} in {limit.per_s:g} s"
    if endpoint.vendor.recommended_timeout_ms is not None:
        yield f"vendor: {_duration(endpoint.vendor.recommended_timeout_ms)}"


def _caller(caller: Caller) -> str:
    facts = [caller.kind] if caller.kind else []
    if caller.deadline_ms is not None:
        facts.append(f"waits {_duration(caller.deadline_ms)}")
    if caller.concurrency is not None:
        facts.append(f"{caller.concurrency:,} at once")
    return one_line(f"caller {caller.id}: {', '.join((*facts, *caller.entrypoints)) or 'nothing is known'}")


def _duration(ms: float | None) -> str:
    if ms is None:
        return "-"
    return f"{ms:.3g} ms" if ms < 1000 else f"{ms / 1000:.3g} s" if ms < 120_000 else f"{ms / 60_000:.3g} min"
