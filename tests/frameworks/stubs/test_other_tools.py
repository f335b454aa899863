"""Answers of mock servers, recordings and patches, and what tests replace besides them."""

from __future__ import annotations

import json
from textwrap import dedent

import pytest

from nullguard.frameworks.stubs import doubles
from nullguard.model.source import Language
from nullguard.model.span import line_of


def _java(statement, imports=""):
    source = f"""
    package shop;
    {imports}
    class PaymentsTest {{
        private GatewayClient gateway;
        void test(String id) {{
            {statement}
        }}
    }}
    """
    return doubles(dedent(source).encode(), Language.JAVA)


def _python(source):
    return doubles(dedent(source).encode(), Language.PYTHON)


def _endpoint(stub):
    return (stub.method, stub.match, stub.pattern, stub.status, stub.delays_ms, stub.failure, stub.known)


def test_mock_server_is_told_by_request_and_response():
    found = _java(
        'server.when(request().withMethod("POST").withPath("/charge"))'
        ".respond(response().withStatusCode(503).withDelay(TimeUnit.SECONDS, 2));",
        "import org.mockserver.client.MockServerClient;",
    )
    assert [_endpoint(stub) for stub in found.stubs] == [("POST", "regex", "/charge", 503, (2000.0,), "", True)]


def test_mock_server_drops_connections():
    found = _java(
        'server.when(request().withPath("/charge")).error(error().withDropConnection(true));', "import org.mockserver.model.*;"
    )
    assert [stub.failure for stub in found.stubs] == ["connection"]


def test_hoverfly_names_the_service():
    found = _java(
        'dsl(service("api.acme.com").post("/charge").willReturn(serverError()));', "import io.specto.hoverfly.junit.core.*;"
    )
    assert [_endpoint(stub) for stub in found.stubs] == [("POST", "url", "//api.acme.com/charge", 500, (), "", True)]


def test_hoverfly_simulations_have_delays():
    simulation = {
        "data": {
            "pairs": [
                {
                    "request": {
                        "destination": [{"matcher": "exact", "value": "api.acme.com"}],
                        "path": [{"matcher": "exact", "value": "/charge"}],
                        "method": [{"matcher": "exact", "value": "POST"}],
                    },
                    "response": {"status": 200, "fixedDelay": 3000},
                }
            ],
            "globalActions": {"delays": []},
        }
    }
    (stub,) = doubles(json.dumps(simulation).encode(), Language.JSON).stubs
    assert _endpoint(stub) == ("POST", "url", "//api.acme.com/charge", 200, (3000.0,), "", True)


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        ({"is": {"statusCode": 429}}, (429, (), "", True)),
        ({"is": {"statusCode": 200}, "_behaviors": {"wait": 500}}, (200, (500.0,), "", True)),
        ({"is": {}, "behaviors": [{"wait": 500}]}, (200, (500.0,), "", True)),
        ({"is": {}, "behaviors": [{"wait": "function () { return 5; }"}]}, (200, (), "", False)),
        ({"fault": "CONNECTION_RESET_BY_PEER"}, (200, (), "connection", True)),
        ({"proxy": {"to": "https://api.acme.com"}}, (200, (), "", False)),
    ],
)
def test_imposters_of_mountebank(response, expected):
    imposter = {
        "port": 1,
        "stubs": [{"predicates": [{"equals": {"path": "/charge", "method": "POST"}}], "responses": [response]}],
    }
    (stub,) = doubles(json.dumps({"imposters": [imposter]}).encode(), Language.JSON).stubs
    assert (stub.method, stub.pattern) == ("POST", "/charge")
    assert (stub.status, stub.delays_ms, stub.failure, stub.known) == expected


def test_cassettes_tell_statuses():
    cassette = b"""\
interactions:
- request:
    body: null
    headers:
      Accept: ['*/*']
    method: GET
    uri: https://api.acme.com/orders/1?page=2
  response:
    body: {string: '{}'}
    status: {code: 200, message: OK}
- request:
    method: POST
    uri: https://api.acme.com/orders
  response:
    status:
      code: 429
      message: Too Many Requests
version: 1
"""
    found = doubles(cassette, Language.YAML).stubs
    assert [(stub.method, stub.pattern, stub.status) for stub in found] == [
        ("GET", "https://api.acme.com/orders/1", 200),
        ("POST", "https://api.acme.com/orders", 429),
    ]


