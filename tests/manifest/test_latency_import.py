"""Latencies out of what monitoring and load tests write."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nullguard.manifest import read_manifest_text
from nullguard.manifest.latency import LatencyError, read_latencies, with_latencies
from nullguard.manifest.latency.addresses import template
from nullguard.manifest.writer import written
from nullguard.model.schema import Endpoint, Manifest, Service


def _read(tmp_path: Path, content: str | dict[str, Any], **options: Any) -> tuple[Service, ...]:
    file = tmp_path / "measured"
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    return with_latencies(Manifest(), read_latencies(file, "measured"), **options).manifest.services


def _endpoint(tmp_path: Path, content: str | dict[str, Any], **options: Any) -> Endpoint:
    (service,) = _read(tmp_path, content, **options)
    (endpoint,) = service.endpoints
    return endpoint


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/orders/17/lines/3", "/orders/{}/lines/{}"),
        ("/orders/8f14e45f-ceea-467f-a8e8-d2b6b4f4c0de?x=1", "/orders/{}"),
        ("/charges/ch_1NirD82eZvKYlo2CIvbtLWuY", "/charges/{}"),
        ("/v1/charges", "/v1/charges"),
        ("/orders/{id}", "/orders/{}"),
        ("/payments/charge", "/payments/charge"),
        ("/users/a@example.com", "/users/{}"),
    ],
)
def test_what_varies_in_a_path(path: str, expected: str) -> None:
    assert template(path) == expected


def test_prometheus_quantiles(tmp_path: Path) -> None:
    labels = {"method": "POST", "uri": "/charges", "host": "pay.example.com"}
    result = [
        {"metric": {**labels, "quantile": q}, "value": [1, v]} for q, v in (("0.5", "0.2"), ("0.99", "2.3"), ("0.999", "8"))
    ]
    (service,) = _read(tmp_path, {"status": "success", "data": {"resultType": "vector", "result": result}})
    assert service.hosts == ("pay.example.com",)
    assert service.endpoints[0].latency_ms == {"p50": 200, "p99": 2300, "p999": 8000}
    assert (service.endpoints[0].method, service.endpoints[0].path) == ("POST", "/charges")


def test_prometheus_buckets_say_nothing_beyond_the_last_bound(tmp_path: Path) -> None:
    counts = (("0.1", "500"), ("1", "990"), ("2", "995"), ("+Inf", "1000"))
    result = [{"metric": {"le": le, "uri": "/charges"}, "value": [1, count]} for le, count in counts]
    endpoint = _endpoint(tmp_path, {"status": "success", "data": {"result": result}})
    assert endpoint.latency_ms["p50"] == 100
    assert endpoint.latency_ms["p99"] == 1000
    assert (endpoint.latency_ms["p999"], endpoint.censored_at_ms) == (2000, 2000)
    assert endpoint.window.samples == 1000


def test_k6_summary(tmp_path: Path) -> None:
    values = {"med": 120.5, "p(90)": 300, "p(95)": 400, "p(99)": 900, "max": 1500}
    endpoint = _endpoint(
        tmp_path, {"metrics": {"http_req_duration": {"values": values}, "http_reqs": {"values": {"count": 5000}}}}
    )
    assert endpoint.latency_ms == {"p50": 120, "p90": 300, "p95": 400, "p99": 900, "max": 1500}
    assert endpoint.window.samples == 5000


def test_k6_points(tmp_path: Path) -> None:
    tags = {"url": "https://pay.example.com/orders/1", "method": "GET", "status": "200"}
    second = "2026-05-01T10:00:00.123456789Z"
    lines = [{"type": "Metric", "metric": "http_req_duration", "data": {}}] + [
        {
            "type": "Point",
            "metric": "http_req_duration",
            "data": {"time": second, "value": 10 + n, "tags": tags},
        }
        for n in range(100)
    ]
    endpoint = _endpoint(tmp_path, "\n".join(map(json.dumps, lines)))
    assert endpoint.path == "/orders/{}"
    assert endpoint.latency_ms["p50"] == pytest.approx(59, rel=0.02)
    assert "p999" not in endpoint.latency_ms
    assert (endpoint.window.since, endpoint.window.samples, endpoint.window.load_rps_peak) == ("2026-05-01", 100, 100)


def test_otlp_client_spans(tmp_path: Path) -> None:
    def span(kind: object, ms: int) -> dict[str, Any]:
        attributes = [
            {"key": "url.full", "value": {"stringValue": "https://pay.example.com/charges"}},
            {"key": "http.request.method", "value": {"stringValue": "POST"}},
            {"key": "http.response.status_code", "value": {"intValue": "503"}},
        ]
        start = 1_777_000_000_000_000_000
        return {
            "kind": kind,
            "startTimeUnixNano": str(start),
            "endTimeUnixNano": str(start + ms * 10**6),
            "attributes": attributes,
        }

    spans = [span(3, 100), span("SPAN_KIND_CLIENT", 200), span(2, 5000)]
    endpoint = _endpoint(tmp_path, {"resourceSpans": [{"scopeSpans": [{"spans": spans}]}]})
    assert endpoint.latency_ms["max"] == 200
    assert (endpoint.window.samples, endpoint.statuses, endpoint.error_rate) == (2, {"503": 1}, 1)


def test_jaeger(tmp_path: Path) -> None:
    tags = [{"key": "span.kind", "value": "client"}, {"key": "http.url", "value": "http://stock.example.com/items/9"}]
    spans = [{"startTime": 1_777_000_000_000_000, "duration": 250_000, "tags": tags}, {"duration": 9, "tags": []}]
    endpoint = _endpoint(tmp_path, {"data": [{"spans": spans}]})
    assert (endpoint.path, endpoint.latency_ms["max"]) == ("/items/{}", 250)


def test_har(tmp_path: Path) -> None:
    entry = {
        "startedDateTime": "2026-05-01T10:00:00Z",
        "time": 120,
        "timings": {"connect": -1},
        "request": {"url": "https://pay.example.com/charges?x=1", "method": "POST"},
        "response": {"status": 200},
    }
    endpoint = _endpoint(tmp_path, {"log": {"entries": [entry, {"time": -1}]}})
    assert (endpoint.path, endpoint.latency_ms["max"], endpoint.window.samples) == ("/charges", 120, 1)


def test_nginx(tmp_path: Path) -> None:
    line = '1.2.3.4 - - [01/May/2026] "POST /charges HTTP/1.1" 504 0 "-" "-" host=pay.example.com upstream_response_time={}'
    endpoint = _endpoint(tmp_path, "\n".join([line.format("2.000"), line.format("-"), line.format('"0.5, 2.001"')]))
    assert (endpoint.method, endpoint.path) == ("POST", "/charges")
    assert endpoint.window.samples == 3
    assert endpoint.censored_at_ms == pytest.approx(2000, rel=0.02)


def test_envoy(tmp_path: Path) -> None:
    line = (
        '[2026-05-01T20:17:00.310Z] "POST /api/v1/locations HTTP/2" 204 - 154 0 226 100 "10.0.35.28" "nsq2http" "cc21d9b0" '
        '"locations" "tcp://10.0.2.1:80"'
    )
    istio = (
        '[2026-05-01T20:17:01.310Z] "POST /api/v1/locations HTTP/1.1" 504 UT upstream_response_timeout - "-" 95 57 1500 - "-" '
        '"curl" "af13" "locations:80" "10.1.1.1:80"'
    )
    endpoint = _endpoint(tmp_path, f"{line}\n{istio}\n")
    assert (endpoint.path, endpoint.latency_ms["max"]) == ("/api/v1/locations", 1500)
    assert endpoint.censored_at_ms == pytest.approx(1500, rel=0.02)


def test_vegeta(tmp_path: Path) -> None:
    report = {
        "latencies": {"mean": 3, "50th": 2_000_000, "95th": 9_000_000, "99th": 12_000_000, "max": 30_000_000},
        "requests": 2000,
        "success": 0.99,
        "status_codes": {"200": 1980, "429": 20},
        "earliest": "2026-05-01T10:00:00Z",
        "latest": "2026-05-01T10:01:00Z",
    }
    endpoint = _endpoint(tmp_path, report, service="payments")
    assert endpoint.latency_ms == {"p50": 2, "p95": 9, "p99": 12, "max": 30}
    assert (endpoint.statuses, endpoint.window.until) == ({"429": 0.01}, "2026-05-01")


def test_locust(tmp_path: Path) -> None:
    text = (
        "Type,Name,Request Count,Failure Count,Median Response Time,50%,95%,99%,99.9%,100%\n"
        "GET,/orders/7,1000,5,12,12,80,200,900,1200\n,Aggregated,1000,5,12,12,80,200,900,1200\n"
    )
    endpoint = _endpoint(tmp_path, text)
    assert endpoint.latency_ms == {"p50": 12, "p95": 80, "p99": 200, "p999": 900, "max": 1200}
    assert (endpoint.path, endpoint.error_rate) == ("/orders/{}", 0.005)


def test_jmeter(tmp_path: Path) -> None:
    text = (
        "timeStamp,elapsed,label,responseCode,responseMessage,URL,Latency,Connect\n"
        "1777000000000,120,charge,200,OK,https://pay.example.com/charges,110,9\n"
        "1777000000900,2000,charge,Non HTTP,Read timed out,https://pay.example.com/charges,0,9\n"
    )
    endpoint = _endpoint(tmp_path, text)
    assert (endpoint.operation, endpoint.window.samples, endpoint.latency_ms["max"]) == ("charge", 2, 2000)
    assert endpoint.censored_at_ms == pytest.approx(2000, rel=0.02)


def test_the_timeout_of_the_measuring_client(tmp_path: Path) -> None:
    values = {"med": 120, "p(99)": 900, "max": 1998}
    document = {"metrics": {"http_req_duration": {"values": values}}}
    assert _endpoint(tmp_path, document, timeout_ms=2000).censored_at_ms == 2000
    assert _endpoint(tmp_path, document, timeout_ms=5000).censored_at_ms is None


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "measured: the file is empty"),
        ("hello\nworld\n", "measured:1: this is in no known format"),
        ('{"a": 1}', "measured: this JSON is in no known format"),
        ('{"a": \n', "measured: this is not valid JSON"),
        ("[" * 100_000, "measured: this is not valid JSON"),
        ('{"data": {"result": [{"metric": {}, "value": [1, "2"]}]}}', "neither a label 'quantile' nor 'le'"),
        ("timeStamp,elapsed,label\n1,2,3\n1,slow,3\n", "measured:3: 'slow' in the column 'elapsed' is not a number"),
        ("timeStamp,elapsed,label\n1,2\n", "measured:2: 2 cells where 3 are expected"),
        ('{"log": {"entries": [7]}}', "this looks like har, but is not"),
    ],
)
def test_mistakes_are_told_with_their_place(tmp_path: Path, content: str, told: str) -> None:
    with pytest.raises(LatencyError) as caught:
        _read(tmp_path, content)
    assert told in str(caught.value)


def test_comments_and_what_people_wrote_stay(tmp_path: Path) -> None:
    existing = b"""\
