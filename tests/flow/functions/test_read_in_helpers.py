"""A helper that gives what it reads from a row gives no null where its caller has tested that attribute of the same row."""

from __future__ import annotations

import pytest

HELPERS = """
private LocalDateTime dateOf(Order paid) {
    LocalDateTime date = paid.getPaidAt();
    if (paid.getNumber().isEmpty()) { date = now(); }
    return date;
}
native LocalDateTime now();
"""
IMPORTS = "import java.time.LocalDateTime;"


@pytest.mark.parametrize(
    "body",
    [
        "if (order.getPaidAt() != null) { dateOf(order).getYear(); }",
        "if (order.getPaidAt() == null) { return; }\ndateOf(order).getYear();",
        "Order first = order;\nif (first.getPaidAt() == null) { return; }\ndateOf(first).getYear();",
    ],
)
def test_the_caller_has_tested_it(java, body):
    java(body, members=HELPERS, imports=IMPORTS)


@pytest.mark.parametrize(
    "body",
    [
        "dateOf(order).getYear(); // null",
        "if (order.getReference() != null) {\n    dateOf(order).getYear(); // null\n}",
        "if (other.getPaidAt() != null) {\n    dateOf(order).getYear(); // null\n}",
        "if (order.getPaidAt() != null) {\n    dateOf(other).getYear(); // null\n}",
    ],
)
def test_the_caller_has_tested_something_else(java, body):
    java(body, members=HELPERS, imports=IMPORTS, parameters="Order order, Order other")