def test_contracts_of_spring_cloud_contract():
    contract = b"""\
request:
  method: POST
  urlPath: /charge
response:
  status: 200
  fixedDelayMilliseconds: 1500
"""
    (stub,) = doubles(contract, Language.YAML).stubs
    assert _endpoint(stub) == ("POST", "path", "/charge", 200, (1500.0,), "", True)


def test_other_yaml_has_no_answers():
    assert doubles(b"server:\n  url: http://a\n  status: 200\n", Language.YAML).stubs == ()


@pytest.mark.parametrize(
    ("statement", "failure", "known"),
    [
        ('when(gateway.charge(id)).thenReturn("paid");', "", True),
        ("when(gateway.charge(id)).thenThrow(new SocketTimeoutException());", "timeout", True),
        ("when(gateway.charge(id)).thenThrow(RefusedException.class);", "error", True),
        ('given(gateway.charge(id)).willThrow(new ResourceAccessException("late"));', "connection", True),
        ("when(gateway.charge(id)).thenAnswer(call -> { Thread.sleep(5000); return null; });", "", False),
    ],
)
def test_mockito_answers_for_remote_types(statement, failure, known):
    (stub,) = _java(statement).stubs
    assert (stub.match, stub.pattern, stub.failure, stub.known) == ("symbol", ".GatewayClient.charge", failure, known)


def test_mockito_answers_for_other_types_are_none():
    assert _java('when(repository.find(id)).thenReturn("order"); when(id.length()).thenReturn(1);').stubs == ()


@pytest.mark.parametrize(
    ("statement", "key", "text"),
    [
        ('config("pay.readTimeout", "5ms");', "pay.readTimeout", "5ms"),
        ('application.run("--pay.default-timeout=2500");', "pay.default-timeout", "2500"),
        ('config("pay.readTimeout", "42"); assertThat(answer.getStatus()).isEqualTo(42);', "pay.readTimeout", "42"),
        ('config("pay.readTimeout", "42"); assertThat(client.getReadTimeout()).isEqualTo(43);', "pay.readTimeout", "42"),
        ('registry.add("pay.base-url", server::baseUrl);', "pay.base-url", "http://{}"),
        ('System.setProperty("pay.url", "http://localhost:" + port + "/pay");', "pay.url", "http://localhost:{}/pay"),
    ],
)
def test_properties_that_a_java_test_sets(statement, key, text):
    (override,) = _java(statement).overrides
    assert (override.kind, override.key, override.text) == ("property", key, text)


def test_properties_of_an_annotation():
    source = b"""
    package shop;
    @SpringBootTest(properties = {"pay.timeout=10ms", "spring.main.banner-mode=off"})
    class PaymentsTest {
    }
    """
    found = doubles(source, Language.JAVA).overrides
    assert [(item.key, item.text) for item in found] == [("pay.timeout", "10ms")]


@pytest.mark.parametrize(
    "line",
    [
        'config("pay.retries", "3");',
        'log.info("the timeout is reached");',
        'assertEquals("timeout", message);',
        'config("pay.readTimeout", "42"); assertThat(client.getReadTimeout()).isEqualTo(42);',
        'config("pay.readTimeout", "42ms"); assertThat(readTimeout).isEqualTo(Duration.ofMillis(42));',
        'config("pay.readTimeout", "42ms"); assertEquals("42ms", settings.getReadTimeout());',
    ],
)
def test_what_sets_no_timeout_or_address(line):
    assert _java(line).overrides == ()


def test_settings_that_a_python_test_replaces():
    found = _python(
        """
        import os
        from unittest import mock
        from django.test import override_settings

        @override_settings(PAY_TIMEOUT=1, DEBUG=True)
        def test_a(monkeypatch, settings):
            settings.PAY_URL = "http://localhost:1/pay"
            monkeypatch.setenv("PAY_TIMEOUT", "2")
            with mock.patch("shop.pay.READ_TIMEOUT", 0.001), mock.patch.dict(os.environ, {"PAY_HOST": "localhost"}):
                pass
        """
    ).overrides
    assert {(item.kind, item.key, item.text) for item in found} == {
        ("setting", "PAY_TIMEOUT", "1"),
        ("setting", "PAY_URL", "http://localhost:1/pay"),
        ("environment", "PAY_TIMEOUT", "2"),
        ("environment", "PAY_HOST", "localhost"),
        ("constant", "shop.pay.READ_TIMEOUT", "0.001"),
    }


