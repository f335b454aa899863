"""Project functions and classes around client calls: what their callers' arguments and defaults mean for the call inside."""

from __future__ import annotations

import pytest

from nullguard.frameworks.clients import client_facts
from nullguard.model.clients import FINITE, UNBOUNDED, UNKNOWN
from nullguard.model.span import line_of


def _facts(link, text):
    return client_facts(link({"shop/http.py": text}), "shop/http.py")


def _read(call):
    limits = {limit.phase: limit for limit in call.limits}
    limit = limits.get("read") or limits["total"]
    return (limit.state, limit.ms)


@pytest.mark.parametrize(
    ("wrapper", "call", "expected"),
    [
        ("def get(url, timeout=5): return requests.get(url, timeout=timeout)", "get(u, timeout=2)", (FINITE, 2000)),
        ("def get(url, timeout=5): return requests.get(url, timeout=timeout)", "get(u, 2)", (FINITE, 2000)),
        ("def get(url, timeout): return requests.get(url, timeout=timeout * 2)", "get(u, timeout=2)", (FINITE, 4000)),
        ("def get(url, **kwargs): return requests.get(url, **kwargs)", "get(u, timeout=2)", (FINITE, 2000)),
        ("def get(url, **kwargs): return requests.get(url, **kwargs)", "get(u)", (UNBOUNDED, 0)),
        (
            (
                "def get(url, **kwargs):\n            kwargs.setdefault('timeout', 7)\n"
                "            return requests.get(url, **kwargs)"
            ),
            "get('https://a.example/x')",
            (FINITE, 7000),
        ),
        (
            (
                "def get(url, **kwargs):\n            if 'timeout' not in kwargs:\n                kwargs['timeout'] = 7\n"
                "            return requests.get(url, **kwargs)"
            ),
            "get('https://a.example/x')",
            (FINITE, 7000),
        ),
        (
            (
                "def get(url, timeout=None):\n            if timeout is None:\n                timeout = 7\n"
                "            return requests.get(url, timeout=timeout)"
            ),
            "get(u, timeout=1)",
            (FINITE, 1000),
        ),
        ("def get(url, timeout=None): return requests.get(url, timeout=timeout or 7)", "get(u, timeout=1)", (FINITE, 1000)),
        ("get = functools.partial(requests.get, timeout=3)", "get('https://a.example')", (FINITE, 3000)),
        ("def get(url, **kwargs): return requests.get(url, **kwargs)", "get(u, **others)", (UNKNOWN, 0)),
    ],
)
def test_a_caller_decides(link, wrapper, call, expected):
    source = f"""
        import functools
        import requests

        {wrapper}

        def call(u, others):
            return {call}
        """
    calls = [found for found in _facts(link, source).calls if found.symbol.endswith(".call")] or _facts(link, source).calls
    assert _read(calls[-1]) == expected


def test_the_url_of_a_call_through_a_method(link):
    source = """
        import requests

        class Gateway:
            def _send(self, path, body):
                return requests.post("https://pay.example.com" + path, json=body, timeout=5)

            def charge(self, body):
                return self._send("/charges", body)
        """
    inside, outside = _facts(link, source).calls
    assert (inside.url, inside.via) == ("https://pay.example.com{}", ())
    assert (outside.url, [line_of(hop.at) for hop in outside.via]) == ("https://pay.example.com/charges", [6])


def test_an_object_is_made_with_its_timeout(link):
    source = """
        import requests

        class Gateway:
            def __init__(self, timeout=30):
                self.timeout = timeout

            def charge(self, body):
                return requests.post("https://pay.example.com/charges", json=body, timeout=self.timeout)

        def pay(body):
            return Gateway(timeout=2).charge(body)
        """
    inside, outside = _facts(link, source).calls
    assert (_read(inside), _read(outside)) == ((FINITE, 30_000), (FINITE, 2000))


def test_who_relies_on_a_default_of_no_timeout(link):
    source = """
        import requests

        def fetch(url, timeout=None):
            return requests.get(url, timeout=timeout)

        def patient(url):
            return fetch(url)

        def hasty(url):
            return fetch(url, timeout=1)
        """
    (omission,) = _facts(link, source).omissions
    assert (line_of(omission.default.at), line_of(omission.at)) == (4, 8)


@pytest.mark.parametrize(
    "within",
    [
        "async with asyncio.timeout(5): await session.get(url)",
        "async with async_timeout.timeout(5): await session.get(url)",
        "with anyio.fail_after(5): await session.get(url)",
        "await asyncio.wait_for(session.get(url), 5)",
        "await asyncio.wait_for(session.get(url), timeout=5)",
    ],
)
def test_what_is_around_a_call_limits_it(link, within):
    source = f"""
        import asyncio, aiohttp, anyio, async_timeout

        async def call(url, session: aiohttp.ClientSession):
            {within}
        """
    (call,) = _facts(link, source).calls
    assert (FINITE, 5000) in [(limit.state, limit.ms) for limit in call.limits if limit.phase == "total"]


def test_recursion_ends(link):
    source = """
        import requests

        def fetch(url, timeout=None, depth=0):
            requests.get(url, timeout=timeout)
            return fetch(url, timeout, depth + 1)

        def other(url): return fetch(url, 3)
        """
    assert {call.symbol.rpartition(".")[2] for call in _facts(link, source).calls} == {"fetch", "other"}
