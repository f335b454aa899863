"""Two tests of Python of which exactly one holds: `if bool(start) ^ bool(end): raise`."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "body",
    [
        "if bool(order.reference) ^ bool(order.paid_at):\n    return\nif order.reference:\n    order.paid_at.year",
        (
            "if (order.reference is None) ^ (order.paid_at is None):\n    return\nif order.paid_at is not None:\n"
            "    order.reference.upper()"
        ),
        "if not (bool(order.reference) ^ bool(order.paid_at)):\n    return\nif not order.paid_at:\n    order.reference.upper()",
    ],
)
def test_they_tell_of_each_other(python, body):
    python(body)


@pytest.mark.parametrize(
    "body",
    [
        "if bool(order.reference) ^ bool(order.paid_at):\n    return\norder.reference.upper()  # null",
        "if bool(order.reference) ^ bool(order.number):\n    return\norder.reference.upper()  # null",
        "if order.total ^ bool(order.paid_at):\n    return\norder.paid_at.year  # null",
    ],
)
def test_they_do_not(python, body):
    python(body)
