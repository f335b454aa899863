"""Java's client objects: builders, setters, durations, configuration objects."""

from __future__ import annotations

import pytest

from nullguard.frameworks.clients import client_facts, may_call_clients
from nullguard.model.clients import FINITE, UNBOUNDED, UNKNOWN

_SOURCE = """
package shop;

import java.net.*;
import java.net.http.*;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import javax.ws.rs.client.ClientBuilder;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.*;
import org.glassfish.jersey.client.ClientProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;
import okhttp3.OkHttpClient;

class Clients {
    static final int LIMIT_MS = 2000;
    static final Duration LIMIT = Duration.ofSeconds(3);
    @Value("${limit:1500}") int configured;
    @Value("${limit}") int required;

    Object make(String url, int given) throws Exception {
        %s
    }

    Duration limit() { return Duration.of(4, ChronoUnit.SECONDS); }
}
"""


def _states(link, statement):
    calls = client_facts(link({"shop/Clients.java": _SOURCE % statement}), "shop/Clients.java").calls
    return [{limit.phase: (limit.state, limit.ms) for limit in call.limits} for call in calls]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("LIMIT", (FINITE, 3000)),
        ("Duration.ofMillis(LIMIT_MS)", (FINITE, 2000)),
        ("Duration.ofMillis(configured)", (FINITE, 1500)),
        ("limit()", (FINITE, 4000)),
        ("Duration.ofMillis(required)", (UNKNOWN, 0)),
        ("Duration.ofMillis(given)", (UNKNOWN, 0)),
        ("other.limit()", (UNKNOWN, 0)),
    ],
)
def test_the_value_of_a_duration(link, value, expected):
    (limits,) = _states(link, f"return HttpRequest.newBuilder(URI.create(url)).timeout({value}).build();")
    assert limits["read"] == expected


@pytest.mark.parametrize(
    "statement",
    [
        "HttpURLConnection c = (HttpURLConnection) new URL(url).openConnection(); return c;",
        "RequestConfig c = RequestConfig.custom().setCookieSpec(url).build(); return c;",
        "RestTemplate t = new RestTemplate(given > 0 ? factory() : other()); return t;",
        "return HttpClients.custom().setDefaultRequestConfig(config(given)).build();",
        "return HttpClients.custom();",
        "HttpRequest.Builder b = HttpRequest.newBuilder(); customise(b); return b.build();",
        "HttpRequest.Builder b = HttpRequest.newBuilder(); other.customise(b); return b.build();",
        'return HttpRequest.newBuilder(URI.create("http://localhost:8080/health")).build();',
        'return new URL("file:/etc/hosts").openStream();',
        'return new URL("jar:file:a.jar!/b").openConnection();',
        "OkHttpClient c = new OkHttpClient(); return c.newBuilder().readTimeout(1, TimeUnit.SECONDS).build();",
        "return HttpClient.newHttpClient();",
        "return new SimpleClientHttpRequestFactory();",
    ],
)
def test_nothing_is_unbounded(link, statement):
    source = _SOURCE.replace(
        "Duration limit()", "void customise(HttpRequest.Builder b) { b.timeout(LIMIT); }\n    Duration limit()"
    )
    calls = client_facts(link({"shop/Clients.java": source % statement}), "shop/Clients.java").calls
    assert not [call for call in calls if any(limit.state == UNBOUNDED for limit in call.limits)]


def test_setters_on_a_connection(link):
    (limits,) = _states(
        link,
        "URLConnection c = new URL(url).openConnection(); c.setConnectTimeout(LIMIT_MS); c.setReadTimeout(0); return c.getURL();",
    )
    assert limits == {"connect": (FINITE, 2000), "read": (UNBOUNDED, 0)}


def test_properties_by_key(link):
    (limits,) = _states(
        link,
        'return ClientBuilder.newBuilder().property(ClientProperties.READ_TIMEOUT, 5000).property("other", 1).build();',
    )
    assert limits == {"connect": (UNBOUNDED, 0), "read": (FINITE, 5000)}


def test_a_configuration_object_is_its_clients(link):
    limits = _states(
        link,
        "RequestConfig c = RequestConfig.custom().setConnectTimeout(1000).build();"
        "return HttpClients.custom().setDefaultRequestConfig(c).build();",
    )
    assert limits == [{"connect": (FINITE, 1000), "read": (UNBOUNDED, 0)}]


@pytest.mark.parametrize(
    ("imported", "expected"),
    [
        ("javax.ws.rs.client.ClientBuilder", True),
        ("java.net.*", True),
        ("static java.net.http.HttpRequest.newBuilder", True),
        ("okhttp3.OkHttpClient", True),
        ("org.springframework.web.bind.annotation.GetMapping", False),
        ("org.springframework.http.HttpStatus", False),
        ("javax.ws.rs.Path", False),
        ("java.util.List", False),
    ],
)
def test_which_sources_are_looked_at(link, imported, expected):
    program = link({"shop/A.java": f"package shop; import {imported}; class A {{}}"})
    assert may_call_clients(program.sources["shop/A.java"]) is expected


def test_units_of_time(link):
    (limits,) = _states(link, "return new OkHttpClient.Builder().readTimeout(2, TimeUnit.MINUTES).build();")
    assert limits["read"] == (FINITE, 120_000)
