"""Functions of Python that ask something of each element of a list: `if not all_sold(orders): return`."""

from __future__ import annotations

import pytest

USED = "for order in orders:\n    order.reference.upper()"


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        ("return all(order.reference for order in orders)", "not ask(orders)"),
        ('"""Asks."""\n    return all(one.reference is not None for one in orders)', "not ask(orders)"),
        ("return not any(order.reference is None for order in orders)", "not ask(orders)"),
        ("return any(not order.reference for order in orders)", "ask(orders)"),
        ("return all(order.reference and order.paid_at for order in orders)", "ask(orders) is False or not ask(orders)"),
    ],
)
def test_answers(python, body, refused):
    before = f"def ask(orders):\n    {body}\n"
    python(f"if {refused}:\n    return\n{USED}", before=before, signature="orders: list[Order]")


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        ("return all(order.reference for order in orders)", "ask(orders)"),
        ("return all(order.reference for order in orders)", "not ask(others)"),
        ("return all(order.paid_at for order in orders)", "not ask(orders)"),
        ("return any(order.reference for order in orders)", "not ask(orders)"),
        ("return all(order.reference for order in orders if order.number)", "not ask(orders)"),
        ("return all(order.reference or order.number for order in orders)", "not ask(orders)"),
        ("return all(orders)", "not ask(orders)"),
        ("return all(first.reference for order in orders)", "not ask(orders)"),
    ],
)
def test_other_answers(python, body, refused):
    before = f"first = Order()\n\ndef ask(orders):\n    {body}\n"
    python(f"if {refused}:\n    return\n{USED}  # null", before=before, signature="orders: list[Order], others: list[Order]")


@pytest.mark.parametrize(
    "body",
    [
        "for order in orders:\n        if order.reference is None:\n            raise ValueError(order.number)",
        "for each in orders:\n        if not each.reference:\n            raise ValueError",
        "if any(order.reference is None for order in orders):\n        raise ValueError",
        "if not all(order.reference for order in orders):\n        raise ValueError",
    ],
)
def test_demands(python, body):
    before = f"def demand(orders):\n    {body}\n"
    python(f"demand(orders)\n{USED}", before=before, signature="orders: list[Order]")
    python(f"demand(others)\n{USED}  # null", before=before, signature="orders: list[Order], others: list[Order]")
    python(f"if others:\n    demand(orders)\n{USED}  # null", before=before, signature="orders: list[Order], others: list[Order]")


@pytest.mark.parametrize(
    "body",
    [
        "for order in orders:\n        if order.reference is None:\n            print(order.number)",
        "for order in orders:\n        if order.paid_at is None:\n            raise ValueError",
        "for order in orders:\n        if order.reference is not None:\n            raise ValueError",
        "for order in orders[1:]:\n        if order.reference is None:\n            raise ValueError",
        "for order in orders:\n        if order.reference is None:\n            raise ValueError\n        break",
        "if all(order.reference is None for order in orders):\n        raise ValueError",
    ],
)
def test_other_demands(python, body):
    before = f"def demand(orders):\n    {body}\n"
    python(f"demand(orders)\n{USED}  # null", before=before, signature="orders: list[Order]")


def test_decorated_demands(python):
    before = (
        "def quiet(function):\n    def inner(orders):\n        try:\n            return function(orders)\n"
        "        except ValueError:\n            return None\n    return inner\n\n"
        "@quiet\ndef demand(orders):\n    for order in orders:\n"
        "        if order.reference is None:\n            raise ValueError\n"
    )
    python(f"demand(orders)\n{USED}  # null", before=before, signature="orders: list[Order]")
