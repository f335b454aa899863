"""Project functions and classes around client calls: what their callers' arguments and defaults mean for the call inside."""

from __future__ import annotations

import pytest

from nullguard.frameworks.clients import client_facts, project_clients, uses
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


_HELPERS = """
    from requests import RequestException, post


    def one(url, timeout=20):
        return post(url, timeout=timeout)


    def two(url, timeout=20):
        return one(url, timeout=timeout)


    def three(url, timeout=20):
        return two(url, timeout)


    def four(url, timeout=20):
        return three(url, timeout=timeout)


    def five(url, timeout=None):
        kwargs = {}
        if timeout:
            kwargs = {"timeout": timeout}
        return four(url, **kwargs)
"""


def _of_helpers(link, call):
    program = link({"shop/helpers.py": _HELPERS, "shop/orders.py": f"from shop.helpers import five\n\n\ndef f(u):\n    {call}\n"})
    own = project_clients(program)
    assert uses(program, "shop/orders.py", own)
    return client_facts(program, "shop/orders.py", project=own).calls


def test_a_timeout_is_followed_through_helpers_of_helpers(link):
    (call,) = _of_helpers(link, "five(u, timeout=2)")
    assert _read(call) == (FINITE, 2000)


@pytest.mark.parametrize("call", ["five(u)", "five(u, timeout=None)", "five(u, timeout=given())"])
def test_far_helpers_are_not_followed_for_callers_that_give_no_number(link, call):
    assert not any(limit.state == FINITE for call in _of_helpers(link, call) for limit in call.limits)


@pytest.mark.parametrize(
    "helper",
    [
        "def wait(timeout): return sleep(timeout)",
        "def cached(key, timeout=60): return cache.set(key, timeout)",
        "def two(url): return one(url)",
        "class Two:\n        timeout = one",
    ],
)
def test_functions_that_pass_no_timeout_to_a_client_are_none(link, helper):
    program = link(
        {
            "shop/helpers.py": "import requests\n\n\ndef one(url, timeout=20):\n    return requests.post(url, timeout=timeout)\n",
            "shop/orders.py": f"    from shop.helpers import one\n\n\n    {helper}\n",
        }
    )
    assert project_clients(program).functions == ("one",)


_WRAPPER = "import requests\nclass Channel:\n    def get(self, url, **kwargs): return requests.get(url, **kwargs)"
_TABLE = "class Channel:\n    name = ''"


@pytest.mark.parametrize(
    ("caller", "expected"),
    [
        ("from shop.pay.channel import Channel", True),
        ("from shop.pay import Channel", True),  # which gives it on
        ("from shop.pay import channel", True),
        ("from elsewhere import Channel", True),  # which nobody knows
        ("from shop.pay.channel import Channel as Way", True),
        ("from shop.orders.models import Channel", False),
        ("from shop.orders.models import Channel as Way", False),
        ("from shop.orders import channel", False),
        ("from shop.orders import models", False),
        ("import shop.orders.models", False),
        ("Channel = None", False),
        ("", False),
    ],
)
def test_who_uses_a_client_of_the_project(link, caller, expected):
    program = link(
        {
            "shop/__init__.py": "",
            "shop/pay/__init__.py": "from shop.pay.channel import Channel",
            "shop/pay/channel.py": _WRAPPER,
            "shop/orders/__init__.py": "",
            "shop/orders/models.py": _TABLE,
            "shop/orders/channel.py": "def of(order): return order.channel",
            "shop/view.py": caller,
        }
    )
    assert uses(program, "shop/view.py", project_clients(program)) is expected
