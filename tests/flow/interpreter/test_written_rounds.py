"""Loops over what is written beside them: what each round asks of its variable is asked of what is written."""

from __future__ import annotations

import pytest

USE = "order.paid_at.isoformat()"


@pytest.mark.parametrize(
    "loop",
    [
        "for value in (order.paid_at, order.reference):\n    if value is None:\n        return",
        "for value in [order.reference, order.paid_at]:\n    if not value:\n        raise ValueError",
        'for name, value in (("paid", order.paid_at), ("code", order.reference)):\n    if value is None:\n        raise KeyError',
        "for value in (order.paid_at, order.reference):\n    if value is not None:\n        continue\n    return",
        "for value in (order.paid_at,):\n    assert value is not None",
    ],
)
def test_each_is_asked(python, loop):
    python(f"{loop}\n{USE}", signature="order: Order, others")


@pytest.mark.parametrize(
    "loop",
    [
        "for value in (order.paid_at, order.reference):\n    if value is None:\n        print(value)",
        "for value in (order.paid_at, order.reference):\n    if value is None:\n        break",
        "for value in (order.paid_at, order.reference):\n    if value is not None:\n        break",
        "for value in (order.reference, order.number):\n    if value is None:\n        return",
        "for value in (order.paid_at, order.reference):\n    value = load(value)\n    if value is None:\n        return",
        "for value in (order.paid_at, order.reference):\n    if value is None:\n        return\norder.paid_at = None",
    ],
)
def test_not_each_is_asked(python, loop):
    python(f"{loop}\n{USE}  # null")


def test_what_a_round_uses(python):
    python(
        """
        for value in (order.number, order.paid_at):
            value.isoformat()  # null
        for value in (order.number, order.buyer):
            value.isoformat()
        """
    )


def test_elements_of_a_branch(python):
    python(
        """
        found = None
        for value in (order.number, order.reference):
            if value:
                found = value
                break
        else:
            return
        found.strip()
        """
    )


@pytest.mark.parametrize(
    "items", ["Arrays.asList(order.getReference(), order.getNumber())", "Arrays.asList(text, order.getReference())"]
)
def test_java(java, items):
    java(
        f"for (String value : {items}) {{\nif (value == null) {{ return; }}\n}}\norder.getReference().trim();",
        imports="import java.util.*;",
        parameters="Order order, String text",
    )


@pytest.mark.parametrize("items", ["Arrays.asList(order.getNumber(), text)", "texts", "Arrays.asList(texts)"])
def test_java_of_others(java, items):
    java(
        f"for (String value : {items}) {{\nif (value == null) {{ return; }}\n}}\norder.getReference().trim();  // null",
        imports="import java.util.*;",
        parameters="Order order, String text, String[] texts",
    )


def test_classes_are_not_gone_through_one_by_one(python):
    python(
        """
        for kind, cls in (("order", Order), ("customer", Customer)):
            cls.find(kind).name.strip()
        """
    )
