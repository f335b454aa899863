"""Comparing a test with True or False asks for the test."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "guard",
    [
        "isinstance(text, str) is False",
        "isinstance(text, str) == False",
        "isinstance(text, str) is not True",
        "isinstance(text, str) != True",
        "(text is None) is True",
        "(text is not None) == False",
        "(not text) is True",
        "bool(text) is False",
    ],
)
def test_python_guards(python, guard):
    python(f"text = order.reference\nif {guard}:\n    return\ntext.upper()")
    python(f"text = order.reference\nif {guard}:\n    text = ''\ntext.upper()")


@pytest.mark.parametrize(
    "guard",
    [
        "isinstance(text, str) is True",
        "isinstance(text, str) is not False",
        "(text is None) is False",
        "bool(text) is True",
        "check(text) is False",
        "isinstance(order, str) is False",
    ],
)
def test_python_is_told(python, guard):
    python(f"text = order.reference\nif {guard}:\n    return\ntext.upper()  # null", signature="order: Order, check")


@pytest.mark.parametrize(
    "guard",
    ["(text == null) == true", "(text != null) == false", "(text != null) != true", "Objects.isNull(text) == true",
     "Objects.nonNull(text) == false"],
)  # fmt: skip
def test_java_guards(java, guard):
    java(f"String text = order.getReference();\nif ({guard}) {{ return; }}\ntext.trim();", imports="import java.util.Objects;")


@pytest.mark.parametrize(
    "guard", ["(text == null) == false", "Objects.isNull(text) == false", "order.getNumber().isEmpty() == false"]
)
def test_java_is_told(java, guard):
    java(
        f"String text = order.getReference();\nif ({guard}) {{ return; }}\ntext.trim(); // null",
        imports="import java.util.Objects;",
    )
