"""Python's built-ins and functools that call a function with elements: `map(show, orders)`, `reduce(add, orders, 0)`,
`groupby(orders, key)`; those of parameters are what callers pass."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_PYTHON

IMPORTS = """
import functools
import itertools
from functools import reduce
from itertools import groupby
from operator import attrgetter
"""

BEFORE = """
def paid(thing):
    return thing.paid_at

def number(thing):
    return thing.number

class Letter:
    def __init__(self, text):
        self.paid_at = self.reference = self.quantity = text
"""


@pytest.mark.parametrize(
    "body",
    [
        "[day.year for day in map(paid, orders)]  # null",
        "[day.year for day in map(lambda o: o.paid_at, orders)]  # null",
        "list(map(attrgetter('paid_at.year'), orders))  # null",
        "get = attrgetter('paid_at.year')  # null\nlist(map(get, orders))",
        "[number.strip() for number in map(number, orders)]",
        "[day.year for day in map(paid, (o for o in orders if o.paid_at))]",
        "[letter.reference.strip() for letter in map(Letter, orders)]",
        "sorted(orders, key=paid)  # null",
        "sorted(orders, key=number)",
        "[o.paid_at.year for o in filter(number, orders)]  # null",
        "list(map(str, orders))",
        "list(map(other, orders))",
        "reduce(lambda total, o: total + o.quantity, orders, 0)  # null",
        "functools.reduce(lambda total, o: total + o.quantity, orders)  # null",
        "reduce(lambda total, o: total + (o.quantity or 0), orders, 0)",
        "reduce(lambda total, o: total + len(o.number), orders, 0)",
        "reduce(other, orders, 0)",
        "for year, some in groupby(orders, key=lambda o: o.paid_at.year):  # null\n    print(year)",
        "for year, some in itertools.groupby(orders, lambda o: o.paid_at.year):  # null\n    print(year)",
        "for day, some in groupby(orders, key=attrgetter('paid_at')):\n    print(day.year)  # null",
        "for number, some in groupby(orders, key=attrgetter('number')):\n    print(number.strip())",
        "for number, some in groupby(orders, key=other):\n    print(number.strip())",
        "for number, some in groupby(orders):\n    print(number.number)",
    ],
)
def test_a_function_gets_elements(python, body):
    python(body, imports=IMPORTS, before=BEFORE, signature="orders: list[Order], other")


def test_the_elements_of_groups(python):
    body = "for number, some in groupby(orders, key=number):\n    print([o.paid_at.year for o in some])  # null"
    python(body, imports=IMPORTS, before=BEFORE, signature="orders: list[Order], other")
    body = "for number, some in groupby(orders, lambda o: o.number):\n    print([o.paid_at.year for o in some])  # null"
    python(body, imports=IMPORTS, before=BEFORE, signature="orders: list[Order], other")


ON_PARAMETERS = """
def last(things):
    return USED

def run(orders: list[Order]):
    last(orders)
"""


@pytest.mark.parametrize(
    ("used", "told"),
    [
        ("max(things, key=lambda thing: thing.paid_at)", "thing.paid_at"),
        ("sorted(things, key=lambda thing: (thing.paid_at, 1))", "thing.paid_at"),
        ("[thing.paid_at.year for n, thing in enumerate(things)]", "thing.paid_at"),
        ("[thing.paid_at.year for thing in list(things)]", "thing.paid_at"),
        ("next(things).paid_at.year", "next(things).paid_at"),
        ("[one.paid_at.year for one, other in zip(things, 'ab')]", "one.paid_at"),
        ("max(things, key=lambda thing: thing.number)", ""),
        ("[thing.paid_at.year for thing in filter(lambda one: one.paid_at, things)]", ""),
    ],
)
def test_elements_of_parameters_are_what_callers_pass(analyse, used, told):
    text = f"from shop.models import Order\n{BEFORE}{ON_PARAMETERS.replace('USED', used)}"
    found = [use.expression for use in analyse({"shop/models.py": SHOP_PYTHON, "shop/service.py": text})["shop/service.py"]]
    assert found == ([told] if told else [])


HELPED = """
def paid(thing):
    return thing.paid_at

def direct(thing):
    return thing.customer
"""


@pytest.mark.parametrize(
    ("body", "is_null"),
    [
        ("paid(order).year", True),
        ("direct(order).name", True),
        ("if order.paid_at:\n    paid(order).year", False),
        ("if order.customer is not None:\n    direct(order).name", False),
        ("if order.customer is not None:\n    paid(order).year", True),
        ("[paid(o).year for o in orders if o.paid_at]", False),
        ("[direct(o).name for o in orders if o.customer_id]", False),
        ("[paid(o).year for o in orders if o.customer_id]", True),
    ],
)
def test_what_a_helper_reads_of_a_row_that_was_asked(python, body, is_null):
    marked = body + ("  # null" if is_null else "")
    python(marked, before=HELPED + BEFORE, signature="order: Order, orders: list[Order]")
