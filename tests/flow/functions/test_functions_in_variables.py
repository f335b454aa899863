"""Java: functions that variables hold, and objects of anonymous classes, give what their bodies give."""

from __future__ import annotations

import pytest

_IMPORTS = "import java.util.concurrent.*; import java.util.function.*;"


@pytest.mark.parametrize(
    "body",
    [
        "Supplier<String> text = order::getReference; text.get().trim(); // null",
        "Supplier<String> text = () -> order.getReference(); text.get().trim(); // null",
        "Function<Order, String> text = Order::getReference; text.apply(order).trim(); // null",
        "Function<Order, String> text = o -> o.getReference(); text.apply(order).trim(); // null",
        "Function<Order, Integer> size = o -> { return o.getQuantity(); }; int all = size.apply(order); // null",
        (
            "Supplier<String> text = new Supplier<>() { public String get() { return order.getReference(); } };"
            "text.get().trim(); // null"
        ),
    ],
)
def test_null(java, body):
    java(body, imports=_IMPORTS)


@pytest.mark.parametrize(
    "body",
    [
        "Supplier<String> text = order::getNumber; text.get().trim();",
        'Supplier<String> text = () -> order.getReference() == null ? "" : order.getReference(); text.get().trim();',
        "if (order.getReference() == null) { return; } Supplier<String> text = order::getReference; text.get().trim();",
        "Supplier<String> text = order::getReference; if (text.get() != null) { text.get().trim(); }",
        "Function<Order, String> text = o -> o.getReference(); text.andThen(t -> t == null).apply(order).booleanValue();",
        "Supplier<String> text = () -> order.getReference(); if (order.getReference() == null) { return; } text.get().trim();",
        "Function<Order, String> text = Order::getReference; if (order.getReference() != null) { text.apply(order).trim(); }",
        "Supplier<String> text = order::getReference; text.hashCode();",
        "Supplier<Supplier<String>> text = () -> order::getReference; text.get().get();",
    ],
)
def test_no_null(java, body):
    java(body, imports=_IMPORTS)
