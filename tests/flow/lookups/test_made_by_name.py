"""Rows that Python reads back by keys of which only the names of functions tell that they were just given."""

from __future__ import annotations

from textwrap import dedent

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.keys.given import BY_GIVEN_KEY
from tests.flow.conftest import SHOP_PYTHON, world_of

STORE = """
from models import Order

def insert_order(connection, number):
    return connection.execute("INSERT INTO orders (number) VALUES (?)", (number,)).lastrowid

def insert_line(connection, number):
    return connection.execute("INSERT INTO lines (number) VALUES (?)", (number,)).lastrowid

def get_order(order_id):
    return Order.objects.filter(id=order_id).first()

class Store:
    def add_order(self, number):
        return self.connection.execute("INSERT INTO orders (number) VALUES (?)", (number,)).lastrowid

    def addOrder(self, number):
        return self.connection.execute("INSERT INTO orders (number) VALUES (?)", (number,)).lastrowid, [number]

    def add_line(self, number):
        return self.connection.execute("INSERT INTO lines (number) VALUES (?)", (number,)).lastrowid

    def create(self, number):
        return self.connection.execute("INSERT INTO orders (number) VALUES (?)", (number,)).lastrowid

    def get(self, order_id):
        return Order.objects.filter(id=order_id).first()

    def get_order(self, order_id):
        return Order.objects.filter(id=order_id).first()

    def getOrderById(self, order_id):
        return Order.objects.filter(id=order_id).first()
"""


def _doubts(body: str) -> list[str]:
    text = "import store\nfrom store import Store, get_order, insert_line, insert_order\n\n"
    text += "async def run(connection, number, other, others, archive):\n    orders = Store()\n"
    text += "".join(f"    {line}\n" for line in dedent(body).splitlines())
    files = {"models.py": SHOP_PYTHON, "store.py": STORE, "service.py": text}
    found = analyse_source(world_of(files), "service.py", frozenset({"first", "get_order", "getOrderById", "get"}))
    return [use.origin.doubt for use in found.uses if use.origin.kind == "lookup"]


@pytest.mark.parametrize(
    "body",
    [
        "key = orders.add_order(number)\nprint(orders.get_order(key).number)",
        "key = await orders.add_order(number)\norder = await orders.get_order(key)\nprint(order.number)",
        "print(orders.get(orders.create(number)).number)",
        "key, lines = orders.addOrder(number)\nprint(orders.getOrderById(key).number)",
        "key = insert_order(connection, number)\nprint(get_order(key).number)",
        "key = store.insert_order(connection, number)\nprint(store.get_order(key).number)",
        "self_key = orders.create(number)\nif other:\n    print(orders.get(order_id=self_key).number)",
    ],
)
def test_it_is_read_back(body):
    assert set(_doubts(body)) <= {BY_GIVEN_KEY}


@pytest.mark.parametrize(
    "body",
    [
        "key = orders.add_line(number)\nprint(orders.get_order(key).number)",
        "key = insert_line(connection, number)\nprint(get_order(key).number)",
        "key = archive.add_order(number)\nprint(orders.get_order(key).number)",
        "key = orders.add_order(number)\nprint(orders.get_order(other).number)",
        "key = orders.add_order(number)\nkey = other\nprint(orders.get_order(key).number)",
        "key = orders.add_order(number)\nfor key in others:\n    print(orders.get_order(key).number)",
        "key = orders.find_order(number)\nprint(orders.get_order(key).number)",
        "lines, key = orders.addOrder(number)\nprint(orders.getOrderById(others[0]).number)",
        "print(orders.get_order(number).number)",
    ],
)
def test_it_may_be_missing(body):
    assert "" in _doubts(body)
