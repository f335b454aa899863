"""Java: tests of several values at once, and what a filter told of the one row that it found."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;\nimport java.util.stream.*;"
USE = "order.getReference().trim();"


@pytest.mark.parametrize(
    "body",
    [
        f"if (Stream.of(order.getNumber(), order.getReference()).allMatch(Objects::nonNull)) {{ {USE} }}",
        f"if (Stream.of(order.getNumber(), order.getReference()).noneMatch(Objects::isNull)) {{ {USE} }}",
        f"if (Stream.of(order.getNumber(), order.getReference()).anyMatch(Objects::isNull)) {{ return; }}\n{USE}",
        f"if (Arrays.asList(order.getReference(), order.getNumber()).stream().allMatch(Objects::nonNull)) {{ {USE} }}",
        f"if (!java.util.stream.Stream.of(order.getReference()).anyMatch(java.util.Objects::isNull)) {{ {USE} }}",
    ],
)
def test_all_are_there(java, body):
    java(body, IMPORTS)


@pytest.mark.parametrize(
    "condition",
    [
        "Stream.of(order.getNumber(), order.getReference()).anyMatch(Objects::nonNull)",
        "Stream.of(order.getNumber(), order.getReference()).anyMatch(Objects::isNull)",
        "!Stream.of(order.getNumber(), order.getReference()).allMatch(Objects::nonNull)",
        "Stream.of(order.getNumber()).allMatch(Objects::nonNull)",
        "Stream.of(order.getReference()).allMatch(this::known)",
        "Stream.concat(order.getReference(), order.getNumber()).allMatch(Objects::nonNull)",
    ],
)
def test_one_may_be_missing(java, condition):
    java(f"if ({condition}) {{ {USE} // null\n}}", IMPORTS, "boolean known(String text) { return true; }")


@pytest.mark.parametrize(
    "test",
    ["one -> one.getReference() != null", "one -> Objects.nonNull(one.getReference())", 'one -> "x".equals(one.getReference())'],
)
def test_a_filter_tells_of_the_row_that_it_found(java, test):
    found = f"Order found = orders.stream().filter({test}).findFirst().orElse(null);"
    java(f"{found}\nif (found != null) {{ found.getReference().trim(); }}", IMPORTS, parameters="List<Order> orders")


@pytest.mark.parametrize("test", ["one -> one.getReference() == null", "one -> one.getNumber() != null"])
def test_a_filter_of_something_else(java, test):
    found = f"Order found = orders.stream().filter({test}).findFirst().orElse(null);"
    body = f"{found}\nif (found != null) {{ found.getReference().trim(); // null\n}}"
    java(body, IMPORTS, parameters="List<Order> orders")


def test_the_row_may_still_be_missing(java):
    found = "Order found = orders.stream().filter(one -> one.getReference() != null).findFirst().orElse(null);"
    java(f"{found}\nfound.getReference().trim(); // null", IMPORTS, parameters="List<Order> orders")
