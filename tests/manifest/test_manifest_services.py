"""Services, callers and budgets in the manifest file."""

from __future__ import annotations

import pytest

from nullguard.manifest import ManifestError, merge, read_manifest_text
from nullguard.manifest.services import plain_service
from nullguard.model.schema import Budgets

ALL = b"""\
services:
  - id: acquirer
    hosts: ["secure.acquirer.example"]
    config_keys: [acquirer.urls.live]
    sdk: []
    endpoints:
      - operation: capture
        method: POST
        path: /xml/payment
        idempotent: false
        latency_ms: {p50: 200, p95: 900, p99: 2300, p999: 8000, max: 80000, connect_p99: 120}
        window: {from: 2026-05-01, to: 2026-05-31, samples: 1200000, load_rps_peak: 12, source: prometheus}
        error_rate: 0.004
        statuses: {"429": 0.0005, "503": 0.001}
        rate_limit: {requests: 100, per_s: 60, status: 429, header: Retry-After}
        vendor: {recommended_timeout_ms: 30000, sla_ms: null, url: null}
        censored_at_ms: 2000
callers:
  - {id: web, kind: gunicorn, deadline_ms: 30000, concurrency: 16, entrypoints: ["app.views.*"]}
  - {id: healthcheck, kind: elb, deadline_ms: 3000}
budgets: {max_failure_rate: 0.0005, headroom: 1.5}
"""


def test_every_field_is_read() -> None:
    manifest = read_manifest_text("m.yaml", ALL)
    (service,) = manifest.services
    (endpoint,) = service.endpoints
    assert (endpoint.window.since, endpoint.window.until, endpoint.window.samples) == ("2026-05-01", "2026-05-31", 1_200_000)
    assert endpoint.latency_ms["connect_p99"] == 120
    assert endpoint.statuses == {"429": 0.0005, "503": 0.001}
    assert (endpoint.rate_limit.status, endpoint.rate_limit.header) == (429, "Retry-After")
    assert (endpoint.vendor.recommended_timeout_ms, endpoint.vendor.sla_ms) == (30_000, None)
    assert [caller.entrypoints for caller in manifest.callers] == [("app.views.*",), ()]
    assert manifest.budgets == Budgets(0.0005, 1.5)


def test_what_is_read_can_be_written() -> None:
    manifest = read_manifest_text("m.yaml", ALL)
    plain = plain_service(manifest.services[0])
    assert plain["endpoints"][0]["window"]["from"] == "2026-05-01"
    assert "sdk" not in plain
    assert "sla_ms" not in plain["endpoints"][0]["vendor"]


def test_every_field_may_be_left_out() -> None:
    manifest = read_manifest_text("m.yaml", b"services: [{}, {endpoints: [{}]}, {endpoints: }]\ncallers: [{}]\nbudgets:\n")
    assert [len(service.endpoints) for service in manifest.services] == [0, 1, 0]
    assert manifest.callers[0].deadline_ms is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"budgets: {headroom: 0.5}", "must be at least 1"),
        (b"budgets: {max_failure_rate: 5}", "must be between 0 and 1"),
        (b"services: [{endpoints: [{latency_ms: {p98: 3}}]}]", "unknown key 'p98'"),
        (b"services: [{endpoints: [{statuses: {'429': many}}]}]", "must be a number"),
        (b"services: [{endpoints: [{latency_ms: {p99: -1}}]}]", "must be at least 0"),
        (b"services: [{endpoints: [{latency_ms: {p99: 80, p50: 200}}]}]", "1:39: 'p99' is 80, less than 'p50', which is 200"),
        (b"services: [{endpoints: [{latency_ms: {p50: 20, p95: 90, max: 80}}]}]", "'max' is 80, less than 'p95', which is 90"),
    ],
)
def test_mistakes_are_told_with_their_place(text: bytes, told: str) -> None:
    with pytest.raises(ManifestError) as caught:
        read_manifest_text("m.yaml", text)
    assert told in str(caught.value)
    assert str(caught.value).startswith("m.yaml:1:")


@pytest.mark.parametrize(
    "figures",
    ["p50: 20, p99: 20", "p99: 80", "p99: 80, p50: 20", "max: 80, connect_p99: 120", "p50: 20, max: 30.5", ""],
)
def test_quantiles_that_do_not_fall(figures: str) -> None:
    manifest = read_manifest_text("m.yaml", f"services: [{{endpoints: [{{latency_ms: {{{figures}}}}}]}}]".encode())
    assert len(manifest.services[0].endpoints) == 1


def test_later_budgets_win_where_they_say_something() -> None:
    one = read_manifest_text("a.yaml", b"budgets: {max_failure_rate: 0.01, headroom: 2}")
    other = read_manifest_text("b.yaml", b"budgets: {headroom: 3}")
    assert merge(one, other).budgets == Budgets(0.01, 3)
