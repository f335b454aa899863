"""Nulls among the arguments of a method that takes any number (Java)."""

from __future__ import annotations

import pytest

MEMBERS = """
static String join(String... parts) {
    StringBuilder out = new StringBuilder();
    for (String part : parts) { out.append(part.trim()); }
    return out.toString();
}
static String known(String... parts) {
    StringBuilder out = new StringBuilder();
    for (String part : parts) { if (part != null) { out.append(part.trim()); } }
    return out.toString();
}
static String coalesce(String... parts) {
    for (String part : parts) {
        if (part == null) { continue; }
        return part.trim();
    }
    return "";
}
static int first(String title, String... parts) { return parts[0].length(); }
static String text(Object... parts) { return java.util.Arrays.toString(parts); }
"""


@pytest.mark.parametrize(
    "call",
    [
        "join(order.getReference());",
        "join(order.getNumber(), order.getReference());",
        "join(order.getReference(), order.getNumber());",
        'first("a", order.getReference(), order.getNumber());',
    ],
)
def test_each_is_used(java, call):
    java(f"{call} // null", members=MEMBERS)


@pytest.mark.parametrize(
    "call",
    [
        "join();",
        "join(order.getNumber());",
        "known(order.getNumber(), order.getReference());",
        "coalesce(order.getReference(), order.getNumber());",
        'first("a", order.getNumber(), order.getReference());',
        "first(order.getReference(), order.getNumber());",
        "text(order.getReference());",
        "if (order.getReference() != null) { join(order.getReference()); }",
        "String[] parts = {order.getNumber()}; join(parts);",
    ],
)
def test_arguments_that_are_not_used_so_are_silent(java, call):
    java(call, members=MEMBERS)
