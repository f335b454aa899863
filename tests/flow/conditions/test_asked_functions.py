"""What predicates tell where they are asked: of all elements of a collection, and of one object."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*; import java.util.function.Predicate;"
ORDERS = "Order order, List<Order> orders"
HAS = "Predicate<Order> known = one -> one.getReference() != null;\n"
HAS_NOT = "Predicate<Order> unknown = one -> one.getReference() == null;\n"
EACH = "\nfor (Order o : orders) {\n    o.getReference().trim();%s\n}"


@pytest.mark.parametrize(
    "body",
    [
        "if (!orders.stream().allMatch(o -> o.getReference() != null)) { return; }" + EACH % "",
        "if (orders.stream().noneMatch(o -> o.getReference() == null)) { orders.forEach(o -> o.getReference().trim()); }",
        "if (orders.stream().anyMatch(o -> o.getReference() == null)) { return; }" + EACH % "",
        "if (orders.stream().allMatch(o -> o.getReference() != null)) { orders.stream().map(o -> o.getReference().trim()); }",
        HAS + "if (known.test(order)) { order.getReference().trim(); }",
        HAS + "if (!known.test(order)) { return; }\norder.getReference().trim();",
        HAS_NOT + "if (unknown.test(order)) { return; }\norder.getReference().trim();",
    ],
)
def test_what_was_asked_is_there(java, body):
    java(body, parameters=ORDERS, imports=IMPORTS)


def test_what_a_constant_asks_is_there(java):
    constant = "private static final Predicate<Order> KNOWN = one -> one.getReference() != null;"
    java("if (KNOWN.test(order)) { order.getReference().trim(); }", members=constant, imports=IMPORTS)


@pytest.mark.parametrize(
    "body",
    [
        "if (!orders.stream().anyMatch(o -> o.getReference() != null)) { return; }" + EACH % " // null",
        "if (orders.stream().anyMatch(o -> o.getReference() != null)) { return; }" + EACH % " // null",
        "if (orders.stream().allMatch(o -> o.getReference() != null)) { return; }" + EACH % " // null",
        "if (!orders.stream().skip(1).allMatch(o -> o.getReference() != null)) { return; }" + EACH % " // null",
        HAS + "if (!known.test(order)) {\n    order.getReference().trim(); // null\n}",
        HAS + "if (known.test(orders.get(0))) {\n    order.getReference().trim(); // null\n}",
    ],
)
def test_what_was_not_may_be_missing(java, body):
    java(body, parameters=ORDERS, imports=IMPORTS)
