"""Tests for null that compare by a call or a switch: `Objects.equals(order.getReference(), null)`, `case null -> false`."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;"
THERE = [
    "!Objects.equals(order.getReference(), null)",
    "!Objects.equals(null, order.getReference())",
    "Objects.equals(order.getReference(), null) == false",
    "switch (order.getReference()) { case null -> false; default -> true; }",
    "!(switch (order.getReference()) { case null -> true; default -> false; })",
    "switch (order.getReference()) { case null -> false; case String s when s.isEmpty() -> false; default -> true; }",
]


@pytest.mark.parametrize("test", THERE)
@pytest.mark.parametrize(
    "body",
    [
        "if ({test}) {{ order.getReference().trim(); }}",
        "if (!({test})) return;\norder.getReference().trim();",
        "boolean known = !({test});\nif (known) return;\norder.getReference().trim();",
        'String text = {test} ? order.getReference().trim() : "";',
    ],
)
def test_they_guard(java, body, test):
    java(body.format(test=test), IMPORTS)


@pytest.mark.parametrize("test", THERE)
def test_they_guard_as_the_answer_of_a_method(java, test):
    java("if (known(order)) order.getReference().trim();", IMPORTS, f"boolean known(Order order) {{ return {test}; }}")


@pytest.mark.parametrize(
    "test",
    [
        "Objects.equals(order.getReference(), null)",
        "!Objects.equals(order.getNumber(), null)",
        "Objects.equals(order.getReference(), other.getReference())",
        "!Objects.equals(order.getReference(), other.getReference())",
        "switch (order.getReference()) { case null -> true; default -> false; }",
        "switch (order.getReference()) { case null, default -> true; }",
        "switch (order.getNumber()) { case null -> false; default -> true; }",
    ],
)
def test_what_tells_nothing_of_it_or_the_contrary_is_no_guard(java, test):
    java(
        f"""
        if ({test}) {{
            order.getReference().trim(); // null
        }}
        """,
        IMPORTS,
        parameters="Order order, Order other",
    )


def test_a_stored_switch_tells_nothing_of_another_value(java):
    java(
        """
        boolean known = switch (order.getNumber()) { case "A" -> false; default -> true; };
        if (known) order.getReference().trim(); // null
        """
    )


def test_the_cases_of_a_switch_guard_by_what_they_give(java):
    java(
        """
        if (switch (order.getNumber()) { case "A" -> order.getReference() != null; default -> false; }) {
            order.getReference().trim(); // null
        }
        """
    )
