"""Boxed values: variables that are objects stay objects, and only what is needed as a primitive is unboxed."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "body",
    [
        "Integer max = null;\nif (order.isOpen()) { max = order.getNumber().length(); }\nif (max != null) { max.toString(); }",
        "Integer max = null;\nif (order.isOpen()) { max = 3; }\nif (max == null) { return; }\nint copy = max;",
        "List<Object> values = new ArrayList<>();\nvalues.add(order.isOpen() ? order.size() : null);",
        "List<Integer> values = new ArrayList<>();\nvalues.add(order.isOpen() ? 3 : null);",
        "List<Integer> values = new ArrayList<>();\nvalues.add(order.getQuantity());\nvalues.add(0, order.getQuantity());",
        "Objects.compare(order.getReference(), order.getNumber(), Comparator.nullsFirst(Comparator.naturalOrder()));",
    ],
)
def test_what_stays_a_box(java, body):
    java(body, imports="import java.util.*;")


@pytest.mark.parametrize(
    "body",
    [
        "Integer max = null;\nif (order.isOpen()) { max = order.getNumber().length(); }\nif (max == 3) { return; } // null",
        "Integer max = null;\nif (order.isOpen()) { max = 3; }\nint copy = max; // null",
        "List<Object> values = new ArrayList<>();\nvalues.add(order.getQuantity(), order); // null",
    ],
)
def test_what_is_unboxed(java, body):
    java(body, imports="import java.util.*;")
