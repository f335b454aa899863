"""That a parameter is there tells nothing to a method which only reads from it; whatever else is done with it, or known, does."""

from __future__ import annotations

import pytest

from nullguard.flow.callers.only_read_from import telling
from nullguard.flow.domain.values import ABSENT, PRESENT, TRUE, Value
from nullguard.flow.summaries.helpers import Known
from nullguard.program.trace import body_entry
from tests.flow.conftest import SHOP_JAVA, world_of

THERE: Known = {("order",): PRESENT}


def told(body: str, known: Known = THERE) -> Known:
    """What is left of what is known of a method's parameters; whoever asks depends on its body."""
    text = f"package shop;\nclass Service {{\n    Object run(Order order, boolean all) {{ {body} }}\n}}"
    world = world_of({"shop/Order.java": SHOP_JAVA, "shop/Service.java": text})
    (function,) = world.program.functions_of("shop/Service.java")
    world.program.reads = set()
    left = telling(world, function, known)
    assert known != THERE or body_entry(function) in world.program.reads
    return left


@pytest.mark.parametrize(
    "body",
    [
        "return order.getNumber();",
        "if (order.getReference() != null) { return order.getReference().trim(); } return null;",
        "return find(order.getNumber(), order.getParent().getNumber());",
        "Order parent = order.getParent(); return parent;",
        "return java.util.List.of(1).stream().map(one -> order.getNumber());",
        "return all;",
    ],
)
def test_of_what_is_only_read_from(body):
    assert not told(body)


@pytest.mark.parametrize(
    "body",
    [
        "if (order == null) { return null; } return order.getNumber();",
        "return order != null && all;",
        "return Objects.nonNull(order) ? order.getNumber() : null;",
        "return find(order);",
        "Order other = order; return other.getNumber();",
        "return order;",
        "order = order.getParent(); return order.getNumber();",
        "return order instanceof Order;",
        "return Optional.ofNullable(order).map(Order::getNumber);",
        "kept.add(order); return order.getNumber();",
        "return (Object) order;",
        "return () -> order;",
    ],
)
def test_of_what_more_is_done_with(body):
    assert told(body) == THERE


@pytest.mark.parametrize(
    "known",
    [
        {("order",): ABSENT},
        {("order",): PRESENT, ("order", "getReference()"): PRESENT},
        {("order",): PRESENT, ("all",): TRUE},
        {("order",): Value(1, row_key="shop/Order.java#Order")},
        {("this", "order"): PRESENT},
        {("this",): PRESENT},
        {("order",): PRESENT, ("?row order|order.getId()",): PRESENT},
    ],
)
def test_of_anything_else(known):
    assert told("return order.getNumber();", known) == known


def test_nothing_stays_nothing():
    assert told("return order.getNumber();", {}) == {}
