"""What the `__init__` of a Python class refuses of what it keeps is there in its other methods."""

from __future__ import annotations

import pytest

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=True)
"""

KEPT = """
from models import Order

class Receipt:
    def __init__(self, order: Order, name=""):
        {first}
        self.order = order
        {then}

    def show(self):
        {before}
        return self.order.number.strip()

    {other}
"""

REFUSED = "if order.number is None: raise ValueError(name)"


def _told(told, first: str = "pass", then: str = "pass", before: str = "pass", other: str = "") -> bool:
    return "return self.order.number.strip()" in told(MODELS, KEPT.format(first=first, then=then, before=before, other=other))


@pytest.mark.parametrize(
    "how",
    [
        {"first": REFUSED},
        {"then": REFUSED},
        {"then": "self.title = order.number.strip()"},
        {"first": REFUSED, "other": "def ask(self):\n        return self.order"},
    ],
)
def test_refused(told, how):
    assert not _told(told, **how)


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"first": "if name and order.number is None: raise ValueError"},
        {"first": "if order.number is None: print(name)"},
        {"first": REFUSED, "other": "def change(self, order: Order):\n        self.order = order"},
        {"first": REFUSED, "before": "self.order.number = None"},
        {"first": REFUSED + "\n        order = Order()"},
    ],
)
def test_not_refused(told, how):
    assert _told(told, **how)
