"""`super()` in Python: whose method is called, also behind mixins that do not have it, and in the way that Python 2 wrote it."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_PYTHON

ABOVE = """
from shop.models import Order

class Mixin:
    def other(self, row):
        return row

class Above:
    def find(self, order: Order):
        return order.customer

    def show(self, row):
        print(row.name)

    def demand(self, row):
        if row is None:
            raise ValueError

    @classmethod
    def load(cls, row):
        return row.name

class Other(Above):
    def find(self, order: Order):
        return order.buyer

    def show(self, row):
        return None

class Apart:
    def show(self, row):
        return None
"""

CALLED = ["super()", "super(Below, self)"]


@pytest.fixture
def uses(analyse):
    """`uses(bases, body)`: whether a null is used in a method of a class with these bases, which has an order."""

    def found(bases: str, body: str, mark: str = "") -> bool:
        text = f"{ABOVE}\nclass Below({bases}):\n    {mark}\n    def run(self, order: Order):\n        {body}\n"
        line = text.split("\n").index(f"class Below({bases}):")
        return any(
            use.line > line for use in analyse({"shop/models.py": SHOP_PYTHON, "shop/service.py": text})["shop/service.py"]
        )

    return found


@pytest.mark.parametrize("bases", ["Above", "Mixin, Above", "Mixin, Above, Apart", "Unknown, Above"])
@pytest.mark.parametrize("called", CALLED)
def test_what_the_class_above_uses_or_gives(uses, bases, called):
    assert uses(bases, f"{called}.show(order.customer)")
    assert uses(bases, f"{called}.find(order).name")


@pytest.mark.parametrize("called", ["super()", "super(Below, self)"])
def test_class_methods(uses, called):
    assert uses("Mixin, Above", f"{called}.load(order.customer)", "@classmethod")


@pytest.mark.parametrize("called", CALLED)
@pytest.mark.parametrize(
    ("bases", "body"),
    [
        ("Mixin, Other", "{}.show(order.customer)"),
        ("Other", "{}.find(order).name"),
        ("Mixin, Above", "{}.other(order.customer)"),
        ("Mixin, Above", "{}.demand(order.customer); order.customer.name"),
        ("Mixin, Above", "order.customer and {}.show(order.customer)"),
        ("Mixin, Apart, Above", "{}.show(order.customer)"),
        ("Mixin", "{}.show(order.customer)"),
        ("Unknown", "{}.show(order.customer)"),
    ],
)
def test_what_is_safe_above(uses, bases, body, called):
    assert not uses(bases, body.format(called))


def test_of_another_class(uses):
    assert not uses("Mixin, Above", "super(Other, self).show(order.customer)")
    assert not uses("Mixin, Above", "super(Above, self).show(order.customer)")
    assert not uses("Mixin, Above", "super(Below).show(order.customer)")
