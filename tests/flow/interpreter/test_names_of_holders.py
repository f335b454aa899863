"""A variable and the getter that it was read from lead to the same: what is tested below one is there below the other (Java)."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;"
MEMBERS = """
static class Pair {
    private Order order;
    Order getOrder() { return order; }
}
"""
USE = "pair.getOrder().getReference().trim();"
TOLD = f"{USE} // null"
PARAMETERS = "Pair pair, Pair other, Order order, Map<String, Order> byNumber, List<Order> orders"


def expect(java, body: str) -> None:
    java(body, IMPORTS, MEMBERS, PARAMETERS)


@pytest.mark.parametrize(
    "body",
    [
        f"Order o = pair.getOrder();\nif (o.getReference() == null) return;\n{USE}",
        "if (pair.getOrder().getReference() == null) return;\nOrder o = pair.getOrder();\no.getReference().trim();",
        "Order o = pair.getOrder();\nif (pair.getOrder().getReference() == null) return;\no.getReference().trim();",
        'Order o = byNumber.get("1");\nif (o == null || o.getReference() == null) return;\nbyNumber.get("1").getReference();',
        "Order o = orders.get(0);\nif (o.getReference() != null) orders.get(0).getReference().trim();",
        "Order o = pair.getOrder();\nOrder p = o.getParent();\nif (p == null) return;\npair.getOrder().getParent().getNumber();",
    ],
)
def test_it_is_there(java, body):
    expect(java, body)


@pytest.mark.parametrize(
    "body",
    [
        f"Order o = other.getOrder();\nif (o.getReference() == null) return;\n{TOLD}",
        f"Order o = pair.getOrder();\no = order;\nif (o.getReference() == null) return;\n{TOLD}",
        f"Order o = pair.getOrder();\nif (o.getReference() == null) return;\npair = other;\n{TOLD}",
        f"Order o = pair.getOrder();\nif (o.getReference() == null) {TOLD}",
        "Order o = orders.get(0);\nif (o.getReference() == null) return;\norders.get(1).getReference().trim(); // null",
    ],
)
def test_it_may_be_missing(java, body):
    expect(java, body)
