"""What the rules about client calls say."""

from __future__ import annotations

import dataclasses

import pytest

from nullguard.checks.context import Context
from nullguard.checks.third_party.endpoints import EXACT, SAME_PATH, SAME_TEMPLATE, address, similarity
from nullguard.checks.third_party.ng301_remote_call_without_timeout import check as ng301
from nullguard.checks.third_party.ng303_timeout_tuned_to_mock import check as ng303
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.model.clients import FINITE, UNBOUNDED, UNKNOWN, ClientCall, ClientFacts, Hop, Limit, Stub
from nullguard.model.doubles import Doubles
from nullguard.model.finding import Confidence
from nullguard.model.schema import Endpoint, Manifest, Service
from nullguard.model.span import pack
from nullguard.program.program import Program

_AT = pack(5, 4, 5, 20)
_VALUE = Hop("shop/settings.py", pack(2, 10, 2, 11), "2")


def _context(*calls, stubs=(), latency=None, **facts):
    program = Program({}, (), {}, {}.__getitem__)
    endpoint = Endpoint(method="POST", path="/payments/charge", latency_ms=latency or {})
    manifest = Manifest(services=(Service("payments", ("pay.example.com",), (), (endpoint,)),) if latency else ())
    clients = {"shop/payments.py": ClientFacts(tuple(calls), **facts)}
    return Context(
        program, EntitySchema(program, (), manifest), manifest, {}, {}, clients, {"tests/test_payments.py": Doubles(tuple(stubs))}
    )


def _call(*limits, **others):
    fields = {"method": "POST", "url": "{}/payments/charge", "expression": "requests.post(url)", **others}
    return ClientCall("requests.post", "requests", "shop/payments.py", _AT, limits=limits, **fields)


def _limited(ms):
    return _call(Limit("read", FINITE, ms, "value", (Hop("shop/payments.py", _AT, "LIMIT"), _VALUE)))


def _stub(*delays, **others):
    return Stub("WireMock", pack(9, 0, 9, 5), "POST", "path", "/payments/charge", delays, **others)


def test_a_call_without_a_limit():
    (finding,) = ng301(_context(_call(Limit("connect", UNBOUNDED), Limit("read", UNBOUNDED))))
    assert finding.message.startswith("'requests.post' is called without a timeout: ")
    assert (finding.place.path, finding.place.line, finding.confidence) == ("shop/payments.py", 5, Confidence.HIGH)


def test_a_java_class_is_named_without_its_package():
    call = ClientCall(
        "org.apache.http.impl.client.HttpClients.custom", "apache", "A.java", _AT, limits=(Limit("read", UNBOUNDED),)
    )
    (finding,) = ng301(_context(call))
    assert finding.message.startswith("'HttpClients.custom' is called ")


def test_one_phase():
    (finding,) = ng301(_context(_call(Limit("connect", FINITE, 3000), Limit("read", UNBOUNDED))))
    assert "without a read timeout" in finding.message


def test_a_value_that_lifts_the_limit_is_reported_once_where_it_stands():
    unlimited = Limit("read", UNBOUNDED, 0, "value", (Hop("shop/payments.py", _AT, "LIMIT"), _VALUE))
    (finding,) = ng301(_context(_call(unlimited), _call(unlimited, expression="requests.post(other)")))
    assert (finding.place.path, finding.place.line) == ("shop/settings.py", 2)
    assert finding.steps[-1].place.path == "shop/payments.py"


@pytest.mark.parametrize(
    "limits",
    [
        (),
        (Limit("read", FINITE, 5),),
        (Limit("read", UNKNOWN),),
        (Limit("pool", UNBOUNDED),),
        (Limit("query", UNBOUNDED), Limit("connect", FINITE, 5)),
        (Limit("total", FINITE, 5), Limit("read", UNBOUNDED), Limit("connect", UNBOUNDED)),
        (Limit("total", UNKNOWN), Limit("read", UNBOUNDED)),
        (Limit("total", UNBOUNDED), Limit("read", FINITE, 5)),
    ],
)
def test_limits_that_suffice(limits):
    assert list(ng301(_context(_call(*limits)))) == []


def test_the_default_of_sockets_holds_for_libraries_that_heed_it():
    socket, own = Limit("read", UNBOUNDED, source="socket"), Limit("read", UNBOUNDED)
    assert list(ng301(_context(_call(socket), socket_default=True))) == []
    assert len(list(ng301(_context(_call(socket))))) == 1
    assert len(list(ng301(_context(_call(own), socket_default=True)))) == 1