# Our third parties.
services:
  # who we pay
  - id: payments
    hosts: ["pay.example.com"]   # since 2019
    endpoints:
      - operation: charge
        method: POST
        path: /charges
        idempotent: false   # never send it twice
        latency_ms: {p99: 100}
      - {operation: refund, path: /refunds}
callers:
  - {id: web, deadline_ms: 30000}   # gunicorn
"""
    text = "timeStamp,elapsed,label,responseCode,URL\n1777000000000,120,charge,200,https://pay.example.com/charges\n"
    file = tmp_path / "measured"
    file.write_text(text + "1777000000000,50,stock,200,https://stock.example.com/items\n")
    before = read_manifest_text("m.yaml", existing)
    data = written(with_latencies(Manifest(services=before.services), read_latencies(file)).manifest, "m.yaml", existing).decode()
    for kept in (
        "# Our third parties.",
        "# who we pay",
        "# since 2019",
        "idempotent: false   # never send it twice",
        "# gunicorn",
    ):
        assert kept in data
    assert "        latency_ms: {max: 120}\n" in data
    assert "      - {operation: refund, path: /refunds}\n" in data
    after = read_manifest_text("m.yaml", data.encode())
    assert [service.id for service in after.services] == ["payments", "stock"]
    assert after.callers == before.callers


def test_a_new_manifest_has_a_line_for_each_fact(tmp_path: Path) -> None:
    file = tmp_path / "measured"
    file.write_text("timeStamp,elapsed,label,URL\n1777000000000,120,charge,https://pay.example.com/charges\n")
    data = written(with_latencies(Manifest(), read_latencies(file)).manifest).decode()
    assert (
        "services:\n  - id: pay\n    hosts: [pay.example.com]\n    endpoints:\n      - operation: charge\n        path: " in data
    )


def test_a_query_for_each_quantile_is_one_operation(tmp_path: Path) -> None:
    labels = {"uri": "/charges", "host": "pay.example.com"}
    files = []
    for number, (quantile, seconds) in enumerate((("0.99", "2.3"), ("0.5", "0.2"))):
        result = [{"metric": {**labels, "quantile": quantile}, "value": [1, seconds]}]
        files.append(tmp_path / f"{number}.json")
        files[-1].write_text(json.dumps({"status": "success", "data": {"result": result}}))
    observed = (item for file in files for item in read_latencies(file))
    (service,) = with_latencies(Manifest(), observed).manifest.services
    assert service.endpoints[0].latency_ms == {"p50": 200, "p99": 2300}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\x00\xff\xfe\r\rabc,\x80\n\x01", "no known format"),
        (b'{"status": "error", "errorType": "bad_data", "error": "parse error"}', "the query failed: parse error"),
        (b'{"status": "success", "data": {"result": []}}', "no latency"),
        (b'{"type": "Metric", "metric": "http_req_duration", "data": {}}\n', "no latency"),
        (b'1.2.3.4 - - "GET / HTTP/1.1" 200 5 urt=-\n', "no latency"),
    ],
)
def test_files_that_tell_nothing_are_refused(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "measured"
    file.write_bytes(content)
    with pytest.raises(LatencyError, match=message):
        list(read_latencies(file))


def test_numbers_that_are_none_are_left_out(tmp_path: Path) -> None:
    jtl = "timeStamp,elapsed,label,responseCode\n1700000000000,12,charge,²²²\n"
    assert _endpoint(tmp_path, jtl).statuses == {}
    locust = "Type,Name,Request Count,Failure Count,50%,99%\nPOST,/charge,inf,0,10,20\nPOST,/pay,5,0,nan,30\n"
    (service,) = _read(tmp_path, locust)
    assert [(endpoint.path, dict(endpoint.latency_ms)) for endpoint in service.endpoints] == [("/pay", {"p99": 30})]


def test_nginx_writes_the_day_in_its_own_way(tmp_path: Path) -> None:
    line = '10.0.0.1 - - [{}] "GET /rates HTTP/1.1" 200 23 urt=0.2 host=pay.example.com\n'
    times = (
        "31/Jan/2026:23:59:59 +0000",
        "01/Feb/2026:01:30:00 +0200",
        "02/Feb/2026:00:00:00 +0000",
        "02/Foo/2027:00:00:00 +0000",
    )
    window = _endpoint(tmp_path, "".join(map(line.format, times))).window
    assert (window.since, window.until, window.samples) == ("2026-01-31", "2026-02-02", 4)


def test_quantiles_that_a_smaller_measurement_takes_away_are_told(tmp_path: Path) -> None:
    file = tmp_path / "access.log"
    file.write_text('"POST /charge HTTP/1.1" 200 23 urt=0.2\n' * 3)
    known = Service("payments", endpoints=(Endpoint(method="POST", path="/charge", latency_ms={"p50": 180, "p99": 2300}),))
    result = with_latencies(Manifest(services=(known,)), read_latencies(file), "payments")
    assert result.lost == ["payments POST /charge: p99"]
