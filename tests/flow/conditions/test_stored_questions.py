"""Variables that hold what was asked of each element of a collection, and tests of them later."""

from __future__ import annotations

import pytest

GONE = "[order.number for order in orders if order.customer is None]"
FILL = "def fill(filled):\n    filled.append(None)\n"
USE = "for order in orders:\n    print(order.customer.name)"


@pytest.mark.parametrize(
    "asked",
    [
        f"missing = {GONE}\nif missing:\n    raise ValueError(missing)",
        "missing = {order.number for order in orders if not order.customer}\nif len(missing):\n    return",
        "missing = [order for order in orders if order.customer is None or order.reference is None]\nif missing:\n    return",
        "is_bad = any(order.customer is None for order in orders)\nif is_bad:\n    raise ValueError(1)",
        "is_good = all(order.customer for order in orders)\nif not is_good:\n    return",
        f"missing = {GONE}\nshow(missing)\nif other or missing:\n    return",
        f"missing = {GONE}\nif other is None and not missing:\n    pass\nelse:\n    return",
    ],
)
def test_none_of_them_is_so(python, asked):
    python(f"{asked}\n{USE}", signature="orders: list[Order], other, show")


@pytest.mark.parametrize(
    "asked",
    [
        f"missing = {GONE}\nprint(missing)",
        f"missing = {GONE}\nif not missing:\n    return",
        "missing = [order for order in orders if order.customer is None and order.reference]\nif missing:\n    return",
        "there = [order for order in orders if order.customer]\nif there:\n    print(there)",
        "missing = [order for order in others if order.customer is None]\nif missing:\n    return",
        f"missing = {GONE}\nmissing.clear()\nif missing:\n    return",
        f"missing = {GONE}\norders.append(other)\nif missing:\n    return",
        f"same = orders\nmissing = {GONE}\nsame.append(other)\nif missing:\n    return",
        f"missing = {GONE}\nfill(orders)\nif missing:\n    return",
        f"missing = {GONE}\ndel missing[:]\nif missing:\n    return",
        f"missing = {GONE}\norders = others\nif missing:\n    return",
        f"missing = {GONE}\nif other:\n    missing = []\nif missing:\n    return",
        f"missing = {GONE}\nother.customer = None\nif missing:\n    return",
        "is_bad = any(order.customer is None for order in others)\nif is_bad:\n    return",
        "is_good = all(order.reference for order in orders)\nif not is_good:\n    return",
    ],
)
def test_some_may_be_so(python, asked):
    python(f"{asked}\n{USE}  # null", before=FILL, signature="orders: list[Order], others: list[Order], other")


def test_variables_that_ask_each_other(python):
    asked = "these = [order for order in orders if those]\nthose = [order for order in orders if these]\nif these:\n    return"
    python(f"{asked}\n{USE}  # null", signature="orders: list[Order]")
