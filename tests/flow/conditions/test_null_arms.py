"""A variable that is one of two things by a condition: where it is null, the arm was chosen that may be null (Java)."""

from __future__ import annotations

import pytest

SILENT = [
    "String text = order.getReference(); if (text != null) { text = text.equals(number) ? null : text; } print(number);",
    "String text = parent == null ? number : parent.getReference(); if (text == null) { PRINT }",
    "String text = parent != null ? parent.getReference() : number; if (text == null) { PRINT }",
    'String text = (parent == null) ? "none" : parent.getReference(); if (text == null) { PRINT }',
    "String text = parent == null ? number : parent.getReference(); if (text != null) { return; } PRINT",
    "String text = isOpen && parent != null ? parent.getReference() : number; if (text == null) { PRINT }",
    "String text = Objects.isNull(parent) ? number : parent.getReference(); if (text == null) { PRINT }",
]

TOLD = [
    "String text = number; text = parent == null ? text : parent.getReference(); if (text == null) { PRINT }",
    "String text = null; if (isOpen) { text = number.trim(); text = text != null && isOpen ? number : text; } PRINT",
    "String text = parent == null ? null : parent.getReference(); if (text == null) { PRINT }",
    "String text = parent == null ? order.getReference() : parent.getReference(); if (text == null) { PRINT }",
    "String text = parent == null ? number : parent.getReference(); if (text != null) { PRINT }",
    "String text = parent == null ? number : parent.getReference(); PRINT",
    "String text = parent == null ? number : parent.getReference(); text = order.getReference(); if (text == null) { PRINT }",
    "String text = isOpen || parent != null ? number : order.getReference(); if (text != null) { PRINT }",
]


def body(line: str, is_told: bool) -> str:
    first = "Order parent = order.getParent();"
    mark = "// null" if is_told else ""
    return f"{first}\n{line}{mark}".replace("PRINT", "print(parent.getNumber());")


@pytest.mark.parametrize("line", SILENT)
def test_the_arm_that_was_chosen_is_known(java, line):
    java(body(line, False), imports="import java.util.Objects;", parameters="Order order, String number, boolean isOpen")


@pytest.mark.parametrize("line", TOLD)
def test_the_arm_that_was_chosen_is_not_known(java, line):
    java(body(line, True), imports="import java.util.Objects;", parameters="Order order, String number, boolean isOpen")


@pytest.mark.parametrize(
    "line",
    [
        'text = text.equals("none") ? null : text;',
        'text = text.equals("none") ? null : number;',
        "text = text.isEmpty() ? null : number.trim();",
        "text = text.length() > 9 ? null : text;",
        'text = "none".equals(text.trim()) ? null : text;',
    ],
)
def test_the_variable_that_is_tested_is_bound_anew(java, line):
    java(f"String text = order.getReference();\nif (text != null) {{ {line} }}", parameters="Order order, String number")
