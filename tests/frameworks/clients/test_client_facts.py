"""Client calls and the values of their timeouts."""

from __future__ import annotations

import pytest

from nullguard.frameworks.clients import client_facts, may_call_clients
from nullguard.model.clients import FINITE, UNBOUNDED, UNKNOWN
from nullguard.model.span import line_of
from nullguard.program.trace import body_entry


def _calls(link, text, path="shop/gateway.py", **others):
    files = {path: text, **{name.replace("__", "/") + ".py": other for name, other in others.items()}}
    return client_facts(link(files), path).calls


def _read(call):
    """State and milliseconds of the phase that a slow answer meets."""
    limits = {limit.phase: limit for limit in call.limits}
    limit = limits.get("read") or limits["total"]
    return (limit.state, limit.ms)


@pytest.mark.parametrize(
    ("timeout", "expected"),
    [
        ("2", (FINITE, 2000)),
        ("2.5", (FINITE, 2500)),
        ("(3, 10)", (FINITE, 10_000)),
        ("LIMIT", (FINITE, 4000)),
        ("LIMIT * 2", (FINITE, 8000)),
        ("Limits.READ", (FINITE, 7000)),
        ("settings.READ", (FINITE, 9000)),
        ("int(os.environ.get('LIMIT', '6'))", (FINITE, 6000)),
        ("timedelta(minutes=1).total_seconds()", (FINITE, 60_000)),
        ("default", (FINITE, 30_000)),
        ("None", (UNBOUNDED, 0)),
        ("(3, None)", (UNBOUNDED, 0)),
        ("given", (UNKNOWN, 0)),
        ("settings.MISSING", (UNKNOWN, 0)),
        ("compute()", (UNKNOWN, 0)),
        ("True", (UNKNOWN, 0)),
        ("-1", (UNKNOWN, 0)),
        ("'5'", (UNKNOWN, 0)),
        ("LIMIT if given else 1", (UNKNOWN, 0)),
        ("config['timeout']", (UNKNOWN, 0)),
    ],
)
def test_the_value_of_a_timeout(link, timeout, expected):
    source = f"""
        import os
        import requests
        from datetime import timedelta
        from shop import settings

        LIMIT = 4

        class Limits:
            READ = 7

        def call(url, given, config, default=30):
            return requests.get(url, timeout={timeout})
        """
    (call,) = _calls(link, source, shop__settings="READ = 9\n")
    assert _read(call) == expected


def test_the_way_of_a_value_leads_from_the_call_to_the_literal(link):
    source = """
        import requests
        from shop.settings import CHARGE_TIMEOUT

        def charge(url):
            requests.post(url, timeout=CHARGE_TIMEOUT)
        """
    (call,) = _calls(link, source, shop__settings="# limits\nCHARGE_TIMEOUT = 2\n")
    hops = call.limits[0].hops
    assert [(hop.path, line_of(hop.at), hop.text) for hop in hops] == [
        ("shop/gateway.py", 6, "CHARGE_TIMEOUT"),
        ("shop/settings.py", 2, "2"),
    ]


def test_django_settings_that_agree(link):
    source = "import requests\nfrom django.conf import settings\ndef f(u): requests.get(u, timeout=settings.LIMIT)\n"
    (call,) = _calls(link, source, config__settings__base="LIMIT = 3\n")
    assert _read(call) == (FINITE, 3000)
    (call,) = _calls(link, source, config__settings__base="LIMIT = 3\n", config__settings__production="LIMIT = 9\n")
    assert _read(call) == (UNKNOWN, 0)
    (call,) = _calls(link, source, config__settings__base="LIMIT = 3\n", config__settings__test="LIMIT = 1\n")
    assert _read(call) == (FINITE, 3000)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("'https://pay.example.com/charge'", "https://pay.example.com/charge"),
        ("f'{base}/orders/{id}'", "{}/orders/{}"),
        ("base + '/orders'", "{}/orders"),
        ("'%s/orders/%d' % (base, id)", "{}/orders/{}"),
        ("'{}/orders'.format(base)", "{}/orders"),
        ("urljoin(BASE, '/orders')", "https://pay.example.com/orders"),
        ("base", ""),
        ("compute(base)", ""),
    ],
)
def test_the_endpoint_of_a_call(link, url, expected):
    source = f"""
        import requests
        from urllib.parse import urljoin
        BASE = "https://pay.example.com"
        def call(base, id):
            return requests.put({url}, timeout=1)
        """
    (call,) = _calls(link, source)
    assert (call.method, call.url) == ("PUT", expected)


def test_an_adapter_of_the_project_counts_wherever_it_is_mounted(link):
    source = """
        import requests

        class Limited(requests.adapters.HTTPAdapter):
            def send(self, request, **kwargs):
                kwargs.setdefault("timeout", 5)
                return super().send(request, **kwargs)

        class Retrying(requests.adapters.HTTPAdapter):
            def send(self, request, **kwargs):
                return super().send(request, **kwargs)

        class Client:
            def __init__(self):
                session = requests.Session()
                session.mount("https://", Limited())
                self.limited = session
                self.retrying = requests.Session()
                self.retrying.mount("https://", Retrying())

            def call(self, url):
                self.limited.get(url)
                self.retrying.get(url)
        """
    limited, retrying = _calls(link, source)
    assert _read(limited)[0] == UNKNOWN
    assert _read(retrying)[0] == UNBOUNDED


