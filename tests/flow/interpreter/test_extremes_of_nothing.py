"""`max(orders, default=None)` and `min` give null where there is nothing to compare (Python)."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "body",
    [
        "last = max(orders, key=lambda order: order.number, default=None)\nreturn last.number  # null",
        "first = min((one for one in orders if one.paid_at), key=number, default=None)\nreturn first.number  # null",
        "return max((one.paid_at for one in orders if one.paid_at), default=None).isoformat()  # null",
    ],
)
def test_none_of_nothing(python, body):
    python(body, signature="orders: list[Order], number")


@pytest.mark.parametrize(
    "body",
    [
        "last = max(orders, key=lambda order: order.number, default=None)\nreturn last and last.number",
        "last = max(orders, key=lambda order: order.number, default=None)\nif last is not None:\n    return last.number",
        "if orders:\n    return max(orders, key=lambda order: order.number, default=None).number",
        "return max(orders, key=lambda order: order.number).number",
        "return max(orders, key=lambda order: order.number, default=Order()).number",
        "return max([len(one.number) for one in orders], default=0) + 1",
    ],
)
def test_something(python, body):
    python(body, signature="orders: list[Order]")