def test_a_patched_function_has_the_answers_that_it_is_given():
    found = _python(
        """
        from unittest import mock
        import requests

        @mock.patch("shop.pay.requests.post")
        def test_a(post):
            post.side_effect = [requests.Timeout(), mock.Mock(status_code=429)]

        @mock.patch("shop.pay.charge", return_value=None)
        def test_b(charge):
            pass
        """
    ).stubs
    assert sorted((stub.pattern, stub.failure, stub.status) for stub in found) == [
        ("shop.pay.charge", "", 0),
        ("shop.pay.requests.post", "", 429),
        ("shop.pay.requests.post", "timeout", 0),
    ]


def test_an_error_code_of_an_sdk():
    found = _python(
        """
        from botocore.exceptions import ClientError
        from shop import mail

        def test_a(mocker):
            client = mocker.patch.object(mail, "client")
            response = {"Error": {"Code": "Throttling", "Message": "m"}}
            client.send_email.side_effect = ClientError(response, "SendEmail")
        """
    ).stubs
    assert [(stub.pattern, stub.code) for stub in found] == [("shop.mail.client.send_email", "Throttling")]


def test_a_hook_of_a_local_server_delays():
    (stub,) = _python(
        """
        from pytest_httpserver.hooks import Delay

        def test_a(httpserver):
            httpserver.expect_request("/orders", method="GET").with_post_hook(Delay(3)).respond_with_json({}, status=200)
        """
    ).stubs
    assert (stub.pattern, stub.delays_ms, stub.known) == ("/orders", (3000.0,), True)


@pytest.mark.parametrize(
    ("assertion", "expected"),
    [
        ("post.assert_called_once_with(1, timeout=3)", [("shop.pay.requests.post", "3")]),
        ('assert post.call_args.kwargs["timeout"] == 3', [("shop.pay.requests.post", "3")]),
        ("post.assert_called_once_with(1, timeout=mock.ANY)", []),
        ("post.assert_called_once_with(1, pool_timeout=3)", []),
        ("other.assert_called_once_with(1, timeout=3)", []),
    ],
)
def test_timeouts_that_are_asserted(assertion, expected):
    found = _python(
        f"""
        from unittest import mock

        @mock.patch("shop.pay.requests.post")
        def test_a(post):
            {assertion}
        """
    ).asserted
    assert [(item.target, item.text) for item in found] == expected


def test_fakes_that_take_no_timeout():
    found = _python(
        """
        import httpx
        from shop import pay

        class Client:
            def get(self, url): ...
            def post(self, url, **options): ...
            def close(self): ...

        def test_a(monkeypatch):
            monkeypatch.setattr(httpx, "Client", Client)
            monkeypatch.setattr("requests.get", lambda url: None)
            monkeypatch.setattr("requests.put", lambda *args, **kwargs: None)
            monkeypatch.setattr(pay, "now", lambda: 1)
        """
    ).fakes
    assert [(item.target, item.name, line_of(item.at)) for item in found] == [
        ("httpx.Client.get", "Client.get", 6),
        ("requests.get", "get", 12),
    ]


@pytest.mark.parametrize("source", [b"x = 1", b"def test_a():\n    assert 1\n", b"from unittest import mock\n"])
def test_sources_that_replace_nothing(source):
    assert doubles(source, Language.PYTHON) == doubles(b"", Language.PYTHON)


def test_a_method_that_is_replaced_by_one_that_raises():
    found = _python(
        """
        import pretend
        import requests
        from unittest.mock import patch

        def test_a(service):
            service.http.post = pretend.raiser(requests.Timeout)
            service.name = pretend.stub()
        """
    )
    assert [(stub.pattern, stub.failure) for stub in found.stubs] == [("?.http.post", "timeout")]
    assert found.raises_timeout


@pytest.mark.parametrize(
    "source",
    [
        "with pytest.raises(requests.Timeout):\n    charge()",
        "from requests import Timeout",
        "stub(Timeout=Timeout)",
    ],
)
def test_sources_that_only_mention_timeouts(source):
    assert not _python(f"from unittest.mock import patch\nimport requests\n{source}\n").raises_timeout
