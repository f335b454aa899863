"""What Caffeine's and Guava's caches give are the rows that were put in or loaded; what loads may find none."""

from __future__ import annotations

import pytest

MEMBERS = """
com.github.benmanes.caffeine.cache.Cache<String, Order> cache;
com.github.benmanes.caffeine.cache.LoadingCache<String, Order> loading;
com.google.common.cache.LoadingCache<String, Order> guava;
Orders orders;
"""
IMPORTS = """
import jakarta.persistence.EntityManager;
class Orders {
    EntityManager em;
    Order find(String number) { return em.find(Order.class, number); }
    Order made(String number) { return new Order(); }
}
"""


@pytest.mark.parametrize(
    "body",
    [
        "cache.get(number, key -> orders.find(key)).getNumber(); // null",
        "cache.get(number, orders::find).getNumber(); // null",
        "cache.get(number, orders::made).getReference().trim(); // null",
        "loading.get(number).getReference().trim(); // null",
        "guava.getUnchecked(number).getReference().trim(); // null",
        "cache.asMap().values().forEach(o -> o.getReference().trim()); // null",
        "cache.put(number, orders.find(number)); // null",
    ],
)
def test_what_may_be_null(java, body):
    java(body, IMPORTS, MEMBERS, "String number")


@pytest.mark.parametrize(
    "body",
    [
        "cache.get(number, orders::made).getNumber();",
        "loading.get(number).getNumber();",
        "Order found = cache.get(number, orders::find);\nif (found != null) { found.getNumber(); }",
        "Order found = cache.getIfPresent(number);\nif (found == null) { return; }\nfound.getNumber();",
        "loading.get(number).getNumber().trim();",
        "cache.put(number, orders.made(number));",
    ],
)
def test_what_is_there(java, body):
    java(body, IMPORTS, MEMBERS, "String number")
