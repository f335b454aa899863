"""A constant that stands for *none* beside a value that may be anything: what is not that constant is there."""

from __future__ import annotations

import pytest

JAVA_USE = "order.getReference().trim();"


@pytest.mark.parametrize(
    "body",
    [
        "int at = order.getReference() != null ? order.getReference().indexOf(',') : -1;\nif (at == -1) { return; }",
        "int at = order.getReference() == null ? -1 : order.getReference().indexOf(',');\nif (at < 0) { return; }",
        "int at = order.getReference() == null ? -1 : order.getReference().indexOf(',');\nif (!(at >= 0)) { return; }",
        "int at = -1;\nif (order.getReference() != null) { at = order.getReference().indexOf(','); }\nif (at == -1) { return; }",
        "int at = -1;\nif (order.getReference() != null) { at = order.getReference().length(); }\nif (-1 >= at) { return; }",
        "long sum = 0;\nif (order.getReference() != null) { sum = order.getReference().length(); }\nif (sum <= 0) { return; }",
        'String mode = order.getReference() == null ? "none" : order.getReference();\nif (mode.equals("none")) { return; }',
        "int kind = order.getReference() != null ? 1 : 2;\nif (kind == 2) { return; }",
    ],
)
def test_another_value_than_the_constant(java, body):
    java(f"{body}\n{JAVA_USE}")


@pytest.mark.parametrize(
    "body",
    [
        "int at = order.getReference() != null ? order.getReference().indexOf(',') : -1;\nif (at != -1) { return; }",
        "int at = order.getReference() != null ? order.getReference().indexOf(',') : -1;\nif (at > 3) { return; }",
        "int at = order.getReference() != null ? order.getReference().indexOf(',') : -1;\nif (at == -2) { return; }",
        "int at = order.getReference() != null ? order.getReference().indexOf(',') : -1;\nat = 4;\nif (at == -1) { return; }",
        "int at = order.getReference() != null ? order.getReference().indexOf(',') : -1;\nat++;\nif (at == -1) { return; }",
        "int at = -1;\nif (order.getReference() != null) { at = 2; }\norder.setReference(null);\nif (at == -1) { return; }",
        "int at = -1;\nif (order.getPaidAt() != null) { at = order.getNumber().length(); }\nif (at == -1) { return; }",
        "int sum = 0;\nif (order.getReference() != null) { sum = order.getReference().length(); }\nif (sum < 0) { return; }",
    ],
)
def test_the_constant_or_no_such_test(java, body):
    java(f"{body}\n{JAVA_USE}  // null", parameters="Order order, java.util.Iterator<Order> orders")


PYTHON_USE = "order.paid_at.isoformat()"


@pytest.mark.parametrize(
    "body",
    [
        "days = (today() - order.paid_at).days if order.paid_at else -1\nif days == -1:\n    return",
        "days = (today() - order.paid_at).days if order.paid_at else -1\nif days < 0:\n    return",
        "days = -1\nif order.paid_at is not None:\n    days = age(order.paid_at)\nif days == -1:\n    return",
        "label = 'unpaid'\nif order.paid_at:\n    label = shown(order.paid_at)\nif label == 'unpaid':\n    return",
    ],
)
def test_another_value_in_python(python, body):
    python(f"{body}\n{PYTHON_USE}")


@pytest.mark.parametrize(
    "body",
    [
        "days = (today() - order.paid_at).days if order.paid_at else -1\nif days != -1:\n    return",
        "days = (today() - order.paid_at).days if order.paid_at else -1\nif days > 0:\n    return",
        "days = -1\nif order.paid_at is not None:\n    days = age(order.paid_at)\ndays = age(order)\nif days == -1:\n    return",
        "label = 'unpaid'\nif order.reference:\n    label = shown(order)\nif label == 'unpaid':\n    return",
    ],
)
def test_no_such_test_in_python(python, body):
    python(f"{body}\n{PYTHON_USE}  # null")
