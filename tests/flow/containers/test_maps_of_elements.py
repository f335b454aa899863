"""What is known of all elements of a stream is known of the values of the map that they are collected into, by their keys
(Java)."""

from __future__ import annotations

import pytest

IMPORTS = """
import java.util.*;
import java.util.function.Function;
import java.util.stream.*;
"""
FILTERED = "orders.stream().filter(o -> o.getReference() != null)"
MAP = "Map<String, Order> byNumber = "
USE = "for (Order o : byNumber.values()) o.getReference().trim();"
BY_KEY = 'Order found = byNumber.get("1");\nif (found != null) found.getReference().trim();'


def expect(java, body: str) -> None:
    java(body, IMPORTS, "Order chosen(Order order) { return order; }", parameters="List<Order> orders, Order order")


@pytest.mark.parametrize("use", [USE, BY_KEY, f'byNumber.remove("1");\n{USE}'])
@pytest.mark.parametrize(
    "collector",
    [
        "Collectors.toMap(Order::getNumber, Function.identity())",
        "Collectors.toMap(Order::getNumber, o -> o)",
        "Collectors.toMap(o -> o.getNumber(), o -> o, (one, other) -> one)",
        "Collectors.toUnmodifiableMap(Order::getNumber, Function.identity())",
    ],
)
def test_values_are_the_elements(java, collector, use):
    expect(java, f"{MAP}{FILTERED}.collect({collector});\n{use}")


@pytest.mark.parametrize(
    "made",
    [
        f"{MAP}{FILTERED}.collect(Collectors.toMap(Order::getNumber, o -> order));",
        f"{MAP}{FILTERED}.collect(Collectors.toMap(Order::getNumber, o -> chosen(o)));",
        f"{MAP}orders.stream().collect(Collectors.toMap(Order::getNumber, o -> o));",
        f'{MAP}{FILTERED}.collect(Collectors.toMap(Order::getNumber, o -> o));\nbyNumber.put("1", order);',
        f'{MAP}{FILTERED}.collect(Collectors.toMap(Order::getNumber, o -> o));\nbyNumber.computeIfAbsent("1", k -> order);',
    ],
)
def test_values_are_something_else(java, made):
    expect(java, f"{made}\n{USE} // null")
