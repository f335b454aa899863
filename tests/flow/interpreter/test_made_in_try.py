"""`order = None`, then a row that is made in a `try`: only its saving raises, so that there is one in the handler."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_PYTHON

MADE = """
from shop import models
from shop.models import Customer, Order

class Draft:
    def __init__(self, number):
        self.number = check(number)

class Checked(Order):
    def __init__(self, number):
        super().__init__(number=check(number))

def run(store, number, buyer, options):
    order = None
    try:
        {statement}
        store.put(order)
    except OSError:
        {handler}
"""


def _uses(observe_in, statement: str, handler: str = "order.number") -> int:
    text = MADE.format(statement=statement, handler=handler)
    return len(observe_in({"shop/models.py": SHOP_PYTHON, "shop/service.py": text}, "shop/service.py").uses)


@pytest.mark.parametrize(
    "statement",
    [
        "order = Order()",
        "order = Order(number=number, buyer=buyer)",
        "order = Order(number='3', quantity=1)",
        "order = Order(**options)",
        "order = models.Order(number=number)",
    ],
)
def test_made(observe_in, statement):
    assert _uses(observe_in, statement) == 0


@pytest.mark.parametrize(
    "statement",
    [
        "order = Order(number=store.next())",
        "order = Order(number=options['number'])",
        "order = Order(number=buyer.number)",
        "number = store.next()\n        order = Order(number=number)",
        "order = store.make(number)",
        "order = Draft(number)",
        "order = Checked(number)",
        "order = Order.objects.create(number=number)",
    ],
)
def test_perhaps_not_made(observe_in, statement):
    assert _uses(observe_in, statement) == 1