@pytest.mark.parametrize(
    "call", [_call(Limit("read", UNBOUNDED), typed="convention"), _call(Limit("read", UNBOUNDED, note="before 8.0"))]
)
def test_what_lowers_confidence(call):
    (finding,) = ng301(_context(call))
    assert finding.confidence is Confidence.MEDIUM


def test_a_timeout_beside_its_mocks():
    (finding,) = ng303(_context(_limited(2000), stubs=[_stub(50), _stub()]))
    assert finding.message == (
        "The timeout for 'POST /payments/charge' is 2 s, but [[the slowest of 2 mocks]] answers in 50 ms: "
        "no test shows a slow answer or a timeout."
    )
    assert (finding.place.path, finding.confidence) == ("shop/settings.py", Confidence.MEDIUM)
    assert {related.label for related in finding.related} == {"the slowest of 2 mocks", "another mock"}


@pytest.mark.parametrize(
    ("p99", "confidence"),
    [(1500, Confidence.HIGH), (2300, Confidence.CERTAIN)],
)
def test_production_beside_both(p99, confidence):
    (finding,) = ng303(_context(_limited(2000), stubs=[_stub(50)], latency={"p99": p99}))
    assert f"production's p99 is {p99 / 1000:g} s" in finding.message
    assert finding.confidence is confidence


def test_production_acquits():
    assert list(ng303(_context(_limited(2000), stubs=[_stub(50)], latency={"p99": 300}))) == []


def test_a_long_timeout_alone_is_of_low_confidence():
    (finding,) = ng303(_context(_limited(60_000), stubs=[_stub()]))
    assert finding.confidence is Confidence.LOW


@pytest.mark.parametrize(
    "stubs",
    [
        [],
        [_stub(50), _stub(1500)],
        [_stub(50), _stub(5000)],
        [_stub(50), _stub(failure="timeout")],
        [_stub(50), _stub(known=False)],
        [_stub(600)],
        [Stub("WireMock", 1, "GET", "path", "/payments/charge")],
        [Stub("WireMock", 1, "POST", "path", "/payments/refund")],
        [Stub("WireMock", 1, "", "any", "")],
    ],
)
def test_stubs_that_say_something_or_belong_elsewhere(stubs):
    assert list(ng303(_context(_limited(2000), stubs=stubs))) == []


def test_a_queue_of_answers_belongs_to_the_class_that_its_test_is_named_after():
    queued = Stub("MockWebServer", 1, "", "queue")
    context = _context(_limited(2000), stubs=[queued])
    assert len(list(ng303(context))) == 1
    elsewhere = dataclasses.replace(
        context, doubles={"tests/test_orders.py": Doubles((queued,)), "tests/payments.py": Doubles((queued,))}
    )
    assert list(ng303(elsewhere)) == []


def test_calls_without_a_known_limit_or_endpoint():
    assert list(ng303(_context(_call(Limit("read", UNKNOWN)), stubs=[_stub()]))) == []
    assert list(ng303(_context(_call(Limit("read", UNBOUNDED)), stubs=[_stub()]))) == []
    assert list(ng303(_context(_call(Limit("read", FINITE, 2000), url=""), stubs=[_stub()]))) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("https://a.b/c/d", "https://a.b/c/d", EXACT),
        ("https://a.b/c/{}", "https://a.b/c/7", SAME_TEMPLATE),
        ("{}/c/d", "/c/d", SAME_PATH),
        ("{}/c/d", "https://a.b/v1/c/d", SAME_PATH),
        ("https://a.b/c/d?e=f", "/c/d", SAME_PATH),
        ("/orders/{id}", "{}/orders/{}", SAME_PATH),
        ("https://a.b/c", "https://x.y/c", 0),
        ("https://a.b/c", "https://a.b/d", 0),
        ("/c/d", "/d", 0),
        ("{}/c", "{}/d", 0),
        ("{}", "/c", 0),
        ("{}/{}", "/c/d", 0),
    ],
)
def test_whether_two_addresses_are_one(one, other, expected):
    assert similarity(address(one), address(other)) == similarity(address(other), address(one)) == expected


@pytest.mark.parametrize("pattern", ["https?://a\\.b/c/[0-9]+", "^/c/\\d+$", "/c/.*"])
def test_regular_expressions_are_compared_by_part(pattern):
    assert similarity(address(pattern, True), address("https://a.b/c/{}"))
    assert not similarity(address(pattern, True), address("https://a.b/x/{}"))
