"""Questions about all elements of a collection tell of each of them what the function asks (Java)."""

from __future__ import annotations

import pytest

PARAMETERS = "List<Order> orders, List<Order> others"
MEMBERS = """
static boolean isOpen(Order order) { return order.getReference() == null; }
static boolean isNamed(Order order) { return order.getReference() != null && order.getNumber() != null; }
static boolean isPaid(Order order) { return order.getPaidAt() != null; }
"""


def told(java, before: str, is_told: bool, used: str = "orders") -> None:
    mark = "  // null" if is_told else ""
    body = f"{before}\nfor (Order order : {used}) {{\n    order.getReference().length();{mark}\n}}"
    java(body, imports="import java.util.List;", members=MEMBERS, parameters=PARAMETERS)


@pytest.mark.parametrize(
    "before",
    [
        "if (orders.stream().anyMatch(o -> o.getReference() == null)) { throw new Error(); }",
        "if (orders.stream().anyMatch(o -> isOpen(o))) { return; }",
        "if (!orders.stream().noneMatch(o -> o.getReference() == null)) { return; }",
        "if (!orders.stream().allMatch(o -> o.getReference() != null)) { return; }",
        "if (!orders.parallelStream().allMatch(o -> isNamed(o))) { return; }",
        "if (others.isEmpty() || orders.stream().anyMatch(o -> o.getReference() == null)) { return; }",
    ],
)
def test_all_are_alike(java, before):
    told(java, before, False)


@pytest.mark.parametrize(
    ("before", "used"),
    [
        ("if (!orders.stream().anyMatch(o -> o.getReference() == null)) { return; }", "orders"),
        ("if (orders.stream().anyMatch(o -> o.getReference() != null)) { return; }", "orders"),
        ("if (!orders.stream().anyMatch(o -> o.getReference() != null)) { return; }", "orders"),
        ("if (orders.stream().allMatch(o -> o.getReference() != null)) { return; }", "orders"),
        ("if (!orders.stream().allMatch(o -> isPaid(o))) { return; }", "orders"),
        ("if (orders.stream().anyMatch(o -> o.getReference() == null)) { return; }", "others"),
        ("if (orders.stream().filter(o -> isPaid(o)).anyMatch(o -> o.getReference() == null)) { return; }", "orders"),
        ("if (orders.stream().anyMatch(o -> o.getReference() == null)) { return; } orders = others;", "orders"),
        ("if (orders.stream().anyMatch(o -> o.getReference() == null && isPaid(o))) { return; }", "orders"),
        ("orders.stream().anyMatch(o -> o.getReference() == null);", "orders"),
    ],
)
def test_not_all_are_alike(java, before, used):
    told(java, before, True, used)
