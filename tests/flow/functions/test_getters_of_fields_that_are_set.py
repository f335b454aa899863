"""What was told of a plain object's field, or of what its getter gives, after a method that sets the field (Java)."""

from __future__ import annotations

import pytest

MEMBERS = """
static class Pair {
    private Order order;
    Order getOrder() { return order; }
    boolean hasReference() { return order.getReference() != null; }
    void setOrder(Order other) { order = other; }
    void swap() { take(); }
    private void take() { order = new Order(); }
    String shown() { return order.getNumber(); }
}
"""
TOLD = ["if (!pair.hasReference()) return;", "Order one = pair.getOrder();\nif (one.getReference() == null) return;"]
USE = "pair.getOrder().getReference().trim();"


@pytest.mark.parametrize("test", TOLD)
@pytest.mark.parametrize("between", ["", "pair.shown();"])
def test_what_was_asked_is_there(java, test, between):
    java(f"{test}\n{between}\n{USE}", members=MEMBERS, parameters="Pair pair, Order order")


@pytest.mark.parametrize("test", TOLD)
@pytest.mark.parametrize("between", ["pair.setOrder(order);", "pair.swap();"])
def test_another_row_was_not_asked(java, test, between):
    java(f"{test}\n{between}\n{USE} // null", members=MEMBERS, parameters="Pair pair, Order order")
