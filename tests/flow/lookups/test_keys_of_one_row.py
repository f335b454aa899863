"""Lookups in Python by several things that one row of the class holds, by a helper that says that it gives such a row."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.held_columns import HELD
from tests.flow.conftest import world_of

MODELS = """
from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()

class Shop(Base):
    __tablename__ = "shops"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)
    title = Column(String, nullable=False)
    shop_id = Column(Integer, ForeignKey("shops.id"), nullable=False)
    shop = relationship("Shop")

class Line(Base):
    __tablename__ = "lines"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)
    order_id = Column(Integer, ForeignKey("orders.id"), nullable=False)
    order = relationship("Order")
"""

FINDERS = """
from sqlalchemy.orm import Session
from models import Order, Shop

session = Session()

def get_order(shop, number):
    return session.query(Order).join(Shop).filter(Shop.name == shop, Order.number == number).first()

def get_next_order(shop, number):
    return session.query(Order).join(Shop).filter(Shop.name == shop, Order.number > number).first()
"""


def doubts(body: str) -> list[str]:
    """Why the rows are nearly always there that a function with this body uses."""
    text = f"from models import *\nfrom finders import *\ndef run(order: Order, other: Order, line: Line, number):\n{body}"
    world = world_of({"models.py": MODELS, "finders.py": FINDERS, "views.py": text})
    return [use.origin.doubt for use in analyse_source(world, "views.py", frozenset({"title", "get_order"})).uses]


@pytest.mark.parametrize(
    "body",
    [
        "    return get_order(order.shop.name, order.number).title\n",
        "    return get_order(shop=order.shop.name, number=order.number).title\n",
        "    return get_order(line.order.shop.name, line.order.number).title\n",
        "    shop = line.order.shop.name\n    own = line.order.number\n    return get_order(shop, own).title\n",
    ],
)
def test_one_row_holds_all_of_it(body: str) -> None:
    assert doubts(body) == [HELD]


@pytest.mark.parametrize(
    "body",
    [
        "    return get_order(order.shop.name, number).title\n",
        "    return get_order(order.shop.name, other.number).title\n",
        "    return get_order(line.order.shop.name, line.number).title\n",
        "    return get_next_order(order.shop.name, order.number).title\n",
        "    new = Order(shop=order.shop, number=number)\n    return get_order(new.shop.name, new.number).title\n",
        "    order.number = number\n    return get_order(order.shop.name, order.number).title\n",
        "    line.order.number = number\n    return get_order(line.order.shop.name, line.order.number).title\n",
        "    shop = order.shop.name\n    if number:\n        shop = number\n    return get_order(shop, order.number).title\n",
    ],
)
def test_no_row_is_known_to_hold_it(body: str) -> None:
    assert doubts(body) == [""]
