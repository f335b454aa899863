"""The answers that tests declare in place of a remote service."""

from __future__ import annotations

from textwrap import dedent

import pytest

from nullguard.frameworks.stubs import doubles
from nullguard.model.source import Language


def _java(statement, imports="import static com.github.tomakehurst.wiremock.client.WireMock.*;"):
    source = f"""
    package shop;
    {imports}
    class PaymentsTest {{
        private static final String CHARGE = "/payments/charge";
        private static final int SLOW = 3 * 1000;
        void test(String id) {{
            {statement}
        }}
        ResponseDefinitionBuilder paid() {{ return aResponse().withStatus(201).withFixedDelay(40); }}
    }}
    """
    return doubles(dedent(source).encode(), Language.JAVA).stubs


def _python(body, imports=""):
    return doubles(dedent(f"import responses, requests, httpx, re\n{imports}\n{body}").encode(), Language.PYTHON).stubs


def _endpoint(stub):
    return (stub.method, stub.match, stub.pattern)


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ('post(urlPathEqualTo("/a/b"))', ("POST", "path", "/a/b")),
        ('get(urlEqualTo("/a?b=c"))', ("GET", "path", "/a")),
        ("put(urlEqualTo(CHARGE))", ("PUT", "path", "/payments/charge")),
        ('get(urlPathEqualTo("/orders/" + id))', ("GET", "path", "/orders/{}")),
        ('get(urlPathEqualTo(String.format("/orders/%s", id)))', ("GET", "path", "/orders/{}")),
        ('get(urlPathMatching("/orders/[0-9]+"))', ("GET", "regex", "/orders/[0-9]+")),
        ('get(urlPathTemplate("/orders/{id}"))', ("GET", "template", "/orders/{id}")),
        ('WireMock.delete("/a")', ("DELETE", "path", "/a")),
        ("any(anyUrl())", ("", "any", "")),
        ('request("PATCH", urlEqualTo("/a"))', ("PATCH", "path", "/a")),
    ],
)
def test_wiremock_requests(request_, expected):
    (stub,) = _java(f'stubFor({request_}.withHeader("a", equalTo("b")).willReturn(ok()));')
    assert _endpoint(stub) == expected


@pytest.mark.parametrize(
    ("answer", "status", "delays", "failure"),
    [
        ("aResponse()", 200, (), ""),
        ("aResponse().withStatus(503).withFixedDelay(50)", 503, (50,), ""),
        ("okJson(id).withFixedDelay(SLOW)", 200, (3000,), ""),
        ("ok().withUniformRandomDelay(10, 90)", 200, (10, 90), ""),
        ("ok().withChunkedDribbleDelay(5, 700)", 200, (700,), ""),
        ("ok().withRandomDelay(new UniformDistribution(5, 6))", 200, (5, 6), ""),
        ("serviceUnavailable()", 503, (), ""),
        ("status(429)", 429, (), ""),
        ("aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)", 200, (), "connection"),
        ("paid()", 201, (40,), ""),
    ],
)
def test_wiremock_answers(answer, status, delays, failure):
    (stub,) = _java(f'stubFor(get("/a").willReturn({answer}));')
    assert (stub.status, stub.delays_ms, stub.failure, stub.known) == (status, delays, failure, True)


def test_a_long_tail_counts_to_its_end():
    (stub,) = _java('stubFor(get("/a").willReturn(ok().withLogNormalRandomDelay(100, 0.5)));')
    assert stub.delays_ms[0] == 100
    assert 460 < stub.slowest_ms < 480  # 100 ms times e to the power of 3.09 times 0.5


@pytest.mark.parametrize("answer", ["Answers.charged()", "answer", "ok().withFixedDelay(delay)", "paid(id)"])
def test_answers_that_may_be_slow(answer):
    (stub,) = _java(f'stubFor(get("/a").willReturn({answer}));')
    assert not stub.known or stub.delays_ms == (40,)


@pytest.mark.parametrize(
    "statement",
    [
        'when(gateway.charge("x")).thenReturn("y");',
        "verify(postRequestedFor(urlEqualTo(CHARGE)));",
        'String text = "stubFor(get(x).willReturn(ok()))";',
        "// stubFor(get(CHARGE).willReturn(ok()));",
        "given(id).willReturn(CHARGE);",
    ],
)
def test_java_that_declares_no_answer(statement):
    assert _java(statement) == ()


def test_a_source_that_names_no_tool_is_not_read():
    assert doubles(b"class T { void t() { stubFor(get(x).willReturn(ok())); } }", Language.JAVA).stubs == ()
    assert doubles(b"def test(api): api.get('/a', json={})", Language.PYTHON).stubs == ()


def test_mock_web_server():
    stubs = _java(
        """
        server.enqueue(new MockResponse().setResponseCode(204).setBodyDelay(2, TimeUnit.SECONDS));
        server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
        server.enqueue(response);
        queue.add(new MockResponse());
        """,
        "import okhttp3.mockwebserver.MockResponse;",
    )
    assert [(stub.match, stub.status, stub.delays_ms, stub.failure, stub.known) for stub in stubs] == [
        ("queue", 204, (2000,), "", True),
        ("queue", 200, (), "timeout", True),
        ("queue", 0, (), "", False),
    ]


