"""What a generated test expects of a late answer."""

from __future__ import annotations

import pytest

from nullguard.fix.answers.raised import raised_late
from nullguard.fix.wishes import Tree
from nullguard.knowledge.timeout_exceptions import timeout_exception
from nullguard.model.clients import ClientCall, Retry
from nullguard.model.endpoints import EndpointTimes
from nullguard.model.span import pack

PLAIN = b"import requests\ndef f(x):\n    return requests.get(x)\n"
HANDLED = b"import requests\ndef f(x):\n    try:\n        return requests.get(x)\n    except OSError:\n        raise Late\n"
ELSEWHERE = PLAIN + b"def g(x):\n    try:\n        return int(x)\n    except ValueError:\n        return 0\n"


def late(code: bytes, line: int = 3, callee: str = "requests.get", path: str = "a.py", **more) -> str:
    call = ClientCall(callee, callee.partition(".")[0], path, pack(line, 11, line, 26), **more)
    return raised_late(EndpointTimes("GET /x", (call,)), Tree((), {path: code}.get))


@pytest.mark.parametrize(
    ("callee", "exception"),
    [
        ("requests.Session.post", "requests.exceptions.Timeout"),
        ("httpx.AsyncClient.get", "httpx.TimeoutException"),
        ("java.net.http.HttpClient.send", "java.net.http.HttpTimeoutException"),
        ("java.net.URLConnection.getInputStream", "java.net.SocketTimeoutException"),
        ("requests_cache.CachedSession.get", ""),
        ("shop.gateway.charge", ""),
        ("", ""),
    ],
)
def test_a_client_has_its_exception(callee, exception):
    assert timeout_exception(callee) == exception


@pytest.mark.parametrize("code", [PLAIN, ELSEWHERE])
def test_nothing_stands_between_client_and_test(code):
    assert late(code) == "requests.exceptions.Timeout"


def test_java_that_catches_nothing():
    code = b"class A { String f() { return client.send(); } }"
    assert late(code, 1, "java.net.http.HttpClient.send", "A.java") == "java.net.http.HttpTimeoutException"
    assert late(b"class A { String f() { try { return client.send(); } catch (IOException e) { return null; } } }",
                1, "java.net.http.HttpClient.send", "A.java") == ""  # fmt: skip


@pytest.mark.parametrize(
    "given",
    [
        {"code": HANDLED, "line": 4},
        {"code": b"def broken(:\n"},
        {"code": PLAIN, "callee": "shop.gateway.charge"},
        {"code": PLAIN, "retries": (Retry("tenacity", "a.py", pack(1, 0, 1, 1)),)},
    ],
    ids=["handled", "unreadable", "unknown client", "tried again"],
)
def test_something_may_make_another_exception_of_it(given):
    assert late(**given) == ""
