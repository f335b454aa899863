"""Clients that are declared as interfaces: endpoints from annotations, limits from configuration, classes and frameworks."""

from __future__ import annotations

import pytest

from nullguard.frameworks.clients import client_facts, may_call_clients
from nullguard.frameworks.configuration import ConfigFile, Configuration
from nullguard.model.clients import FINITE
from nullguard.model.configuration import ConfigEntry

_FEIGN = """
package shop;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.*;

@FeignClient(%s)
interface Payments {
    @PostMapping("/charges/{id}") String charge(@PathVariable String id);
    @RequestMapping(method = RequestMethod.GET, value = "/charges") String list();
    default String both() { return list(); }
}
"""

_OPTIONS = """
package shop;

import feign.Request;
import java.util.concurrent.TimeUnit;

class PatientConfig {
    Request.Options options() { return new Request.Options(2, TimeUnit.SECONDS, 20, TimeUnit.SECONDS, true); }
}
"""


def _configured(**entries):
    values = tuple(ConfigEntry(key.replace("__", "-").replace("_", "."), text, 17) for key, text in entries.items())
    return Configuration((ConfigFile("src/main/resources/application.properties", "properties", entries=values),))


def _calls(link, source, configuration=None, **others):
    program = link({"shop/Payments.java": source, **others})
    return client_facts(program, "shop/Payments.java", configuration or Configuration()).calls


def _limits(calls):
    return [{limit.phase: limit.ms for limit in call.limits if limit.state == FINITE} for call in calls]


def test_each_method_of_a_feign_client_is_a_call(link):
    calls = _calls(link, _FEIGN % 'name = "payments", url = "https://pay.example.com", path = "/v1"')
    assert [(call.expression, call.method, call.url) for call in calls] == [
        ("Payments.charge", "POST", "https://pay.example.com/v1/charges/{id}"),
        ("Payments.list", "GET", "https://pay.example.com/v1/charges"),
    ]
    assert _limits(calls) == [{"connect": 10000, "read": 60000}] * 2


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ('"payments"', {"connect": 1000, "read": 3000}),
        ('name = "payments", contextId = "other"', {"connect": 1000, "read": 3000}),
        ('name = "orders"', {"connect": 10000, "read": 4000}),
        ('value = "orders", configuration = PatientConfig.class', {"connect": 2000, "read": 4000}),
    ],
)
def test_limits_of_a_feign_client_come_from_configuration_first(link, declared, expected):
    prefix = "spring_cloud_openfeign_client_config"
    configuration = _configured(
        **{
            f"{prefix}_payments_connectTimeout": "1000",
            f"{prefix}_payments_read__timeout": "3000",
            f"{prefix}_default_readTimeout": "4000",
        }
    )
    calls = _calls(link, _FEIGN % declared, configuration, **{"shop/PatientConfig.java": _OPTIONS})
    assert _limits(calls)[0] == expected


def test_a_configuration_class_limits_a_feign_client(link):
    calls = _calls(link, _FEIGN % 'name = "a", configuration = PatientConfig.class', **{"shop/PatientConfig.java": _OPTIONS})
    assert _limits(calls)[0] == {"connect": 2000, "read": 20000}


def test_an_address_that_is_configured(link):
    (call, _) = _calls(link, _FEIGN % 'name = "a", url = "${pay.url}"', _configured(pay_url="https://pay.example.com"))
    assert call.url == "https://pay.example.com/charges/{id}"


@pytest.mark.parametrize(
    ("imports", "declared", "method", "configured", "expected"),
    [
        (
            "org.eclipse.microprofile.rest.client.inject.RegisterRestClient; import jakarta.ws.rs.*",
            '@Path("/v1") @RegisterRestClient(configKey = "pay")',
            '@GET @Path("/charges")',
            {"quarkus_rest__client_pay_read__timeout": "5000"},
            ("GET", "/v1/charges", {"connect": 15000, "read": 5000}),
        ),
        (
            "org.eclipse.microprofile.rest.client.inject.RegisterRestClient; import jakarta.ws.rs.*",
            "@RegisterRestClient",
            '@POST @Path("charges")',
            {"shop_Payments/mp__rest/readTimeout": "700"},
            ("POST", "/charges", {"read": 700}),
        ),
        (
            "io.micronaut.http.client.annotation.Client; import io.micronaut.http.annotation.*",
            '@Client("pay")',
            '@Get("/charges")',
            {"micronaut_http_services_pay_read__timeout": "2s"},
            ("GET", "/charges", {"read": 2000}),
        ),
        (
            "org.springframework.web.service.annotation.*",
            '@HttpExchange("https://pay.example.com")',
            '@GetExchange("/charges")',
            {},
            ("GET", "https://pay.example.com/charges", {}),
        ),
        ("retrofit2.http.*", "", '@GET("charges")', {}, ("GET", "/charges", {})),
    ],
)
def test_other_declared_clients(link, imports, declared, method, configured, expected):
    source = f"package shop; import {imports};\n{declared} interface Payments {{ {method} String charges(); }}"
    (call,) = _calls(link, source, _configured(**configured))
    assert (call.method, call.url, _limits([call])[0]) == expected


@pytest.mark.parametrize(
    "source",
    [
        'import org.springframework.web.bind.annotation.*;\ninterface Api { @GetMapping("/a") String a(); }',
        'import jakarta.ws.rs.*;\n@Path("/a") interface Api { @GET String a(); }',
        'import shop.FeignClient;\n@FeignClient("a") interface Api { @GetMapping("/a") String a(); }',
        'import org.springframework.cloud.openfeign.FeignClient;\n@FeignClient("a") interface Api { String a(); }',
        'import org.springframework.cloud.openfeign.*;\n@FeignClient(url = "http://localhost") interface A { @GET String a(); }',
    ],
)
def test_no_declared_client(link, source):
    program = link({"shop/Api.java": f"package shop; {source}"})
    assert client_facts(program, "shop/Api.java").calls == ()


@pytest.mark.parametrize(
    ("imported", "expected"), [("retrofit2.http.GET", True), ("retrofit2.Call", False), ("a.FeignClient", False)]
)
def test_which_sources_are_looked_at(link, imported, expected):
    program = link({"shop/A.java": f"package shop; import {imported}; interface A {{}}"})
    assert may_call_clients(program.sources["shop/A.java"]) is expected
