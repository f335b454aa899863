"""Predicates of Java that are turned round, and those that constants hold, narrow what they filter."""

from __future__ import annotations

import pytest

IMPORTS = """
import java.util.*;
import java.util.function.Predicate;
import java.util.stream.*;
"""
MEMBERS = """
private static final Predicate<Order> PAID = o -> o.getPaidAt() != null;
private static final Predicate<Order> IS_OPEN = Service::isOpen;
private static final Predicate<Order> LARGE = o -> o.getQuantity() > 5; // null
private Predicate<Order> chosen = o -> o.getPaidAt() != null;
static boolean isOpen(Order o) { return o.getPaidAt() == null; }
"""
USE = "o -> o.getPaidAt().plusDays(1)"


def expect(java, body: str) -> None:
    java(body, IMPORTS, MEMBERS, "List<Order> orders, Order order, boolean flag")


@pytest.mark.parametrize(
    "given",
    [
        "Predicate.not(Service::isOpen)",
        "Predicate.not(o -> o.getPaidAt() == null)",
        "PAID",
        "IS_OPEN.negate()",
        "Predicate.not(IS_OPEN)",
        "PAID.negate().negate()",
        "Predicate.not(Predicate.not(PAID))",
    ],
)
def test_what_is_left_is_there(java, given):
    expect(java, f"orders.stream().filter({given}).map({USE}).toList();")


def test_variables_that_are_turned_round(java):
    expect(
        java, f"Predicate<Order> open = o -> o.getPaidAt() == null;\norders.stream().filter(open.negate()).map({USE}).toList();"
    )


@pytest.mark.parametrize("given", ["IS_OPEN", "PAID.negate()", "Predicate.not(PAID)"])
def test_what_is_removed_leaves_the_others(java, given):
    expect(java, f"orders.removeIf({given});\nfor (Order o : orders) o.getPaidAt().plusDays(1);")


@pytest.mark.parametrize(
    "given",
    ["Predicate.not(PAID)", "PAID.negate()", "IS_OPEN", "LARGE", "chosen", "Predicate.not(o -> flag)", "o -> flag"],
)
def test_what_is_left_may_be_null(java, given):
    expect(java, f"orders.stream().filter({given})\n.map({USE}).toList(); // null")
