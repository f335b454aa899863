"""A lookup that is asked twice for the same key finds the same row."""

from __future__ import annotations

import pytest

FIND = "Order find(Object key) { return em.find(Order.class, key); }\njakarta.persistence.EntityManager em;\nService other;"


@pytest.mark.parametrize(
    "key",
    [
        "id",
        "3L",
        "Long.valueOf(text)",
        "UUID.fromString(text)",
        "Integer.parseInt(text)",
        "String.valueOf(id)",
        "order.getNumber()",
    ],
)
def test_the_same_key(java, key):
    body = f"if (other.find({key}) != null) {{\n    Order found = other.find({key});\n    found.getNumber();\n}}"
    java(body, members=FIND, parameters="Long id, String text, Order order", imports="import java.util.UUID;")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("id", "text"),
        ("UUID.fromString(text)", "UUID.fromString(order.getNumber())"),
        ("UUID.fromString(text)", "UUID.fromString(text = next())"),
        ("UUID.fromString(text)", "UUID.randomUUID()"),
        ("next()", "next()"),
        ("read(text)", "read(text)"),
    ],
)
def test_another_key(java, one, two):
    body = f"if (other.find({one}) != null) {{\n    Order found = other.find({two});\n    found.getNumber(); // null\n}}"
    java(body, members=FIND, parameters="Long id, String text, Order order", imports="import java.util.UUID;")
