"""A variable that a condition gave one of two constants tells of the condition where it is asked for them (Python)."""

from __future__ import annotations

import pytest

USED = "order.paid_at.isoformat()"


@pytest.mark.parametrize(
    "body",
    [
        "status = 200 if order.paid_at else 404\nif status == 404:\n    return",
        "status = 'bad' if order.paid_at is None else 'ok'\nif status != 'ok':\n    return",
        "status = 404 if order.paid_at is None else 200\nassert status == 200",
        "status = 1 if order.number and order.paid_at else 2\nif status == 2:\n    raise ValueError",
    ],
)
def test_what_the_constant_tells(python, body):
    python(f"{body}\n{USED}")


@pytest.mark.parametrize(
    "body",
    [
        "status = 200 if order.paid_at else 404\nif status == 200:\n    return",
        "status = 200 if order.paid_at else 404\nstatus = 200\nif status == 404:\n    return",
        "status = 200 if order.reference else 404\nif status == 404:\n    return",
        "status = 200 if order.paid_at else 404\norder = Order.objects.get(pk=1)\nif status == 404:\n    return",
    ],
)
def test_what_it_does_not_tell(python, body):
    python(f"{body}\n{USED}  # null")
