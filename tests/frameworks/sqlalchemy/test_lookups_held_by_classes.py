"""An attribute of a class that is set to what a lookup finds may be null, unless a condition asks for it in an object that may be
of the class."""

from __future__ import annotations

import pytest

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)
"""

HOLDER = """
from sqlalchemy.orm import Session
from models import Order

class Parent:
    pass

class Holder(Parent):
    def __init__(self, session: Session, number):
        self.order = session.query(Order).filter_by(number=number).first()

    def show(self):
        return self.order.number

class Heir(Holder):
    pass

class Other:
    order = None
"""


@pytest.mark.parametrize(
    "beside",
    [
        "",
        "class Stranger:\n    def show(self):\n        if self.order is None:\n            raise ValueError\n",
        "class Stranger(Parent):\n    def show(self):\n        return self.order and 1\n",
        "def show(order):\n    return order and order.number\n",
        "def show(other: Other):\n    return other.order and 1\n",
        "def show():\n    other = Other()\n    if other.order:\n        other.order.strip()\n",
    ],
)
def test_other_classes_ask_for_theirs(told, beside):
    assert told(MODELS, HOLDER + "\n" + beside) == ["return self.order.number"]


@pytest.mark.parametrize(
    "beside",
    [
        "def show(holder):\n    if holder.order is None:\n        raise ValueError\n",
        "class Below(Holder):\n    def check(self):\n        if self.order is None:\n            raise ValueError\n",
        "class Below(Heir):\n    def check(self):\n        return self.order and 1\n",
        "class Stranger:\n    def show(self):\n        return self.holder.order and 1\n",
        "def show(heir: Heir):\n    return heir.order and 1\n",
    ],
)
def test_objects_that_may_be_of_the_class_are_asked(told, beside):
    assert told(MODELS, HOLDER + "\n" + beside) == []
