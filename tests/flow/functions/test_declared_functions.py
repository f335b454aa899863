"""Java's lambdas as the type that is declared where they stand: of a variable, a field, or what a method returns."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;\nimport java.util.function.*;"


@pytest.mark.parametrize(
    "body",
    [
        "Function<Order, String> shown = o -> o.getReference().trim(); // null",
        "Comparator<Order> order = (a, b) -> a.getReference().compareTo(b.getNumber()); // null",
        "Predicate<Order> empty = o -> o.getReference().isEmpty(); // null",
        "Consumer<Order> print = o -> { o.getNumber().trim(); o.getReference().trim(); }; // null",
        "Function<Order, String> shown = o -> o.getNumber().trim();",
        "Function<Order, Integer> shown = o -> o.getReference() == null ? 0 : o.getReference().length();",
        "Function<Integer, String> shown = o -> o.getReference().trim();",
        "Function shown = o -> o.getReference().trim();",
        "var shown = unknown(o -> o.getReference().trim());",
    ],
)
def test_variables(java, body):
    java(body, imports=IMPORTS)


@pytest.mark.parametrize(
    ("body", "returns"),
    [
        ("return o -> o.getReference().trim(); // null", "Function<Order, String>"),
        ("return (a, b) -> a.getReference().compareTo(b.getNumber()); // null", "Comparator<Order>"),
        ("return o -> o.getNumber().trim();", "Function<Order, String>"),
        ("return o -> o.getReference().trim();", "Object"),
    ],
)
def test_what_methods_return(java, body, returns):
    java(body, imports=IMPORTS, returns=returns)


FIELDS = """
private final Function<Order, String> shown = o -> o.getReference().trim(); // null
private static final Comparator<Order> ORDER = (a, b) -> a.getNumber().compareTo(b.getReference()); // null
private static final Comparator<Order> KEYED = Comparator.comparing(Order::getReference); // null
private final Function<Order, String> there = o -> o.getNumber().trim();
private static final Comparator<Order> LAST = Comparator.comparing(Order::getReference, Comparator.nullsLast(String::compareTo));
private static final List<String> NAMES = List.of("a", "b");
private final Comparator<Order> own = new Comparator<Order>() {
    public int compare(Order a, Order b) { return a.getReference().compareTo(b.getNumber()); } // null
};
private final Supplier<String> supplier = () -> null;
"""


def test_fields(java):
    java("return;", imports=IMPORTS, members=FIELDS)


@pytest.mark.parametrize(
    "order",
    [
        "Comparator.comparing(Order::getReference, Comparator.naturalOrder()) // null",
        "Comparator.comparing(Order::getReference, Comparator.reverseOrder()) // null",
        "Comparator.comparing(Order::getReference, Collections.reverseOrder()) // null",
        "Comparator.comparing(Order::getReference, String.CASE_INSENSITIVE_ORDER) // null",
        "Comparator.comparing(Order::getReference, String::compareToIgnoreCase) // null",
        "Comparator.comparing(Order::getReference, Comparator.nullsLast(Comparator.naturalOrder()))",
        "Comparator.comparing(Order::getReference, Comparator.nullsFirst(String::compareTo))",
        "Comparator.comparing(Order::getReference, unknown())",
        "Comparator.comparing(Order::getReference, (a, b) -> a == null ? 1 : -1)",
        "Comparator.comparing(Order::getNumber, Comparator.naturalOrder())",
        "Comparator.comparing(Order::getNumber).thenComparing(Order::getReference, Comparator.naturalOrder()) // null",
        "Comparator.comparing(Order::getNumber).thenComparing(Order::getReference, Comparator.nullsLast(String::compareTo))",
    ],
)
def test_keys_and_their_order(java, order):
    java(f"orders.sort(\n{order}\n);", imports=IMPORTS, parameters="List<Order> orders")
