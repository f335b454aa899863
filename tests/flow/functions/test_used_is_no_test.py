"""What is only used, by whatever name or function, is no sign that anybody tested it for null (Java)."""

from __future__ import annotations

import pytest

CLASS = """
package shop;
import java.util.*;
class Service {
    private void helper(Order order) { %s }
    private void used(String text) { text.trim(); }
    private void refused(String text) { if (text == null) { throw new IllegalStateException(); } }
    private Order order(Line line) { return line.getOrder(); }
    void caller(Order order) { helper(order); }
    void other(Line line) { Order order = line.getOrder(); helper(order); }
    void further(Line line) { other(line); }
    interface Line { Order getOrder(); }
}
"""
SUBJECT = "shop/Order.java#Order.reference"


def asks(observe, body: str) -> bool:
    return SUBJECT in dict(observe(CLASS % body).guards)


@pytest.mark.parametrize(
    "body",
    [
        "order.getReference().trim();",
        "String text = order.getReference(); text.trim();",
        "used(order.getReference());",
        "String text = order.getReference(); used(text);",
        "String text = order.getReference(); for (char c : text.toCharArray()) { }",
        "String text = order.getReference(); String same = text; same.trim();",
    ],
)
def test_it_is_only_used(observe, body):
    assert not asks(observe, body)


@pytest.mark.parametrize(
    "body",
    [
        "if (order.getReference() == null) { return; } order.getReference().trim();",
        "String text = order.getReference(); if (text == null) { throw new IllegalStateException(); } text.trim();",
        "refused(order.getReference());",
        "Objects.requireNonNull(order.getReference());",
    ],
)
def test_it_is_tested(observe, body):
    assert asks(observe, body)
