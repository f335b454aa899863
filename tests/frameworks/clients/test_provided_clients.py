"""Clients that a dependency container makes: the limits of the method that makes them hold where they are injected."""

from __future__ import annotations

import pytest

from nullguard.frameworks.clients import client_facts
from nullguard.frameworks.configuration import Configuration
from nullguard.frameworks.configuration.providers import providers
from nullguard.model.clients import FINITE, UNBOUNDED

_CONFIG = """
package shop;

import org.springframework.context.annotation.*;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

@Configuration
class Config {
    @Bean
    RestTemplate rest() {
        SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
        factory.setConnectTimeout(1000);
        factory.setReadTimeout(5000);
        return new RestTemplate(factory);
    }
    %s
}
"""

_USER = """
package shop;

import org.springframework.beans.factory.annotation.*;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestTemplate;

%s

    String order(String id) { return rest.getForObject("https://orders.example.com/" + id, String.class); }
}
"""


def _limits(link, user, others=""):
    program = link({"shop/Config.java": _CONFIG % others, "shop/Orders.java": _USER % user})
    facts = client_facts(program, "shop/Orders.java", Configuration(providers=providers(program)))
    (call,) = [call for call in facts.calls if not call.is_client]
    return {limit.phase: limit.ms for limit in call.limits if limit.state == FINITE}, call


@pytest.mark.parametrize(
    "user",
    [
        "class Orders { @Autowired RestTemplate rest;",
        "@Service class Orders { private final RestTemplate rest; Orders(RestTemplate rest) { this.rest = rest; }",
        "@Service class Orders { private final RestTemplate rest; Orders(RestTemplate given) { rest = given; }",
        "@Service @RequiredArgsConstructor class Orders { private final RestTemplate rest;",
    ],
)
def test_an_injected_client_has_the_limits_that_it_was_made_with(link, user):
    limits, call = _limits(link, user)
    assert limits == {"connect": 1000, "read": 5000}
    assert call.built[0].path == "shop/Config.java"


_SECOND = "@Bean RestTemplate slow() { return new RestTemplate(); }"


@pytest.mark.parametrize(
    ("user", "others"),
    [
        ("class Orders { RestTemplate rest; Orders(RestTemplate rest) { this.rest = rest; }", ""),
        ("@Service class Orders { RestTemplate rest; Orders(RestTemplate template) { rest = template; }", _SECOND),
        ('class Orders { @Autowired @Qualifier("other") RestTemplate rest;', _SECOND.replace("slow", "fast")),
        ("@Service class Orders { RestTemplate rest = Made.elsewhere();", ""),
    ],
)
def test_what_a_container_does_not_decide_stays_unknown(link, user, others):
    limits, call = _limits(link, user, others)
    assert limits == {}
    assert not [limit for limit in call.limits if limit.state == UNBOUNDED]


def test_one_of_several_by_name(link):
    limits, _ = _limits(link, 'class Orders { @Autowired @Qualifier("rest") RestTemplate rest;', _SECOND)
    assert limits == {"connect": 1000, "read": 5000}


def test_a_client_without_limits_is_told_where_it_is_made(link):
    config = _CONFIG.replace("new RestTemplate(factory)", "new RestTemplate()") % ""
    program = link({"shop/Config.java": config, "shop/Orders.java": _USER % "class Orders { @Autowired RestTemplate rest;"})
    configuration = Configuration(providers=providers(program))
    (made,) = client_facts(program, "shop/Config.java", configuration).calls
    assert {limit.state for limit in made.limits} == {UNBOUNDED}
    (call,) = client_facts(program, "shop/Orders.java", configuration).calls
    assert not [limit for limit in call.limits if limit.state == UNBOUNDED]