def test_mock_rest_service_server():
    (stub,) = _java(
        'server.expect(requestTo("https://pay.example.com/a")).andExpect(method(HttpMethod.POST)).andRespond(withServerError());',
        "import org.springframework.test.web.client.MockRestServiceServer;",
    )
    assert (*_endpoint(stub), stub.status) == ("POST", "url", "https://pay.example.com/a", 500)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("responses.add(responses.POST, 'https://a.b/c', json={}, status=201)", ("POST", "url", "https://a.b/c", 201, "")),
        (
            "responses.get('https://a.b/c', body=requests.exceptions.ReadTimeout())",
            ("GET", "url", "https://a.b/c", 200, "timeout"),
        ),
        ("responses.put(re.compile(r'https://a.b/.*'), status=503)", ("PUT", "regex", "https://a.b/.*", 503, "")),
        ("def t(requests_mock): requests_mock.get('https://a.b/c?d=e', text='x')", ("GET", "url", "https://a.b/c", 200, "")),
        ("def t(requests_mock): requests_mock.post(ANY, exc=ConnectTimeout)", ("POST", "any", "", 200, "timeout")),
        ("with requests_mock.Mocker() as m:\n    m.get('/a', status_code=404)", ("GET", "path", "/a", 404, "")),
        (
            "def t(requests_mock): requests_mock.get('https://a.b/c', status_code=403, json={'message': f'Rate limit of {a}.'})",
            ("GET", "url", "https://a.b/c", 403, "limit"),
        ),
        (
            "def t(requests_mock): requests_mock.get('https://a.b/c', status_code=403, text='no')",
            ("GET", "url", "https://a.b/c", 403, ""),
        ),
        ("respx.get('https://a.b/c').mock(return_value=httpx.Response(202))", ("GET", "url", "https://a.b/c", 202, "")),
        ("respx.get('https://a.b/c').mock(side_effect=httpx.ConnectError)", ("GET", "url", "https://a.b/c", 200, "connection")),
        ("respx.post('https://a.b/c').respond(500)", ("POST", "url", "https://a.b/c", 500, "")),
        ("httpx_mock.add_response(method='GET', url='https://a.b/c', status_code=500)", ("GET", "url", "https://a.b/c", 500, "")),
        ("httpx_mock.add_exception(httpx.ReadTimeout('x'))", ("", "any", "", 200, "timeout")),
        ("httpretty.register_uri(httpretty.GET, 'https://a.b/c', status=500)", ("GET", "url", "https://a.b/c", 500, "")),
        ("URL = 'https://a.b'\ndef t(): responses.get(f'{URL}/c', json=1)", ("GET", "url", "https://a.b/c", 200, "")),
        ("def t(base): responses.get(f'{base}/c', json=1)", ("GET", "url", "{}/c", 200, "")),
    ],
)
def test_python_answers(body, expected):
    (stub,) = _python(body)
    assert (*_endpoint(stub), stub.status, stub.failure) == expected


@pytest.mark.parametrize(
    "body",
    [
        "client.get('/a', json={})",
        "responses = {}\nresponses.get('key', None)",
        "responses.reset()",
        "responses.assert_call_count('https://a.b', 1)",
        "assert responses.calls[0].request.url == 'https://a.b'",
        "requests.get('https://a.b', json=1)",
        "# responses.get('https://a.b', json=1)",
    ],
)
def test_python_that_declares_no_answer(body):
    assert _python(body) == ()


def test_a_callback_is_known_unless_the_test_sleeps():
    call = "def answer(r): ...\nresponses.add_callback(responses.GET, 'https://a.b/c', callback=answer)"
    assert [stub.known for stub in _python(call)] == [True]
    assert [stub.known for stub in _python(call, "from time import sleep")] == [False]


def test_json_mappings():
    data = b"""
    {"mappings": [
      {"request": {"method": "GET", "urlPath": "/a"}, "response": {"status": 200, "fixedDelayMilliseconds": 30}},
      {"request": {"method": "ANY", "urlPattern": "/b/.*"}, "response": {"fault": "EMPTY_RESPONSE"}}
    ]}
    """
    stubs = doubles(data, Language.JSON).stubs
    assert [(*_endpoint(stub), stub.delays_ms, stub.failure) for stub in stubs] == [
        ("GET", "path", "/a", (30,), ""),
        ("", "regex", "/b/.*", (), "connection"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"{}",
        b"[1, 2]",
        b'{"request": 1, "response": 2}',
        b'{"request": {"url": "/a"}}',
        b'{"request": {"url": "/a"}, "response": ',
        b'{"request": {"url": "/a"}, "response": ' + b"[" * 100_000,
        b'"request": "response"',
    ],
)
def test_json_that_is_no_mapping(data):
    assert doubles(data, Language.JSON).stubs == ()


@pytest.mark.parametrize("language", [Language.YAML, Language.SQL, Language.OTHER])
def test_other_languages(language):
    assert doubles(b"responses.get('/a', json=1) wiremock", language).stubs == ()


def test_constants_that_multiply_are_not_spelt_out():
    constants = "\n".join(["A0 = ''", *(f"A{i} = {' + '.join([f'A{i - 1}'] * 8)}" for i in range(1, 12))])
    (stub,) = _python(f"{constants}\ndef test(): responses.add('GET', 'https://pay.example.com/' + A11)")
    assert stub.pattern.startswith("https://pay.example.com/")
    assert stub.pattern.endswith("{}")


def test_a_number_that_names_itself_is_unknown():
    (stub,) = _java('SLOWER = SLOWER * 2; stubFor(get(urlPathEqualTo("/a")).willReturn(aResponse().withFixedDelay(SLOWER)));')
    assert stub.delays_ms == ()
