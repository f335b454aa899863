"""What callers of a private Java method set on a row, though they read nothing that may be null, protects its body."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

HELPER = "private int helper(Order o) { return o.getReference().length(); }"


def used(members: str) -> list[str]:
    """What is used although it may be null, where only bodies are looked at that read a reference."""
    world = world_of(
        {
            "shop/Order.java": SHOP_JAVA,
            "shop/Service.java": f"package shop;\nimport java.util.List;\nclass Service {{\n{members}\n}}",
        }
    )
    return [use.expression for use in analyse_source(world, "shop/Service.java", frozenset({"getReference"})).uses]


@pytest.mark.parametrize(
    "callers",
    [
        'void run(Order order) { order.setReference("x"); helper(order); }',
        "void run(Order order, String text) { order.setReference(text.trim()); helper(order); }",
        'void run() { Order made = new Order(); made.setReference("x"); helper(made); }',
        'void run(Order a, Order b) { a.setReference("a"); helper(a); b.setReference("b"); helper(b); }',
        'void run(Order a) { a.setReference("a"); helper(a); }\nvoid all(Order b) { if (b.getReference() != null) helper(b); }',
        'void run(Order a) { a.setReference("a"); next(a); }\nprivate void next(Order b) { helper(b); }',
    ],
)
def test_what_all_callers_set(callers):
    assert used(f"{callers}\n{HELPER}") == []


@pytest.mark.parametrize(
    "callers",
    [
        "void run(Order order) { helper(order); }",
        'void run(Order order) { helper(order); order.setReference("x"); }',
        'void run(Order a, Order b) { a.setReference("a"); helper(b); }',
        "void run(Order order) { order.setReference(null); helper(order); }",
        'void run(Order order, boolean flag) { if (flag) { order.setReference("x"); } helper(order); }',
        'void run(Order a) { a.setReference("a"); helper(a); }\nvoid all(Order b) { helper(b); }',
        'void run(Order a) { a.setReference("a"); Runnable later = () -> helper(a); }\nvoid all(Order b) { helper(b); }',
        'void run(Order a) { a.setReference("a"); helper(a); }\nvoid all(List<Order> all) { all.forEach(this::helper); }',
    ],
)
def test_what_some_calls_do_not_set(callers):
    assert used(f"{callers}\n{HELPER}") == ["o.getReference()"]
