"""`hasattr` and `getattr` by a name that nobody knows: None hardly has it, and reading it of None raises."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "asked",
    [
        "if hasattr(order.customer, name):\n    order.customer.name.strip()",
        "if not hasattr(order.customer, name):\n    return\norder.customer.name.strip()",
        "for name in names:\n    if hasattr(order.customer, name):\n        setattr(order.customer, name, 1)",
        "value = getattr(order.customer, name, None)",
        "value = order.customer and getattr(order.customer, name)",
        "value = getattr(order.buyer, name)",
        "for own in dir(order.customer):\n    print(getattr(order.customer, own))",
        "values = [getattr(order.customer, own) for own in sorted(dir(order.customer))]",
    ],
)
def test_it_is_there(python, asked):
    python(asked, signature="order: Order, name, names")


@pytest.mark.parametrize(
    "asked",
    [
        "if not hasattr(order.customer, name):\n    order.customer.name.strip()  # null",
        "if hasattr(order.buyer, name):\n    order.customer.name.strip()  # null",
        "hasattr(order.customer, name)\norder.customer.name.strip()  # null",
        "value = getattr(order.customer, name)  # null\norder.customer.name.strip()",
        "for own in dir(order.buyer):\n    print(getattr(order.customer, own))  # null",
        "for own in dir(order.customer):\n    own = name\n    print(getattr(order.customer, own))  # null",
        "value = getattr(order.customer, name, None)\norder.customer.name.strip()  # null",
    ],
)
def test_it_may_not_be_there(python, asked):
    python(asked, signature="order: Order, name, names")
