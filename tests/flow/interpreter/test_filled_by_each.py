"""Java collections that a function fills which is handed each element: what holds of all that it puts there."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;\nimport java.util.stream.*;"
MEMBERS = "static boolean isPaid(Order o) { return o.getPaidAt() != null; }"
NEW = "List<Order> paid = new ArrayList<>();\n"
USE = "\nfor (Order one : paid) one.getPaidAt().getYear();"


def expect(java, body: str) -> None:
    java(body, IMPORTS, MEMBERS, "List<Order> orders, Order order, boolean flag")


@pytest.mark.parametrize(
    "filling",
    [
        "orders.stream().filter(o -> o.getPaidAt() != null).forEach(paid::add);",
        "orders.stream().filter(Service::isPaid).forEachOrdered(paid::add);",
        "orders.stream().filter(Service::isPaid).forEach(o -> paid.add(o));",
        "orders.forEach(o -> { if (o.getPaidAt() != null) { paid.add(o); } });",
        "orders.forEach(o -> { if (o.getPaidAt() == null) { return; } paid.add(o); });",
        "orders.forEach(o -> { if (flag) { if (!isPaid(o)) { return; } paid.add(o); } });",
    ],
)
def test_all_that_was_put_in(java, filling):
    expect(java, NEW + filling + USE)


@pytest.mark.parametrize(
    "filling",
    [
        "orders.forEach(paid::add);",
        "orders.stream().filter(o -> o.getPaidAt() == null).forEach(paid::add);",
        "orders.stream().filter(o -> o.getReference() != null).forEach(o -> paid.add(o));",
        "orders.forEach(o -> { if (o.getPaidAt() == null) { paid.add(o); } });",
        "orders.forEach(o -> { if (o.getPaidAt() == null && flag) { return; } paid.add(o); });",
        "paid.add(order); orders.stream().filter(Service::isPaid).forEach(paid::add);",
        "orders.stream().filter(Service::isPaid).forEach(paid::add); paid.add(order);",
        "orders.forEach(o -> { if (isPaid(o)) { paid.add(order); } });",
    ],
)
def test_not_all_that_was_put_in(java, filling):
    expect(java, NEW + filling + USE + " // null")


def test_what_is_used_on_the_way_is_told_once(java):
    expect(java, "List<String> texts = new ArrayList<>();\norders.forEach(o -> texts.add(o.getReference().trim())); // null")
