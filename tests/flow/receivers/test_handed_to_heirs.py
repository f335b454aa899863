"""What a base class's method hands to a method that classes below it have: rows of what those name, list or yield."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_PYTHON
from tests.flow.receivers.test_classes import LETTER

JOB = """
from shop.models import Customer, Order

class Job:
    def run(self):
        for item in self.items():
            BEFORE
            self.show(item)

    def items(self):
        raise NotImplementedError

    def show(self, item):
        raise NotImplementedError

def orders() -> list[Order]: ...
"""

ORDERS = """
class OrderJob(Job):
    def items(self):
        ITEMS

    def show(self, item):
        return item.paid_at.year, item.number.strip()
"""


@pytest.fixture
def uses(analyse):
    """`uses(text)`: the expressions that use a null, of a source beside the shop's models."""

    def found(text: str) -> list[str]:
        files = {"shop/models.py": SHOP_PYTHON, "shop/letters.py": LETTER, "shop/service.py": text}
        return [use.expression for use in analyse(files)["shop/service.py"]]

    return found


@pytest.mark.parametrize(
    "items",
    [
        "return orders()",
        "return [order for order in orders()]",
        "found = orders()\n        return found",
        "yield from orders()",
        "for order in orders():\n            yield order",
        "for order in orders():\n            if order.number:\n                yield order",
    ],
)
def test_the_method_of_a_class_gets_what_its_own_gives(uses, items):
    assert uses(JOB.replace("BEFORE", "pass") + ORDERS.replace("ITEMS", items)) == ["item.paid_at"]


@pytest.mark.parametrize(
    ("before", "items"),
    [
        ("pass", "return []"),
        ("pass", "return ['a', 'b']"),
        ("pass", "yield 1"),
        ("pass", "return [order.number for order in orders()]"),
        ("pass", "return [order for order in orders() if order.paid_at]"),
        ("pass", "for order in orders():\n            if order.paid_at:\n                yield order"),
        ("pass", "return [Order(number='1')]"),
        ("if not item.paid_at: continue", "return orders()"),
        ("item = str(item)", "return orders()"),
    ],
)
def test_what_else_it_gets(uses, before, items):
    assert uses(JOB.replace("BEFORE", before) + ORDERS.replace("ITEMS", items)) == []


OTHER = """
class Other(Job):
    def items(self):
        return ["a"]

    def show(self, item):
        return item.paid_at.year

class Between(OrderJob):
    pass

class Letters(Between):
    def items(self):
        return ["a"]

    def show(self, item):
        return item.paid_at.year
"""


def test_each_class_gets_its_own(uses):
    text = JOB.replace("BEFORE", "pass") + ORDERS.replace("ITEMS", "return orders()")
    assert uses(text + OTHER) == ["item.paid_at"]


CLASSES = """
from shop.models import Order

class Handler:
    @classmethod
    def run(cls, number):
        return cls.show(cls.find(number))

    @classmethod
    def show(cls, item):
        raise NotImplementedError

class OrderHandler(Handler):
    @classmethod
    def find(cls, number) -> Order:
        return Order.objects.get(number=number)

    @classmethod
    def show(cls, item):
        return item.paid_at.year
"""


def test_methods_of_classes(uses):
    assert uses(CLASSES) == ["item.paid_at"]
    assert uses(CLASSES.replace("cls.show(cls.find(number))", "cls.show(number)")) == []
    assert uses(CLASSES.replace("return item", "return item.paid_at and item")) == []
