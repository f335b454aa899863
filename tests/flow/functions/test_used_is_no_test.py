"""What a called function only uses is no sign that anybody tested it for null, by whatever name its caller knows it (Java)."""

from __future__ import annotations

import pytest

CLASS = """
package shop;
import java.util.*;
class Service {
    private void helper(Order order) { %s }
    private void within(Line line) { Order order = line.getOrder(); helper(order); }
    void caller(Order order) { helper(order); }
    void further(Line line) { within(line); }
    void furthest(Line line) { further(line); }
    interface Line { Order getOrder(); }
}
"""
SUBJECT = "shop/Order.java#Order.reference"


def asks(observe, body: str) -> bool:
    return SUBJECT in dict(observe(CLASS % body).guards)


@pytest.mark.parametrize("body", ["order.getReference().trim();", "for (char c : order.getReference().toCharArray()) { }"])
def test_it_is_only_used(observe, body):
    assert not asks(observe, body)


@pytest.mark.parametrize(
    "body",
    [
        "if (order.getReference() == null) { return; } order.getReference().trim();",
        "String text = order.getReference(); if (text == null) { throw new IllegalStateException(); } text.trim();",
        "Objects.requireNonNull(order.getReference());",
    ],
)
def test_it_is_tested(observe, body):
    assert asks(observe, body)
