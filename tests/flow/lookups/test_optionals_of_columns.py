"""Null that an Optional falls back on which holds a column, a relation or a row that may be missing: functions that give it."""

from __future__ import annotations

import pytest

MEMBERS = """
String email(Order order) { return RETURNED; }
Order found(Order order) { return order; }
"""


@pytest.mark.parametrize(
    "returned",
    [
        "Optional.ofNullable(order.getCustomer()).map(Customer::getEmail).orElse(null)",
        "Optional.ofNullable(order.getCustomer()).map(c -> c.getName()).orElse(null)",
        "Optional.ofNullable(order.getCustomer()).filter(c -> c != null).map(Customer::getName).orElseGet(() -> null)",
        "Optional.ofNullable(order).map(Order::getCustomer).map(Customer::getName).orElse(null)",
        "Optional.ofNullable(order).map(Order::getReference).orElse(null)",
        "Optional.of(order).map(o -> o.getReference()).orElse(null)",
        "Optional.ofNullable(order.getReference()).orElse(null)",
        "Optional.ofNullable(order.getReference()).map(r -> r.trim()).orElse(null)",
    ],
)
def test_the_null_of_what_it_holds(java, returned):
    members = MEMBERS.replace("RETURNED", returned)
    java("email(order).trim();  // null", imports="import java.util.*;", members=members)
    java("String email = email(order); if (email != null) { email.trim(); }", imports="import java.util.*;", members=members)


@pytest.mark.parametrize(
    "returned",
    [
        'Optional.ofNullable(order.getCustomer()).map(Customer::getName).orElse("")',
        "Optional.ofNullable(order.getCustomer()).map(Customer::getName).orElseThrow()",
        'Optional.ofNullable(order.getReference()).orElseGet(() -> "")',
        'Optional.of(order).map(o -> o.getReference()).orElse("none")',
    ],
)
def test_nothing_that_is_null(java, returned):
    java("email(order).trim();", imports="import java.util.*;", members=MEMBERS.replace("RETURNED", returned))


def test_what_is_kept_in_an_optional(java):
    java(
        """
        Optional.ofNullable(order.getReference()).ifPresent(r -> r.trim());
        Optional<String> held = Optional.ofNullable(order.getReference());
        if (held.isPresent()) { held.get().trim(); }
        held.map(String::trim).orElse("").trim();
        """,
        imports="import java.util.*;",
    )
