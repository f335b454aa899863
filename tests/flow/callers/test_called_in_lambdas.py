"""Functions that a lambda calls know what is known where it stands: `transaction.on_commit(lambda: send(order))`."""

from __future__ import annotations

import pytest
from checked import findings_of

SOURCE = """
from django.db import models, transaction

class Order(models.Model):
    note = models.TextField(null=True)

def send(order: Order):
    return order.note.lower()

{caller}
"""

CALLER = """
def go(order: Order, other: Order):
    if {test}:
        return None
    {call}
"""


@pytest.fixture
def told(tmp_path):
    def symbols(caller):
        return [item.symbol for item in findings_of(tmp_path, {"orders.py": SOURCE.format(caller=caller)})]

    return symbols


@pytest.mark.parametrize(
    "call",
    [
        "transaction.on_commit(lambda: send(order))",
        "transaction.on_commit(lambda: print(send(order)))",
        "later = lambda: send(order)\n    later()",
    ],
)
def test_what_is_known_where_it_stands(told, call):
    assert told(CALLER.format(test="not order.note", call=call)) == []
    assert told(CALLER.format(test="not order.pk", call=call)) == ["send"]


@pytest.mark.parametrize(
    "call",
    [
        "transaction.on_commit(lambda: send(other))",
        "later = lambda: send(order)\n    order = other\n    later()",
        "later = lambda: send(order)\n    order, first = other\n    later()",
        "later = lambda: send(order)\n    if (order := other) is not None:\n        later()",
        "later = lambda: send(order)\n    with other as order:\n        later()",
        "later = lambda: send(order)\n    order.note = None\n    later()",
        "transaction.on_commit(lambda order: send(order))",
        "def later():\n        return send(order)\n    transaction.on_commit(later)",
    ],
)
def test_other_rows(told, call):
    assert told(CALLER.format(test="not order.note", call=call)) == ["send"]


def test_rows_of_a_loop(told):
    caller = """
def go(orders):
    calls = []
    for order in orders:
        if order.note:
            calls.append(lambda: send(order))
    return calls
"""
    assert told(caller) == ["send"]


def test_rows_that_a_loop_takes(told):
    caller = """
def go(waiting):
    calls = []
    while waiting:
        order = Order.objects.get(pk=waiting.pop())
        if order.note:
            calls.append(lambda: send(order))
    return calls
"""
    assert told(caller) == ["send"]
