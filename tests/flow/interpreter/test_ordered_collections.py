"""Comparators that functions of Collections get, and functions that a helper calls with each element of a collection (Java):
what is known of the elements is known there."""

from __future__ import annotations

import pytest

IMPORTS = "import java.math.*;\nimport java.util.*;\nimport java.util.function.*;"
MEMBERS = """
static Map<String, Integer> count(List<Order> orders, Function<Order, String> key) {
    Map<String, Integer> counts = new HashMap<>();
    for (Order order : orders) { counts.merge(key.apply(order), 1, Integer::sum); }
    return counts;
}
static String beside(List<Order> orders, Order other, Function<Order, String> key) {
    String found = "";
    for (Order order : orders) { found += key.apply(order); }
    return found + key.apply(other);
}
"""


@pytest.mark.parametrize(
    "call",
    [
        "Collections.sort(orders, Comparator.comparing(Order::getReference));",
        "Collections.max(orders, Comparator.comparing(Order::getReference));",
        "Collections.min(orders, (a, b) -> a.getReference().compareTo(b.getReference()));",
        "count(orders, o -> o.getReference().trim());",
        "beside(orders, order, o -> o.getReference().trim());",
    ],
)
def test_what_is_known_of_nobody(java, call):
    java(f"{call} // null", IMPORTS, MEMBERS, "Order order, List<Order> orders")


@pytest.mark.parametrize(
    "call",
    [
        "Collections.sort(orders, Comparator.comparing(Order::getReference));",
        "Collections.max(orders, Comparator.comparing(Order::getReference));",
        "Collections.min(orders, (a, b) -> a.getReference().compareTo(b.getReference()));",
        "count(orders, o -> o.getReference().trim());",
    ],
)
def test_what_is_known_of_all(java, call):
    known = "orders.removeIf(o -> o.getReference() == null);"
    java(f"{known}\n{call}", IMPORTS, MEMBERS, "Order order, List<Order> orders")


def test_another_row_is_not_one_of_them(java):
    known = "orders.removeIf(o -> o.getReference() == null);"
    java(
        f"{known}\nbeside(orders, order, o -> o.getReference().trim()); // null",
        IMPORTS,
        MEMBERS,
        "Order order, List<Order> orders",
    )
