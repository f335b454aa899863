"""Functions that are handed to what calls them know what is known where they are handed on: `pool.submit(send, order)`."""

from __future__ import annotations

import pytest
from checked import findings_of

SOURCE = """
import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import groupby
from threading import Thread
from django.db import models, transaction

class Order(models.Model):
    note = models.TextField(null=True)

def send(order: Order, style=None):
    return order.note.lower()

pool = ThreadPoolExecutor()

{caller}
"""

CALLER = """
def go(order: Order, other: Order):
    if {test}:
        return None
    {call}
"""

ROWS = """
def go():
    orders = [order for order in Order.objects.all() if {test}]
    {call}
"""


@pytest.fixture
def told(tmp_path):
    def symbols(caller, left=""):
        found = findings_of(tmp_path, {"orders.py": SOURCE.format(caller=caller)})
        return [item.symbol for item in found if item.symbol != left]

    return symbols


@pytest.mark.parametrize(
    "call",
    [
        "pool.submit(send, order)",
        "pool.submit(send, order, style=1)",
        "pool.submit(partial(send, order))",
        "pool.submit(partial(send, order), 1)",
        "later = partial(send, order)\n    pool.submit(later)",
        "transaction.on_commit(partial(send, order))",
        "transaction.on_commit(partial(send, order, style=1))",
        "Thread(target=send, args=(order,)).start()",
        "Thread(target=send, args=[order], kwargs={'style': 1}).start()",
        "Thread(target=send, kwargs={'order': order}).start()",
        "asyncio.get_event_loop().call_later(5, send, order)",
        "asyncio.get_event_loop().run_in_executor(None, send, order)",
        "asyncio.to_thread(send, order)",
    ],
)
def test_what_is_known_where_it_stands(told, call):
    assert told(CALLER.format(test="not order.note", call=call)) == []
    assert told(CALLER.format(test="not order.pk", call=call)) == ["send"]


@pytest.mark.parametrize(
    "call",
    [
        "pool.submit(send, other)",
        "pool.submit(send, order)\n    pool.submit(send, other)",
        "pool.submit(send, order)\n    send(other)",
        "pool.submit(send, order)\n    order.note = None",
        "pool.submit(send, order)\n    order.note = other.note",
        "pool.submit(send, *order)",
        "pool.submit(later, send, order)",
        "pool.run(send, order)",
        "pool.submit(partial(send, other))",
        "pool.submit(partial(send), other)",
        "later = partial(send, style=1)\n    pool.submit(later, order)",
        "transaction.on_commit(partial(send, order))\n    print(sorted(Order.objects.all(), key=send))",
        "Thread(target=send, args=(other,)).start()",
        "Thread(target=send, args=order).start()",
        "order = other\n    Thread(target=send, args=(order,)).start()",
        "asyncio.to_thread(send, other)",
        "def later():\n        pool.submit(send, order)\n    order = other\n    later()",
    ],
)
def test_other_rows(told, call):
    assert told(CALLER.format(test="not order.note", call=call)) == ["send"]


@pytest.mark.parametrize(
    "call",
    [
        "return sorted(orders, key=send)",
        "return max(orders, key=send)",
        "orders.sort(key=send)",
        "return list(map(send, orders))",
        "return list(filter(send, orders))",
        "return list(pool.map(send, orders))",
        "return list(pool.map(partial(send, style=1), orders))",
        "return list(map(partial(send, style=1), orders))",
        "for order in orders:\n        pool.submit(send, order)",
    ],
)
def test_with_each_of_some_rows(told, call):
    assert told(ROWS.format(test="order.note", call=call)) == []
    assert told(ROWS.format(test="order.pk", call=call)) == ["send"]


@pytest.mark.parametrize(
    "call",
    [
        "return sorted(Order.objects.all(), key=send)",
        "return list(map(send, orders)) + list(map(send, Order.objects.all()))",
        "return list(pool.map(send, Order.objects.all()))",
        "return list(pool.map(send, orders)), list(pool.map(send, Order.objects.all()))",
        "return register(send), list(pool.map(send, orders))",
        "return {'send': send}, list(pool.map(send, orders))",
    ],
)
def test_with_each_of_other_rows(told, call):
    assert told(ROWS.format(test="order.note", call=call)) == ["send"]


def test_a_style_comes_first(told):
    source = """
def show(style, order: Order):
    return style % order.note.lower()

def go(orders):
    return list(map(partial(show, "%s"), [order for order in orders if order.note]))
"""
    assert told(source, "send") == []
    assert told(source.replace("if order.note", "if order.pk"), "send") == ["show"]


HANDED = """
def show(note, style=None):
    return note.lower()

def go(order: Order):
    {call}
"""


@pytest.mark.parametrize(
    "call",
    [
        "pool.submit(show, order.note)",
        "Thread(target=show, args=(order.note,)).start()",
        "transaction.on_commit(partial(show, order.note))",
        "try:\n        pool.submit(show, order.note)\n    except AttributeError:\n        pass",
    ],
)
def test_nulls_that_are_handed_on(told, call):
    assert told(HANDED.format(call=call), "send") == ["go"]


@pytest.mark.parametrize(
    "call",
    [
        "pool.submit(show, order.note or '')",
        "pool.submit(print, order.note)",
        "order.note and pool.submit(show, order.note)",
        "pool.submit(show, 'note', order.note)",
        "Thread(target=show, args=('note', order.note)).start()",
        "pool.submit(order.note, show)",
    ],
)
def test_nulls_that_are_handed_on_and_not_used(told, call):
    assert told(HANDED.format(call=call), "send") == []


def test_a_handler_around_takes_nothing_of_what_runs_later(told):
    caller = """
def go(order: Order):
    try:
        {call}
    except AttributeError:
        pass
"""
    assert told(caller.format(call="pool.submit(send, order)")) == ["send"]
    assert told(caller.format(call="send(order)")) == []


def test_methods(told):
    source = """
class Job:
    def run(self, orders):
        for order in orders:
            if order.note:
                Thread(target=self._show, args=(order,)).start()

    def _show(self, order: Order):
        return order.note.lower()
"""
    assert told(source, "send") == []
    assert told(source.replace("if order.note", "if order.pk"), "send") == ["Job._show"]


@pytest.mark.parametrize(
    "held",
    [
        "STEPS = [send]\n\ndef other(order):\n    for step in STEPS:\n        step(order)",
        "STEPS = {send}",
        "later = partial(send, style=1)",
        "step = send",
    ],
)
def test_functions_that_a_source_holds(told, held):
    caller = CALLER.format(test="not order.note", call="send(order)")
    assert told(caller) == []
    assert told(f"{held}\n{caller}") == ["send"]


@pytest.mark.parametrize(
    "held", ["STEPS = [note]", "DEFAULT = str(NOTE)", "send_all = None", "def other(order, step=print):\n    step(order)"]
)
def test_what_a_source_holds_besides(told, held):
    assert told(f"{held}\n{CALLER.format(test='not order.note', call='send(order)')}") == []
