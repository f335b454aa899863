"""Dictionaries of Python that are only filled with objects that were made with an attribute."""

from __future__ import annotations

from textwrap import dedent

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_PYTHON, world_of

HELPERS = """
from models import Customer, Order

def make(row):
    if not row.number:
        return None
    order = Order(number=row.number)
    order.quantity = 1
    return order

def make_some(row):
    order = Order(number=row.number)
    if row.count:
        order.quantity = 1
    return order
"""


def doubtful(code: str) -> set[bool]:
    """Whether the uses of the quantity of orders are doubtful."""
    files = {"models.py": SHOP_PYTHON, "service.py": HELPERS + dedent(code)}
    found = analyse_source(world_of(files), "service.py", frozenset({"quantity"}))
    return {use.is_guarded for use in found.uses}


def counted(made: str, before: str = "    orders = {}", after: str = "") -> str:
    """A function that counts in the entries of a dictionary."""
    return f"""
def count(rows, others, number):
{before}
    for row in rows:
        {made}
        if row.key in orders:
            orders[row.key].quantity += 1
        else:
            orders[row.key] = order
{after}
"""


@pytest.mark.parametrize(
    "made",
    [
        "order = Order(number=row.number, quantity=1)",
        "order = Order(number=row.number, quantity=int(row.count))",
        "order = Order(number=row.number, quantity=row.count or 0)",
        "order = Order(number=row.number, quantity=len(row.parts) + 1)",
        "order = Order(number=row.number, quantity=1 if row.first else 0)",
        "order = Order(number=row.number); order.quantity = 1",
        "order = make(row)",
    ],
)
def test_what_was_put_in_has_it(made):
    made = made.replace("; ", "\n        ")
    assert doubtful(counted(made)) <= {True}
    assert doubtful(counted(made, "    orders = dict()", "    return list(orders.values())")) <= {True}


@pytest.mark.parametrize(
    "made",
    [
        "order = Order(number=row.number)",
        "order = Order(number=row.number, quantity=row.count)",
        "order = Order(number=row.number, quantity=row.get('count'))",
        "order = Order(number=row.number, quantity=None)",
        "order = Order(number=row.number, quantity=1); order.quantity = None",
        "order = Order.objects.get(number=row.number)",
        "order = Order.objects.get(number=number) if row.old else Order(number=row.number, quantity=1)",
        "order = make_some(row)",
        "order = row.order",
    ],
)
def test_what_was_put_in_may_not_have_it(made):
    assert doubtful(counted(made.replace("; ", "\n        "))) == {False}


@pytest.mark.parametrize(
    "before",
    [
        "    orders = {order.number: order for order in Order.objects.all()}",
        "    orders = {}\n    others.fill(orders)",
        "    orders = {}\n    orders.update(others)",
        "    orders = {}\n    same = orders\n    same[3] = Order.objects.get(number=number)",
        "    orders = {}\n    for order in Order.objects.all():\n        orders[order.number] = order",
    ],
)
def test_something_else_is_put_in(before):
    assert doubtful(counted("order = Order(number=row.number, quantity=1)", before)) == {False}


PARAMETER = """
class Parser:
    def parse(self, rows):
        orders = {}
        for row in rows:
            self.take(row, orders)
        return list(orders.values())

    def take(self, row, orders):
        if row.key in orders:
            order = orders[row.key]
            order.quantity += 1
            orders[row.key] = order
        else:
            orders[row.key] = True
            order = Order(number=row.number, quantity=1)
            orders[row.key] = order
"""
ATTRIBUTE = """
class Parser:
    def __init__(self):
        self.orders = {}

    def make(self, row):
        return Order(number=row.number, quantity=1)

    def take(self, row):
        if row.key not in self.orders:
            self.orders[row.key] = self.make(row)
        order = self.orders.get(row.key)
        if order:
            order.quantity += 1
"""
VALUES = """
def total(rows):
    orders = {}
    for row in rows:
        orders[row.key] = Order(number=row.number, quantity=1)
    for key, order in orders.items():
        print(key, order.quantity + 1)
    return [order.quantity + 1 for order in orders.values()]
"""


@pytest.mark.parametrize("code", [PARAMETER, ATTRIBUTE, VALUES])
def test_of_a_parameter_an_attribute_and_all_values(code):
    assert doubtful(code) <= {True}
    assert doubtful(code.replace(", quantity=1", "")) == {False}


def test_another_function_puts_something_else_into_the_attribute():
    other = "\n    def load(self):\n        for order in Order.objects.all():\n            self.orders[order.number] = order\n"
    assert doubtful(ATTRIBUTE + other) == {False}


def test_a_variable_that_may_be_another_row():
    code = """
    def count(rows, number):
        orders = {}
        for row in rows:
            orders[row.key] = Order(number=row.number, quantity=1)
            order = orders[row.key]
            if row.old:
                order = Order.objects.get(number=number)
            order.quantity += 1
    """
    assert doubtful(code) == {False}
