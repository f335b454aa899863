"""Tests for null that are stored, made or given by something else than a comparison (Java): in a variable, by a choice, by a
method that makes a predicate, by an Optional of the value, for any number of values."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*; import java.util.function.*; import java.util.stream.*; import org.apache.commons.lang3.*;"
ORDERS = "Order order, Order other, List<Order> orders"

STORED = [
    "Stream.of(order.getReference(), order.getNumber()).allMatch(Objects::nonNull)",
    "Stream.of(order.getReference(), order.getNumber()).noneMatch(Objects::isNull)",
    "ObjectUtils.allNotNull(order.getNumber(), order.getReference())",
    "StringUtils.isNoneBlank(order.getNumber(), order.getReference())",
    "BooleanUtils.isTrue(order.getReference() != null)",
    "order.getNumber() != null & order.getReference() != null",
]


@pytest.mark.parametrize("test", STORED)
@pytest.mark.parametrize("body", ["if ({test}) {{ {use} }}", "boolean known = {test};\nif (known) {{ {use} }}"])
def test_a_test_tells_the_same_at_once_and_stored(java, body, test):
    java(body.format(test=test, use="order.getReference().trim();"), IMPORTS, parameters=ORDERS)


def test_a_test_that_becomes_a_box_is_one(java):
    java("if (Boolean.valueOf(order.getReference() != null)) { order.getReference().trim(); }")


@pytest.mark.parametrize(
    "test",
    [
        "Stream.of(order.getReference(), order.getNumber()).anyMatch(Objects::nonNull)",
        "Stream.of(other.getReference(), order.getNumber()).allMatch(Objects::nonNull)",
        "!Stream.of(order.getReference(), order.getNumber()).allMatch(Objects::nonNull)",
        "ObjectUtils.anyNotNull(order.getNumber(), order.getReference())",
        "BooleanUtils.isFalse(order.getReference() != null)",
        "order.getNumber() != null | order.getReference() != null",
    ],
)
def test_a_stored_test_of_less_tells_nothing(java, test):
    java(f"boolean known = {test};\nif (known) {{ order.getReference().trim(); }} // null", IMPORTS, parameters=ORDERS)


@pytest.mark.parametrize(
    "test",
    [
        "one -> one.getReference() == null ? false : true",
        "one -> switch (one.getReference()) { case null -> false; default -> true; }",
        "one -> one.getNumber() != null & one.getReference() != null",
    ],
)
def test_a_filter_may_choose_its_answer(java, test):
    java(f"orders.stream().filter({test}).map(o -> o.getReference().trim()).toList();", IMPORTS, parameters=ORDERS)


@pytest.mark.parametrize(
    "test",
    [
        "one -> one.getReference() == null ? true : false",
        "one -> one.getNumber() != null | one.getReference() != null",
        "one -> one.getNumber() == null ? false : true",
    ],
)
def test_a_filter_that_lets_null_pass_is_none(java, test):
    java(f"orders.stream().filter({test}).map(o -> o.getReference().trim()).toList(); // null", IMPORTS, parameters=ORDERS)


MADE = """
private static Predicate<Order> known() { return order -> order.getReference() != null; }
private Predicate<Order> unknown() { return order -> order.getReference() == null; }
private static Predicate<String> there() { return Objects::nonNull; }
Predicate<Order> open() { return order -> order.getReference() != null; }
private static Predicate<Order> numbered() { return order -> order.getNumber() != null; }
"""


@pytest.mark.parametrize(
    "body",
    [
        "orders.stream().filter(known()).map(o -> o.getReference().trim()).toList();",
        "orders.stream().filter(known()).map(Order::getReference).map(String::trim).toList();",
        "orders.removeIf(unknown());\nfor (Order o : orders) { o.getReference().trim(); }",
        "if (known().test(order)) { order.getReference().trim(); }",
        "if (unknown().test(order)) return;\norder.getReference().trim();",
        "orders.stream().map(Order::getReference).filter(there()).map(String::trim).toList();",
    ],
)
def test_a_method_that_makes_a_predicate_tells_what_that_tells(java, body):
    java(body, IMPORTS, MADE, ORDERS)


@pytest.mark.parametrize(
    "body",
    [
        "orders.stream().filter(unknown()).map(o -> o.getReference().trim()).toList(); // null",
        "orders.stream().filter(numbered()).map(o -> o.getReference().trim()).toList(); // null",
        "orders.stream().filter(open()).map(o -> o.getReference().trim()).toList(); // null",  # a class below may override it
        "if (!known().test(order)) { order.getReference().trim(); } // null",
        "if (known().test(other)) { order.getReference().trim(); } // null",
    ],
)
def test_a_predicate_that_tells_nothing_of_it_is_none(java, body):
    java(body, IMPORTS, MADE, ORDERS)


EACH = """
static void each(Object... values) { for (Object value : values) { Objects.requireNonNull(value); } }
static void told(Object... values) { for (Object value : values) { Objects.requireNonNull(value, "missing"); } }
static void streamed(Object... values) {
    if (Arrays.stream(values).anyMatch(Objects::isNull)) { throw new IllegalArgumentException(); }
}
static void all(Object... values) {
    if (!Stream.of(values).allMatch(Objects::nonNull)) { throw new IllegalArgumentException(); }
}
static void one(Object... values) {
    if (Arrays.stream(values).allMatch(Objects::isNull)) { throw new IllegalArgumentException(); }
}
static void some(Object... values) {
    if (Arrays.stream(values).anyMatch(Objects::nonNull)) { throw new IllegalArgumentException(); }
}
static void first(Object... values) { for (Object value : values) { Objects.requireNonNull(values[0]); } }
"""


@pytest.mark.parametrize("name", ["each", "told", "streamed", "all"])
def test_what_refuses_null_among_any_number_of_values_guards_each(java, name):
    java(f"{name}(order.getNumber(), order.getReference());\norder.getReference().trim();", IMPORTS, EACH)


@pytest.mark.parametrize("name", ["one", "some", "first"])
def test_what_refuses_something_else_guards_none(java, name):
    java(f"{name}(order.getNumber(), order.getReference());\norder.getReference().trim(); // null", IMPORTS, EACH)


PARTS = (
    "Map<{}, List<Order>> parts = orders.stream().collect(Collectors.{});\n"
    "for (Order o : parts.get({})) {{ o.getNumber().trim(); }}{}"
)

PERHAPS = """
Optional<String> reference(Order order) { return Optional.ofNullable(order.getReference()); }
Optional<String> number(Order order) { return Optional.ofNullable(order.getNumber()); }
"""


@pytest.mark.parametrize(
    "body",
    [
        "if (!reference(order).isPresent()) return;\norder.getReference().trim();",
        "Optional<String> found = reference(order);\nif (found.isPresent()) { order.getReference().trim(); }",
        "Boolean known = order.getReference() != null;\nif (Boolean.TRUE.equals(known)) { order.getReference().trim(); }",
        PARTS.format("Boolean", "partitioningBy(o -> o.getNumber().isEmpty())", "true", ""),
    ],
)
def test_where_an_optional_of_it_holds_something_it_is_there(java, body):
    java(body, IMPORTS, PERHAPS, ORDERS)


@pytest.mark.parametrize(
    "body",
    [
        "if (reference(order).isPresent()) return;\norder.getReference().trim(); // null",
        "if (!reference(other).isPresent()) return;\norder.getReference().trim(); // null",
        "if (!number(order).isPresent()) return;\norder.getReference().trim(); // null",
        "Boolean is = order.getReference() != null;\nif (Boolean.FALSE.equals(is)) { order.getReference().trim(); } // null",
        PARTS.format("String", "groupingBy(Order::getNumber)", '"A"', " // null"),
    ],
)
def test_where_it_holds_nothing_or_something_else_it_may_be_missing(java, body):
    java(body, IMPORTS, PERHAPS, ORDERS)


def test_classes_may_be_named_in_full(java):
    java(
        "if (known(order).isPresent()) { order.getReference().trim(); }",
        members="java.util.Optional<Order> known(Order order) {\n"
        "    return order.getReference() == null ? java.util.Optional.empty() : java.util.Optional.of(order);\n}",
    )
