"""Methods of Java that give back what they are given by a variable of another name."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "body",
    [
        "return text;",
        "String kept = text;\nreturn kept;",
        "final String kept = (String) text;\nlog();\nreturn kept;",
        "String kept;\nkept = text;\nreturn kept;",
    ],
)
def test_null_comes_back(java, body):
    members = f"private String same(String text) {{\n{body}\n}}\nvoid log() {{}}"
    java("same(order.getReference()).trim(); // null", members=members)


@pytest.mark.parametrize(
    "body",
    [
        'String kept = text;\nif (kept == null) kept = "";\nreturn kept;',
        'String kept = text == null ? "" : text;\nreturn kept;',
        "String kept = other;\nreturn kept;",
        'String kept = text;\nif (kept == null) return "";\nreturn kept;',
        "String kept = text;\nif (text == null) throw new IllegalStateException();\nreturn kept;",
        "String kept = text;\nkept = other;\nreturn kept;",
        'String kept = "none";\nif (other.isEmpty()) kept = text;\nreturn kept;',
    ],
)
def test_something_else_comes_back(java, body):
    members = f"private String same(String text, String other) {{\n{body}\n}}"
    java("same(order.getReference(), order.getNumber()).trim();", members=members)
