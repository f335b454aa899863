"""Clients that live in configuration files only: their limits, and what a missing one means."""

from __future__ import annotations

import pytest
from test_linked_configuration import configuration

from nullguard.frameworks.configuration.clients import configured_clients
from nullguard.model.clients import ClientCall
from nullguard.model.span import line_of


def calls(text: str, path: str = "src/main/resources/application.yml", **others: str) -> list[ClientCall]:
    facts = configured_clients(configuration({path: text, **others}))
    return list(facts[path].calls) if path in facts else []


def limits(call: ClientCall) -> dict[str, tuple[str, float, str]]:
    return {limit.phase: (limit.state, limit.ms, limit.source) for limit in call.limits}


def test_feign_in_spring():
    text = "spring.cloud.openfeign.client.config:\n  payments:\n    connectTimeout: 500\n    readTimeout: 2000 # p99 1 s\n"
    (call,) = calls(text)
    assert limits(call) == {"connect": ("finite", 500, "value"), "read": ("finite", 2000, "value")}
    assert (line_of(call.at), call.library, call.symbol) == (2, "feign", "spring.cloud.openfeign.client.config.payments")
    read = next(limit for limit in call.limits if limit.phase == "read")
    assert read.place is not None
    assert (read.place.path, line_of(read.place.at)) == ("src/main/resources/application.yml", 4)


def test_a_section_with_one_limit_has_the_librarys_default_for_the_other():
    (call,) = calls("quarkus:\n  rest-client:\n    pay:\n      read-timeout: 1000\n")
    assert limits(call) == {"connect": ("finite", 15000, "default"), "read": ("finite", 1000, "value")}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("spring:\n  mail:\n    host: mail.example.com\n", 2),
        ("hibernate:\n  c3p0:\n    max_size: 50\n", 2),
        ("c3p0:\n  checkoutTimeout: 0\n", 2),
        ("spring.datasource.druid.max-wait: -1\n", 1),
    ],
)
def test_a_limit_that_is_missing_or_lifted(text, line):
    (call,) = calls(text)
    assert "unbounded" in {limit.state for limit in call.limits}
    assert line in {line_of(call.at), *(line_of(limit.place.at) for limit in call.limits if limit.place is not None)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "spring:\n  mail:\n    username: x\n",
        "hibernate:\n  show_sql: true\n",
        "server:\n  idleTimeout: 30s\n  connection-timeout: 5s\n",
        "healthcheck:\n  timeout: 5s\n",
        "payment:\n  readTimeout: 2000\n",
        "session:\n  timeout: 30m\n",
        "payment:\n  timeout: soon\n",
        "spring.redis.ssl: true\n",
    ],
)
def test_what_says_nothing_of_clients(text):
    assert calls(text) == []


def test_a_convention_counts_with_a_unit():
    (call,) = calls("worldpay:\n  overrides:\n    refund:\n      readTimeout: 2000ms\n", "config.yaml")
    assert (call.symbol, call.library, call.typed, limits(call)) == (
        "worldpay.overrides.refund",
        "",
        "convention",
        {"read": ("finite", 2000, "value")},
    )


def test_a_library_decides_before_convention():
    (call,) = calls("jerseyClient:\n  timeout: 700ms\n", "config.yaml")
    assert call.library == "dropwizard-client"
    assert limits(call)["read"] == ("finite", 700, "value")
    assert limits(call)["connect"] == ("finite", 500, "default")


@pytest.mark.parametrize(
    "path", ["src/test/resources/application.yml", "src/main/resources/application-dev.yml", "docker-compose.yml"]
)
def test_files_of_tests_and_developers_say_nothing_of_production(path):
    assert calls("spring:\n  mail:\n    host: mail.example.com\n", path) == []


def test_what_another_file_of_the_unit_sets_is_not_missing():
    assert len(calls("hibernate.c3p0.max_size: 5\n")) == 1
    more = {"src/main/resources/more.yml": "hibernate.c3p0.checkout-timeout: 5\n"}
    assert calls("hibernate.c3p0.max_size: 5\n", **more) == []


def test_deadlines():
    text = "resilience4j.timelimiter.instances.pay.timeoutDuration: 2s\nspring.transaction.default-timeout: 30\n"
    found = configured_clients(configuration({"application.yml": text}))["application.yml"].deadlines
    assert [(deadline.kind, deadline.ms, line_of(deadline.at)) for deadline in found] == [
        ("limiter", 2000, 1),
        ("transaction", 30000, 2),
    ]
