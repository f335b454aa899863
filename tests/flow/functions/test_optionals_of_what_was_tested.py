"""A method that gives an Optional of its argument where a test holds, and else of nothing (Java): what comes out of it has passed
the test, and so has the argument where something comes out."""

from __future__ import annotations

import pytest

MEMBERS = """
Optional<Order> usable(Order order) {
    if (order.getReference() == null) { return Optional.empty(); }
    return Optional.of(order);
}
private static Optional<Order> chosen(Order order) {
    return order.getReference() != null ? Optional.of(order) : Optional.empty();
}
Optional<Order> kept(Optional<Order> found) {
    if (found.isEmpty() || found.get().getReference() == null) { return Optional.empty(); }
    return found;
}
Optional<Order> keptUntested(Optional<Order> found) {
    if (found.isEmpty() || found.get().getNumber().isEmpty()) { return Optional.empty(); }
    return found;
}
Optional<Order> keptSometimes(Optional<Order> found, boolean all) {
    if (found.isEmpty()) { return Optional.empty(); }
    if (!all && found.get().getReference() == null) { return Optional.empty(); }
    return found;
}
Optional<Order> keptOther(Optional<Order> found, Optional<Order> other) {
    if (found.isEmpty() || found.get().getReference() == null) { return Optional.empty(); }
    return other;
}
Optional<Order> either(Order order) {
    if (order.getNumber().isEmpty()) { return Optional.of(order); }
    return order.getReference() != null ? Optional.of(order) : Optional.empty();
}
Optional<Order> other(Order order) { return order.getPaidAt() != null ? Optional.of(order) : Optional.empty(); }
Optional<Order> missing(Order order) { return order.getReference() == null ? Optional.of(order) : Optional.empty(); }
Optional<Order> another(Order order, Order other) {
    return order.getReference() != null ? Optional.of(other) : Optional.empty();
}
"""


def check(java, body: str) -> None:
    java(body, imports="import java.util.Optional;", members=MEMBERS, parameters="Order order, Order second")


@pytest.mark.parametrize("name", ["usable", "chosen"])
@pytest.mark.parametrize(
    "body",
    [
        "{name}(order).ifPresent(it -> it.getReference().trim());",
        "{name}(order).map(it -> it.getReference().trim()).orElse(null);",
        "{name}(order).map(Order::getReference).map(String::trim);",
        "if ({name}(order).isPresent()) {{ order.getReference().trim(); }}",
        "if ({name}(order).isEmpty()) return;\norder.getReference().trim();",
        "Optional<Order> found = {name}(order);\nif (found.isPresent()) {{ found.get().getReference().trim(); }}",
        "Optional<Order> found = {name}(order);\nif (!found.isPresent()) return;\norder.getReference().trim();",
        "Order it = {name}(order).orElse(null);\nif (it == null) return;\nit.getReference().trim();",
        "Order it = {name}(order).orElseThrow();\nit.getReference().trim();",
    ],
)
def test_what_comes_out_has_passed_the_test(java, name, body):
    check(java, body.format(name=name))


KEPT = "Optional<Order> held, Optional<Order> more"


@pytest.mark.parametrize(
    "body",
    [
        "kept(held).ifPresent(it -> it.getReference().trim());",
        "kept(held).map(Order::getReference).map(String::trim);",
        "Order it = kept(held).orElse(null);\nif (it != null) it.getReference().trim();",
        "kept(held).orElseThrow().getReference().trim();",
        "kept(held).ifPresent(it -> it.getDiscount().abs()); // null",
        "keptUntested(held).ifPresent(it -> it.getReference().trim()); // null",
        "keptSometimes(held, true).ifPresent(it -> it.getReference().trim()); // null",
        "keptOther(held, more).ifPresent(it -> it.getReference().trim()); // null",
    ],
)
def test_what_was_tested_of_what_an_optional_holds(java, body):
    java(body, imports="import java.util.Optional;", members=MEMBERS, parameters=KEPT)


def test_what_an_optional_is_made_of_under_a_test_has_passed_it(java):
    check(
        java,
        """
        if (order.getReference() == null) return;
        Optional<Order> held = Optional.of(order);
        held.ifPresent(it -> it.getReference().trim());
        """,
    )


@pytest.mark.parametrize(
    "body",
    [
        "{name}(order).ifPresent(it -> it.getReference().trim()); // null",
        "Optional<Order> found = {name}(order);\nif (found.isPresent()) {{ found.get().getReference().trim(); }} // null",
    ],
)
@pytest.mark.parametrize("name", ["either", "other", "missing"])
def test_another_test_tells_nothing(java, name, body):
    check(java, body.format(name=name))


@pytest.mark.parametrize(
    "body",
    [
        "if (!usable(order).isPresent()) { order.getReference().trim(); } // null",
        "if (usable(order).isPresent()) { second.getReference().trim(); } // null",
        "if (usable(second).isPresent()) { order.getReference().trim(); } // null",
        "if (either(order).isPresent()) { order.getReference().trim(); } // null",
        "another(order, second).ifPresent(it -> it.getReference().trim()); // null",
        "Optional<Order> it = usable(order);\norder = second;\nif (it.isPresent()) { order.getReference().trim(); } // null",
        "Optional<Order> held = Optional.of(order);\nheld.ifPresent(it -> it.getReference().trim()); // null",
    ],
)
def test_what_was_not_tested_is_told(java, body):
    check(java, body)
