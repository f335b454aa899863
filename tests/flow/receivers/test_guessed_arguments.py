"""A helper tells of a row that is only known by its variable's name what it tells of others."""

from __future__ import annotations

from textwrap import indent

import pytest

RAISING = "def prepare(row):\n    if not row.customer:\n        raise ValueError\n"
ASKING = "def prepare(row):\n    return row.customer is not None\n"
SETTING = "def prepare(row):\n    row.customer = Customer()\n"
SOMETIMES = "def prepare(row):\n    if row.number:\n        row.customer = Customer()\n"
OTHER = "def prepare(row):\n    if not row.reference:\n        raise ValueError\n"
PRINTING = "def prepare(row):\n    print(row.customer)\n"


@pytest.mark.parametrize(
    ("before", "body"),
    [
        (RAISING, "prepare(order)\norder.customer.name"),
        (RAISING, "prepare(row=order)\nif order.number:\n    order.customer.name"),
        (SETTING, "prepare(order)\norder.customer.name"),
        (ASKING, "if prepare(order):\n    order.customer.name"),
        (ASKING, "if not prepare(order):\n    continue\norder.customer.name"),
        (RAISING, "for order in order.parts(2):\n    prepare(order)\n    order.customer.name"),
    ],
)
def test_what_is_checked(python, before, body):
    python("for order in orders.found(3):\n" + indent(body, "    "), before=before, signature="orders")


@pytest.mark.parametrize(
    ("before", "body"),
    [
        (RAISING, "order.customer.name  # null\nprepare(order)"),
        (ASKING, "prepare(order)\norder.customer.name  # null"),
        (ASKING, "if not prepare(order):\n    order.customer.name  # null"),
        (SOMETIMES, "prepare(order)\norder.customer.name  # null"),
        (OTHER, "prepare(order)\norder.customer.name  # null"),
        (PRINTING, "prepare(order)\norder.customer.name  # null"),
        (RAISING, "prepare(orders)\norder.customer.name  # null"),
        (RAISING, "for order in order.parts(2):\n    prepare(order)\n    order.reference.upper()  # null"),
    ],
)
def test_what_is_not(python, before, body):
    python("for order in orders.found(3):\n" + indent(body, "    "), before=before, signature="orders")
