"""Java: the key in what an endpoint makes of a request is whatever was sent, and no stored row's."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.summaries.observations import Use
from tests.flow.conftest import SHOP_JAVA, world_of

ORDER = SHOP_JAVA.replace("public String getNumber()", "public Long getId() { return id; }\n    public String getNumber()")
SERVICE = """
package shop;
class Service {
    jakarta.persistence.EntityManager em;
    public Order find(Long id) { return em.find(Order.class, id); }
    public String show(Long id) { return em.find(Order.class, id).getNumber(); }
}
"""


def uses(method: str, source: str = "shop/Page.java") -> list[Use]:
    """The uses of rows in a source that a method asks for by a key."""
    page = f"package shop;\nclass Page {{ Service service; {method} }}"
    world = world_of({"shop/Order.java": ORDER, "shop/Service.java": SERVICE, "shop/Page.java": page})
    names = frozenset({"find", "show"})
    return [use for use in analyse_source(world, source, names).uses if use.origin.kind == "lookup"]


BODY = "(%s Order order) { service.find(order.getId()).getNumber(); }"


@pytest.mark.parametrize(
    "method",
    [
        "void save" + BODY % "@RequestBody",
        "void save" + BODY % "@Valid @ModelAttribute",
        "@PostMapping void save" + BODY % "",
        '@RequestMapping(value = "save") void save' + BODY % "",
    ],
)
def test_a_key_that_was_sent(method):
    (use,) = uses(method)
    assert not use.origin.doubt


@pytest.mark.parametrize(
    "method",
    [
        "void save" + BODY % "",
        "@PostMapping void save" + BODY % '@PathVariable("id")',
        "@PostMapping void save(Order sent) { Order o = first(); service.find(o.getId()).getNumber(); } native Order first();",
        "@PostMapping void save(Order order) { order = first(); service.find(order.getId()).getNumber(); } native Order first();",
    ],
)
def test_a_key_of_a_row(method):
    assert uses(method) == []


def is_doubtful(method: str) -> bool:
    (use,) = uses(method, "shop/Service.java")
    return use.is_guarded


def test_callers_that_hand_on_what_was_sent_know_nothing():
    show = "(%s Order order) { service.show(order.getId()); }"
    assert is_doubtful("void save" + show % "")
    assert not is_doubtful("@PostMapping void save" + show % "")
    assert not is_doubtful("void save" + show % "@RequestBody")


SENT = """}
class Sent {
    java.util.List<Order> orders;
    java.util.List<Order> getOrders() { return orders; }
"""
"""Ends the page; `uses` ends this."""

FIND = "service.find(each.getId()).getNumber();"


@pytest.mark.parametrize(
    "method",
    [
        "void save(String body) { Order each = mapper.readValue(body, Order.class); FIND }",
        "void save(String body) { final Order each = gson.fromJson(body, Order.class); FIND }",
        "void save(@RequestBody Sent sent) { for (Order each : sent.getOrders()) { FIND } }",
        "@PostMapping void save(Sent sent) { for (Order each : sent.getOrders()) { FIND } }",
        "void save(String body) { Sent sent = mapper.readValue(body, Sent.class); for (Order each : sent.getOrders()) { FIND } }",
    ],
)
def test_a_key_in_a_document(method):
    assert len(uses(method.replace("FIND", FIND) + SENT)) == 1


@pytest.mark.parametrize(
    "method",
    [
        "void save(Sent sent) { for (Order each : sent.getOrders()) { FIND } }",
        "void save(String body) { Order each = first(body); FIND } native Order first(String body);",
        "void save(@RequestBody Sent sent) { for (Order each : all()) { FIND } } native java.util.List<Order> all();",
        "void save(@RequestBody Sent sent) { for (Order each : stored(sent)) { FIND } } native List<Order> stored(Sent s);",
        "void save(String b) { Order each = mapper.readValue(b, Order.class); each = first(); FIND } native Order first();",
        "void save(String b) { Order e = mapper.readValue(b, Order.class); service.find(e.getId()); }",
    ],
)
def test_keys_of_rows_beside_a_document(method):
    assert uses(method.replace("FIND", FIND) + SENT) == []


MADE = """}
class Sent { Long number; }
class Copies {
    static <T> T of(Class<T> kind, Object source) { return null; }
    static <T> T of(Object source, Class<T> kind) { return null; }
"""


@pytest.mark.parametrize(
    "method",
    [
        "void save(Sent sent) { Order each = Copies.of(Order.class, sent); FIND }",
        "void save(Sent sent) { Order each = Copies.of(sent, Order.class); FIND }",
        "void save(java.util.List<Sent> all) { for (Sent sent : all) { Order each = Copies.of(Order.class, sent); FIND } }",
    ],
)
def test_a_key_of_what_is_made_of_something_else(method):
    assert len(uses(method.replace("FIND", FIND) + MADE)) == 1


@pytest.mark.parametrize(
    "method",
    [
        "void save(Order order) { Order each = Copies.of(Order.class, order); FIND }",
        "void save(Long id) { Order each = em.get(Order.class, id); FIND }",
        "void save() { Sent sent = first(); Order each = Copies.of(Order.class, sent); FIND } native Sent first();",
        "void save() { for (Sent sent : all()) { Order each = Copies.of(Order.class, sent); FIND } } native List<Sent> all();",
        "void save(Sent sent) { Order each = Copies.of(Order.class, sent); each = first(); FIND } native Order first();",
    ],
)
def test_a_key_of_a_row_that_is_made_into_another(method):
    assert uses(method.replace("FIND", FIND) + MADE) == []
