"""`data = {"number": order.number} if order else {}`: where there is data, there is an order."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("value", "test"),
    [
        ("{'number': order.number} if order else {}", "if data:"),
        ("{} if order is None else {'number': order.number}", "if data:"),
        ("[order] if order else []", "if data:"),
        ("() if not order else (order.number, 1)", "if data:"),
        ("{} if order else {'error': 'none'}", "if not data:"),
    ],
)
def test_a_container_with_something_in_it_tells_that_the_object_is_there(python, value, test):
    python(f"data = {value}\n{test}\n    order.number.lower()", signature="order: Order | None = None")


@pytest.mark.parametrize(
    ("value", "test"),
    [
        ("{'number': order.number} if order else {}", "if not data:"),
        ("{'number': 1} if order else {'error': 2}", "if data:"),
        ("{'number': 1} if order else None or {'error': 2}", "if data:"),
    ],
)
def test_a_container_that_may_be_filled_without_the_object_tells_nothing(python, value, test):
    python(f"data = {value}\n{test}\n    order.number.lower()  # null", signature="order: Order | None = None")
