"""Keys that a DAO has listed, and is asked for one by one, in the function or in private methods that are given them (Java)."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.keys.listed import BY_LISTED_KEY
from tests.flow.conftest import SHOP_JAVA, world_of

DAO = """
package shop;
import java.util.List;
class Orders {
    jakarta.persistence.EntityManager em;
    Order find(Long id) { return em.find(Order.class, id); }
    Order findByNumber(String number) { return em.find(Order.class, number); }
    List<Long> openIds() { return em.createQuery("select o.id from Order o").getResultList(); }
    List<String> names() { return em.createQuery("select o.name from Order o").getResultList(); }
    List<String> allNumbers() { return em.createQuery("select o.number from Order o").getResultList(); }
}
"""
SERVICE = """
package shop;
import java.util.*;
class Service {
    Orders orders;
    Orders others;
    void run(List<Long> given, Long other) {
        %s
    }
    %s
}
"""
USE = "orders.find(id).getNumber();"


def doubts(body: str, methods: str = "") -> list[str]:
    """Why what is looked up is nearly always there, for each use in a class with these methods."""
    files = {"shop/Order.java": SHOP_JAVA, "shop/Orders.java": DAO, "shop/Service.java": SERVICE % (body, methods)}
    uses = analyse_source(world_of(files), "shop/Service.java", frozenset({"find", "findByNumber"})).uses
    return [use.origin.doubt for use in uses]


@pytest.mark.parametrize(
    ("body", "methods"),
    [
        (f"for (Long id : orders.openIds()) {{ {USE} }}", ""),
        (f"List<Long> ids = orders.openIds(); for (Long id : ids) {{ {USE} }}", ""),
        (
            f"List<Long> ids = new ArrayList<>(); do {{ ids = orders.openIds(); for (Long id : ids) {{ {USE} }} }} while (true);",
            "",
        ),
        ("for (Long id : orders.openIds()) { orders.find(id.longValue()).getNumber(); }", ""),
        (f"orders.openIds().forEach(id -> {{ {USE} }});", ""),
        (f"List<Long> ids = orders.openIds(); ids.stream().distinct().forEach(id -> {{ {USE} }});", ""),
        ("for (String number : orders.allNumbers()) { orders.findByNumber(number).getNumber(); }", ""),
        ("List<Long> ids = orders.openIds(); orders.find(ids.get(0)).getNumber();", ""),
        ("List<Long> ids = orders.openIds(); orders.find(ids.get(ids.size() - 1).longValue()).getNumber();", ""),
        (f"List<Long> ids = orders.openIds(); Long id = ids.get(0); {USE}", ""),
        (f"List<Long> ids = orders.openIds(); Long id = ids.iterator().next(); {USE}", ""),
        (f"Long id = orders.openIds().getFirst(); {USE}", ""),
        ("List<Long> ids = orders.openIds().stream().map(i -> i.longValue()).toList(); orders.find(ids.get(0)).getNumber();", ""),
        ("for (Long id : orders.openIds()) { one(id); }", f"private void one(Long id) {{ {USE} }}"),
        ("orders.openIds().forEach(id -> { one(id); });", f"private void one(Long id) {{ {USE} }}"),
        (
            "for (Long id : orders.openIds()) { one(id); }",
            f"private void one(Long key) {{ two(key); }} private void two(Long id) {{ {USE} }}",
        ),
    ],
)
def test_listed_keys(body, methods):
    assert doubts(body, methods) == [BY_LISTED_KEY]


@pytest.mark.parametrize(
    ("body", "methods"),
    [
        (f"for (Long id : given) {{ {USE} }}", ""),
        (f"for (Long id : others.openIds()) {{ {USE} }}", ""),
        (f"List<Long> ids = orders.openIds(); ids = given; for (Long id : ids) {{ {USE} }}", ""),
        (f"for (Long id : orders.openIds()) {{ id = other; {USE} }}", ""),
        ("orders.find(given.get(0)).getNumber();", ""),
        (f"Long id = given.get(0); {USE}", ""),
        (f"Long id = orders.openIds().get(0); id = other; {USE}", ""),
        ("List<Long> ids = others.openIds(); orders.find(ids.get(0)).getNumber();", ""),
        ("List<Long> ids = orders.openIds(); ids = given; orders.find(ids.get(0)).getNumber();", ""),
        ("List<Long> ids = orders.openIds().stream().map(i -> other).toList(); orders.find(ids.get(0)).getNumber();", ""),
        ("List<Long> ids = orders.openIds().stream().map(i -> i + 1).toList(); orders.find(ids.get(0)).getNumber();", ""),
        ("List<Long> ids = orders.openIds(); orders.find(other).getNumber();", ""),
        ("for (Long id : orders.openIds()) { orders.find(other).getNumber(); }", ""),
        ("for (String number : orders.names()) { orders.findByNumber(number).getNumber(); }", ""),
        ("for (Long id : orders.openIds()) { one(id); }", f"public void one(Long id) {{ {USE} }}"),
        ("for (Long id : orders.openIds()) { one(id); } one(other);", f"private void one(Long id) {{ {USE} }}"),
        ("orders.openIds().forEach(this::one);", f"private void one(Long id) {{ {USE} }}"),
        ("", f"private void one(Long id) {{ {USE} }}"),
    ],
)
def test_keys_that_are_not_listed(body, methods):
    assert doubts(body, methods) == [""]
