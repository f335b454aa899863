"""Tests of all that a list, a set or the values of a dictionary hold (Python)."""

from __future__ import annotations

import pytest

MADE = [
    "customers = [order.customer for order in orders]\n",
    "customers = {order.customer for order in orders}\n",
    "customers = []\nfor order in orders:\n    customers.append(order.customer)\n",
]
USED = "for customer in customers:\n    customer.name.upper(){mark}"


@pytest.mark.parametrize("made", MADE)
@pytest.mark.parametrize(
    "test",
    [
        "if not all(customers):\n    return\n",
        "if None in customers:\n    raise ValueError\n",
        "assert all(customers)\n",
        "if any(one is None for one in customers):\n    return\n",
    ],
)
def test_none_of_them_is_null(python, made, test):
    python(made + test + USED.format(mark=""), signature="orders: list[Order]")


@pytest.mark.parametrize("made", MADE)
@pytest.mark.parametrize(
    "test",
    ["", "if not any(customers):\n    return\n", "if not customers:\n    return\n", "if None in orders:\n    return\n"],
)
def test_one_of_them_may_be(python, made, test):
    python(made + test + USED.format(mark="  # null"), signature="orders: list[Order]")


def test_what_is_put_in_afterwards(python):
    body = MADE[0] + "if not all(customers):\n    return\ncustomers.append(orders[0].customer)\n"
    python(body + USED.format(mark="  # null"), signature="orders: list[Order]")


@pytest.mark.parametrize("test", ["if None in held.values():\n    return\n", "if not all(held.values()):\n    return\n"])
def test_values_of_a_dictionary(python, test):
    body = "held = {}\nfor order in orders:\n    held[order.number] = order.reference\n"
    used = "for reference in held.values():\n    reference.upper(){mark}"
    python(body + test + used.format(mark=""), signature="orders: list[Order]")
    python(body + used.format(mark="  # null"), signature="orders: list[Order]")
