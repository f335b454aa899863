"""What a protocol declares is what the classes give that have all of its methods, without being below it."""

from __future__ import annotations

import pytest

MODELS = """
from typing import Protocol

from sqlalchemy import Column, Integer, String, select
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    note = Column(String, nullable=True)

class Orders(Protocol):
    def noted(self) -> list[Order]: ...

    def every(self) -> list[Order]: ...

    def find(self, key): ...

    def need(self, key): ...

class Half:
    def noted(self) -> list[Order]:
        return []

class SqlOrders:
    def __init__(self, session):
        self.session = session

    def noted(self) -> list[Order]:
        return list(self.session.scalars(select(Order).where(Order.note.is_not(None))).all())

    def every(self) -> list[Order]:
        return self.session.scalars(select(Order)).all()

    def find(self, key):
        return self.session.query(Order).filter_by(id=key).first()

    def need(self, key):
        return self.session.query(Order).filter_by(id=key).one()
"""

SOURCE = """
from models import Orders

class Service:
    def __init__(self, orders: Orders):
        self.orders = orders

    def run(self, key):
        {body}
"""


@pytest.mark.parametrize(
    "body",
    [
        "for x in self.orders.every(): x.note.strip()",
        "self.orders.find(key).id",
        "self.orders.need(key).note.strip()",
    ],
)
def test_a_protocol_gives_what_its_classes_give(told, body):
    assert told(MODELS, SOURCE.format(body=body)) == [body]


@pytest.mark.parametrize(
    "body",
    [
        "for x in self.orders.noted(): x.note.strip()",
        "self.orders.need(key).id",
        "found = self.orders.find(key); found and found.id",
    ],
)
def test_a_protocol_that_no_class_fulfils_is_silent(told, body):
    assert told(MODELS, SOURCE.format(body=body)) == []
