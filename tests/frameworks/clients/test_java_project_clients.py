"""Java: classes of the project around client libraries, behind interfaces, factories and optional objects."""

from __future__ import annotations

import pytest

from nullguard.frameworks.clients import client_facts, project_clients, uses
from nullguard.model.clients import FINITE, UNBOUNDED

GATEWAY = """
package shop.http;

public interface Gateway {
    String get(int timeout, String url);
    String ping(String url);
}
"""
CLIENT = """
package shop.http;

import java.util.Optional;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;

public class HttpGateway implements Gateway {
    private CloseableHttpClient client;

    public String get(int timeout, String url) {
        RequestConfig config = RequestConfig.custom().setConnectTimeout(timeout).setSocketTimeout(timeout).build();
        try (CloseableHttpClient client = Optional.ofNullable(this.client).orElse(Factory.instance().with(config))) {
            return client.execute(new HttpGet(url)).toString();
        }
    }

    public String ping(String url) { return url; }
}
"""
FACTORY = """
package shop.http;

import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;

public class Factory {
    public static Factory instance() { return new Factory(); }

    public CloseableHttpClient with(RequestConfig config) {
        return build(HttpClientBuilder.create().setDefaultRequestConfig(config), true);
    }

    public CloseableHttpClient build() { return build(HttpClientBuilder.create(), true); }

    private CloseableHttpClient build(HttpClientBuilder builder, boolean isProxied) {
        if (isProxied) {
            builder.setRoutePlanner(null);
        }
        return builder.build();
    }
}
"""
SHOP = """
package shop;

import shop.http.Gateway;

public class Rates {
    private int timeout = 1500;
    private int changed = 10;
    private Gateway gateway;

    public void setChanged(int changed) { this.changed = changed; }

    public String rates(int given) {
        %s
    }
}
"""
PATH = "shop/Rates.java"


def limits(link, statement, **others):
    sources = {
        "shop/http/Gateway.java": GATEWAY,
        "shop/http/HttpGateway.java": CLIENT,
        "shop/http/Factory.java": FACTORY,
        PATH: SHOP % statement,
        **others,
    }
    program = link(sources)
    project = project_clients(program)
    if not uses(program, PATH, project):
        return None
    calls = client_facts(program, PATH, project=project).calls
    return [
        (limit.phase, limit.state, limit.ms, limit.place.path if limit.place is not None else "")
        for call in calls
        for limit in call.limits
        if limit.phase in ("connect", "read")
    ]


@pytest.mark.parametrize(
    ("given", "ms"),
    [("timeout", 1500), ("2000", 2000), ("changed", 10), ("timeout * 2", 3000)],
)
def test_what_a_caller_gives_reaches_the_client(link, given, ms):
    found = limits(link, f"return gateway.get({given}, null);")
    assert found == [("connect", FINITE, ms, PATH), ("read", FINITE, ms, PATH)]


@pytest.mark.parametrize(
    "statement",
    [
        "return gateway.get(given, null);",
        "return gateway.get(Integer.getInteger(null), null);",
        "return gateway.ping(null);",
        "return null;",
    ],
)
def test_callers_that_give_nothing_that_is_known(link, statement):
    assert limits(link, statement) == []


def test_options_that_a_factory_takes_are_told_where_they_are_made(link):
    path = "shop/http/HttpGateway.java"
    text = CLIENT.replace(".setSocketTimeout(timeout)", "").replace("setConnectTimeout(timeout)", "setConnectTimeout(9)")
    program = link({"shop/http/Gateway.java": GATEWAY, path: text, "shop/http/Factory.java": FACTORY})
    (made,) = [call for call in client_facts(program, path, project=project_clients(program)).calls if call.is_client]
    assert {limit.phase: limit.state for limit in made.limits} == {"connect": FINITE, "read": UNBOUNDED}


def test_an_interface_with_two_implementations_tells_nothing(link):
    other = CLIENT.replace("HttpGateway", "OtherGateway").replace("setSocketTimeout(timeout)", "setSocketTimeout(5)")
    assert not limits(link, "return gateway.get(timeout, null);", **{"shop/http/OtherGateway.java": other})


def test_a_client_that_its_caller_does_not_limit_is_none_of_the_projects(link):
    program = link(
        {
            "shop/http/Gateway.java": GATEWAY.replace("int timeout", "int size"),
            "shop/http/HttpGateway.java": CLIENT.replace("int timeout", "int size").replace("(timeout)", "(size)"),
            PATH: SHOP % "return gateway.get(timeout, null);",
        }
    )
    assert not uses(program, PATH, project_clients(program))


def test_a_client_of_the_same_package_need_not_be_imported(link):
    shop = SHOP.replace("package shop;", "package shop.http;").replace("import shop.http.Gateway;", "")
    program = link(
        {
            "shop/http/Gateway.java": GATEWAY,
            "shop/http/HttpGateway.java": CLIENT,
            "shop/http/Rates.java": shop % "return gateway.get(timeout, null);",
            "shop/http/Sums.java": shop.replace("Rates", "Sums") % "return null;",
            "shop/Totals.java": shop.replace("Rates", "Totals") % "return gateway.get(timeout, null);",
        }
    )
    project = project_clients(program)
    assert uses(program, "shop/http/Rates.java", project)
    assert not uses(program, "shop/http/Sums.java", project)
    assert not uses(program, "shop/Totals.java", project)
