"""What a helper has asked another function is not asked again: its answer is there where the helper says so."""

from __future__ import annotations

import pytest

SHOP = """
def find(order: Order):
    if order.number == "x":
        return None
    return order.customer


def find_buyer(order: Order):
    return Customer.objects.filter(name=order.number).first()


def has(order):
    customer = find(order)
    if customer is None:
        print(order)
        return False
    return customer.email


def is_known(order):
    customer = find(order)
    if customer is None:
        return False
    return customer.email


def demand(order):
    if find(order) is None:
        raise ValueError(order)


def ask(order):
    if find(order) is None:
        print(order)


def has_any(order, other):
    return find(order) is not None or find(other) is not None
"""


@pytest.mark.parametrize(
    "body",
    [
        "if not has(order):\n    return\nprint(find(order).name)",
        "if has(order):\n    customer = find(order)\n    print(customer.name)",
        "demand(order)\nprint(find(order).name)",
        "demand(order)\nbuyer = find(order)\nif order.number:\n    print(buyer.name)",
        "if not is_known(other):\n    return\nprint(find(other).name)",
        "if is_known(other.parent):\n    print(find(other.parent).name)",
        "wanted = has(order)\nif wanted:\n    print(find(order).name)",
    ],
)
def test_what_a_helper_found_is_found(python, body):
    python(body, before=SHOP, signature="order: Order, other, orders")


@pytest.mark.parametrize(
    "body",
    [
        "print(find(order).name)  # null",
        "if has(order):\n    return\nprint(find(order).name)  # null",
        "ask(order)\nprint(find(order).name)  # null",
        "if is_known(other):\n    print(find(order).name)  # null",
        "if is_known(other):\n    print(find(other.parent).name)  # null",
        "if has(other):\n    print(find(order).name)  # null",
        "demand(order)\nfor order in orders:\n    print(find(order).name)  # null",
        "demand(order)\nprint(find_buyer(order).name)  # null",
        "if has_any(order, other):\n    print(find(order).name)  # null",
    ],
)
def test_what_nobody_found_is_not(python, body):
    python(body, before=SHOP, signature="order: Order, other, orders")
