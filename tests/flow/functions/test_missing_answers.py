"""What a function gives that gives no row where a condition on what it is given does not hold: callers may ask the same."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_PYTHON

CODE = """
from shop.models import Customer, Order

def order_of(config):
    if not config.enabled:
        return None
    return Order(number=config.number)

def order_in(config):
    if config.mode == "shop":
        return Order(number=config.number)
    return None

def order_twice(config, number):
    if not config.enabled:
        return None
    if number.startswith("x"):
        return None
    return Order(number=number)

class Till:
    def _order(self):
        if self.is_open:
            return Order(number="3")
        return None

    def ring(self, other):
        order = self._order()
        {ring}

def run(config, other, number):
    {run}
"""


def _uses(observe_in, run: str = "pass", ring: str = "pass") -> int:
    files = {"shop/models.py": SHOP_PYTHON, "shop/service.py": CODE.format(run=run, ring=ring)}
    return len(observe_in(files, "shop/service.py").uses)


@pytest.mark.parametrize(
    "run",
    [
        "order = order_of(config)\n    if config.enabled:\n        order.number",
        "order = order_of(config)\n    if not config.enabled:\n        return\n    order.number",
        "if config.enabled:\n        order_of(config).number",
        "if config.enabled:\n        order = order_of(config)\n        order.number",
        "order = order_in(config)\n    if config.mode == 'shop':\n        order.number",
        "order = order_in(other)\n    if other.mode != 'shop':\n        return\n    order.number",
        "if other.mode == 'shop':\n        order_in(other).number",
    ],
)
def test_the_same_condition(observe_in, run):
    assert _uses(observe_in, run) == 0


@pytest.mark.parametrize(
    "run",
    [
        "order = order_of(config)\n    order.number",
        "order = order_of(config)\n    if not config.enabled:\n        order.number",
        "order = order_of(config)\n    if other.enabled:\n        order.number",
        "order = order_of(config)\n    config = other\n    if config.enabled:\n        order.number",
        "order = order_of(config)\n    if config.ready:\n        order.number",
        "order = order_in(config)\n    if config.mode == 'web':\n        order.number",
        "order = order_in(config)\n    if other.mode == 'shop':\n        order.number",
        "order = order_twice(config, number)\n    if config.enabled:\n        order.number",
    ],
)
def test_another_condition(observe_in, run):
    assert _uses(observe_in, run) == 1


def test_of_the_object_itself(observe_in):
    assert _uses(observe_in, ring="if self.is_open:\n            order.number") == 0
    assert _uses(observe_in, ring="if other.is_open:\n            order.number") == 1
    assert _uses(observe_in, ring="order.number") == 1
