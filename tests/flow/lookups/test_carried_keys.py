"""Rows that Python looks up by the key which an object carries of the row that it was made for."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_PYTHON, world_of

PLAIN = """
class Closing:
    def __init__(self, order_id, why):
        self.order_id = order_id
        self.why = why

    def run(self):
        return Order.objects.filter(id=self.order_id).first().number
"""
DATA = """
@dataclass
class Closing:
    order_id: int
    why: str

    def run(self):
        return Order.objects.filter(id=self.order_id).first().number
"""
TUPLE = DATA.replace("@dataclass\n", "").replace("class Closing", "class Closing(NamedTuple)")
BELOW = PLAIN.replace("class Closing", "class Base(ABC):\n    pass\n\nclass Closing(Base)")
OUTSIDE = "\ndef run(closing: Closing):\n    return Order.objects.filter(id=closing.order_id).first().number\n"
IMPORTS = """
from abc import ABC
from dataclasses import dataclass
from threading import Thread
from typing import NamedTuple
from pydantic import BaseModel
from models import Customer, Order
"""
BY_PLACE = "Closing(order.id, 'x')"
BY_NAME = "Closing(why='x', order_id=order.pk)"


def is_doubtful(code: str, *makers: str) -> bool:
    """Whether all rows that are looked up in the source are doubtful."""
    made = "from service import Closing\nfrom models import Customer, Order\n"
    made += "".join(f"\ndef make{at}(order, customer, key, data):\n    {maker}\n" for at, maker in enumerate(makers))
    files = {"models.py": SHOP_PYTHON, "service.py": IMPORTS + code, "makers.py": made}
    uses = analyse_source(world_of(files), "service.py", frozenset({"first"})).uses
    assert uses
    return all(use.origin.doubt for use in uses)


@pytest.mark.parametrize("code", [PLAIN, DATA, TUPLE, BELOW, PLAIN + OUTSIDE, DATA + OUTSIDE, TUPLE + OUTSIDE])
def test_it_carries_the_key_of_a_row(code):
    assert is_doubtful(code, BY_PLACE)
    assert is_doubtful(code, BY_NAME, BY_PLACE)


@pytest.mark.parametrize(
    "maker", ["Closing(key, 'x')", "Closing(data['id'], 'x')", "Closing(customer.id, 'x')", "Closing(order.customer_id, 'x')"]
)
@pytest.mark.parametrize("code", [PLAIN, DATA, TUPLE])
def test_it_may_carry_any_key(code, maker):
    assert not is_doubtful(code, BY_PLACE, maker)


@pytest.mark.parametrize("maker", ["Closing(*data)", "Closing(**data)", "print(Closing)"])
def test_nobody_can_tell_what_it_is_made_with(maker):
    assert not is_doubtful(PLAIN, maker)


@pytest.mark.parametrize(
    "maker",
    [
        "made = Closing(order.id, 'x')\n    made.order_id = key",
        "made = Closing(order.id, 'x')\n    kind = Closing\n    return kind(key, 'x')",
        "return [Closing(order.id, 'x'), *map(Closing, key, data)]",
        "return Closing(order.id, 'x') or make(Closing, key)",
    ],
)
def test_the_class_or_its_key_goes_elsewhere(maker):
    assert not is_doubtful(PLAIN, BY_PLACE, maker)


@pytest.mark.parametrize("maker", ["return isinstance(data, (int, Closing))", "print(Closing.__name__)", "data.why = key"])
def test_the_class_is_only_asked(maker):
    assert is_doubtful(PLAIN, BY_PLACE, maker)


@pytest.mark.parametrize(
    "code",
    [
        PLAIN.replace("class Closing", "class Closing(Thread)"),
        PLAIN.replace("class Closing", "class Closing(Unknown)"),
        DATA.replace("@dataclass\n", "").replace("class Closing", "class Closing(BaseModel)"),
        DATA.replace("@dataclass", "@register"),
        PLAIN + "\n    def move(self, other):\n        self.order_id = other\n",
        PLAIN.replace("self.order_id = order_id", "self.order_id = find(order_id)"),
        PLAIN + "\n    @classmethod\n    def read(cls, data):\n        return cls(data['id'], 'x')\n",
        PLAIN + "\nclass Below(Closing):\n    pass\n",
    ],
)
def test_other_objects(code):
    assert not is_doubtful(code, BY_PLACE)
