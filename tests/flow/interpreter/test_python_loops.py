"""Loops of Python, and what they go over: what each round knows, and what is known behind them."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "body",
    [
        """
        for order in orders:
            if order.reference is None:
                continue
            order.reference.upper()
        """,
        """
        for order in orders:
            if order.reference:
                break
        else:
            return
        order.reference.upper()
        """,
        """
        found = None
        for order in orders:
            if order.number == "1":
                found = order
                break
        if found is None:
            return
        found.number
        """,
        """
        found = None
        for order in orders:
            found = order
            break
        else:
            return
        found.number
        """,
        """
        current = make()
        while current is not None:
            current.use()
            current = current.parent
        """,
        """
        while True:
            if order.reference is not None:
                break
            order = make()
        order.reference.upper()
        """,
        """
        while order.reference is None:
            order = make()
        order.reference.upper()
        """,
        """
        while (reference := order.reference) is not None:
            reference.upper()
        """,
        """
        while order.reference is None:
            order = make()
        else:
            order.reference.upper()
        """,
        """
        last = None
        for order in orders:
            if last is not None:
                last.number
            last = order
        """,
        """
        first = True
        last = None
        for order in orders:
            if not first:
                last.number
            first = False
            last = order
        """,
    ],
)
def test_loops(python, body):
    python(body, "from shop.other import make", signature="order: Order, orders: list[Order]")


@pytest.mark.parametrize(
    "body",
    [
        """
        for order in orders:
            order.reference.upper()  # null
        """,
        """
        found = None
        for order in orders:
            if order.number == "1":
                found = order
        found.number  # null
        """,
        """
        found = None
        while found is None:
            found.number  # null
            found = make()
        """,
        """
        for order in orders:
            if order.reference:
                break
        order.reference.upper()  # null
        """,
    ],
)
def test_loops_that_let_null_through(python, body):
    python(body, "from shop.other import make", signature="order: Order, orders: list[Order]")


@pytest.mark.parametrize(
    "expression",
    [
        "[o.reference.upper() for o in orders if o.reference]",
        "[o.reference.upper() for o in orders if o.reference is not None]",
        "[o.reference.upper() for o in orders if o.number if o.reference]",
        "{o.reference.upper(): o for o in orders if o.reference}",
        "{o.reference.upper() for o in orders if o.number and o.reference}",
        "sum(o.quantity for o in orders if o.quantity is not None)",
        "[o.reference.upper() if o.reference else '' for o in orders]",
        "[r.upper() for o in orders if (r := o.reference)]",
        "[r.upper() for r in (o.reference for o in orders) if r]",
        "[o.reference.upper() for o in [p for p in orders if p.reference]]",
        "[o.reference.upper() for o in filter(lambda p: p.reference is not None, orders)]",
        "[r.upper() for r in filter(None, [o.reference for o in orders])]",
        "sorted(orders, key=lambda o: o.quantity or 0)",
        "sorted(orders, key=lambda o: (o.quantity is None, o.quantity))",
        "[o.customer.name for o in orders if o.customer_id]",
        "all(o.reference and o.reference.upper() for o in orders)",
        "any(o.reference is not None and o.reference.upper() for o in orders)",
    ],
)
def test_comprehensions(python, expression):
    python(expression, signature="orders: list[Order]")