def test_what_a_function_makes(link):
    source = """
        import requests

        def session():
            made = requests.Session()
            made.headers["Accept"] = "text/plain"
            return made

        def call(url):
            session().get(url)
        """
    (call,) = _calls(link, source)
    assert call.callee == "requests.Session.get"
    assert [hop.text for hop in call.built] == ["requests.Session()"]


@pytest.mark.parametrize(
    "source",
    [
        "import requests\nrequests.codes.ok\n",
        "import requests\ndef f(requests): requests.get(1)\n",
        "import httpx\ndef f(u):\n    with httpx.Client(timeout=get()) as c: c.get(u)\n",
        "def f(session): session.get('key')\n",
        "def f(self): return self.session.get('key', data=1)\n",
        "import requests\nclass A:\n    def f(self): return self.get(1)\n",
        "import redis\nredis.Redis()\n",
        "import redis\nredis.Redis(host='localhost')\n",
        "import requests\ndef f(): requests.get('http://localhost:8000/x')\n",
        "import urllib.request\nurllib.request.urlopen('file:///etc/hosts')\n",
        "import feedparser\ndef f(text): feedparser.parse(text)\n",
    ],
)
def test_nothing_is_unbounded(link, source):
    assert not [c for c in _calls(link, source) if any(limit.state == UNBOUNDED for limit in c.limits)]


def test_defaults_of_libraries(link):
    source = """
        import httpx, aiohttp, boto3, elasticsearch

        async def f(url):
            httpx.get(url)
            boto3.client("s3")
            elasticsearch.Elasticsearch(["https://search.example.com"])
            async with aiohttp.ClientSession() as session:
                await session.get(url)
        """
    assert {(call.callee, *_read(call)) for call in _calls(link, source)} == {
        ("httpx.get", FINITE, 5000),
        ("boto3.client", FINITE, 60_000),
        ("elasticsearch.Elasticsearch", FINITE, 10_000),
        ("aiohttp.ClientSession", FINITE, 300_000),
        ("aiohttp.ClientSession.get", FINITE, 300_000),
    }


def test_omitted_fields_of_a_client_timeout_are_lost_defaults(link):
    source = "import aiohttp\nclient = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(sock_connect=5))\n"
    (call,) = _calls(link, source)
    assert {limit.phase: limit.state for limit in call.limits} == {"total": UNBOUNDED, "connect": FINITE, "read": UNBOUNDED}


def test_the_process_wide_default_of_sockets(link):
    assert client_facts(link({"a.py": "import socket\nsocket.setdefaulttimeout(5)\n"}), "a.py").socket_default
    assert not client_facts(link({"a.py": "import socket\nsocket.setdefaulttimeout(None)\n"}), "a.py").socket_default


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import requests\n", True),
        ("from urllib import request\n", True),
        ("def f():\n    import requests\n    requests.get(1)\n", True),
        ("from shop.http import session\ndef f(): session.get(1, headers={})\n", True),
        ("from http import HTTPStatus\n", False),
        ("from urllib.parse import urlencode\n", False),
        ("def f(d): return d.get('key')\n", False),
        ("import json\n", False),
    ],
)
def test_which_sources_are_looked_at(link, source, expected):
    assert may_call_clients(link({"a.py": source}).sources["a.py"]) is expected


def test_functions_and_settings_that_go_in_circles_end(link):
    source = """
        import requests
        from shop import settings

        def a(url):
            return b(url)

        def b(url):
            return requests.get(a(url), timeout=settings.A)

        class C:
            def __init__(self):
                self.x = self.y
                self.y = self.x
                requests.get(self.x, timeout=self.y)
        """
    calls = _calls(link, source, shop__settings="from shop import gateway\nA = B\nB = A\n")
    assert [_read(call)[0] for call in calls] == [UNKNOWN, UNKNOWN]


@pytest.mark.parametrize(
    "expression",
    ["x" + ".get()" * 3000, "(" * 3000 + "1" + ")" * 3000, "+".join(["1"] * 5000), "[" * 90 + "requests.get(u)" + "]" * 90],
)
def test_deep_expressions_end(link, expression):
    assert isinstance(_calls(link, f"import requests\ndef f(x, u):\n    requests.get(u, timeout={expression})\n"), tuple)


def test_the_bodies_of_other_sources_that_are_looked_into_are_traced(link):
    limits = "import requests\n\ndef fetch(url):\n    return requests.get(url, timeout=5)\n"
    text = "from shop.limits import fetch\n\ndef load(url):\n    return fetch(url)\n"
    program = link({"shop/gateway.py": text, "shop/limits.py": limits})
    program.reads = set()
    client_facts(program, "shop/gateway.py")
    asked = program.function_named("shop/limits.py", "fetch")
    assert asked is not None
    assert body_entry(asked) in program.reads
