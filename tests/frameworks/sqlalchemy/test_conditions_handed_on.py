"""Conditions that calls hand a repository of the project, which asks for the rows: what they ask is known of these."""

from __future__ import annotations

import pytest

MODELS = """
from typing import Any, Generic, Optional, Sequence, TypeVar
from sqlalchemy import Column, DateTime, Integer, String, select
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    note = Column(String, nullable=True)
    paid_at = Column(DateTime, nullable=True)

T = TypeVar("T", bound=Base)

class Repository(Generic[T]):
    def __init__(self, session: Session):
        self.session = session

    def list(self, *conditions: Any, limit: int = 10) -> Sequence[T]:
        return self.session.scalars(select(self.model).where(*conditions).limit(limit)).all()

    def where(self, condition):
        return self.session.query(self.model).filter(condition).all()

    def either(self, *conditions):
        return self.session.query(self.model).filter(or_(*conditions)).all()

    def first(self, *conditions) -> Optional[T]:
        return self.session.query(self.model).filter(*conditions).first()

class Orders(Repository[Order]):
    model = Order

def fetch(session, *conditions):
    return session.scalars(select(Order).where(*conditions)).all()
"""

USE = """
from sqlalchemy import or_
from models import *

def show(orders: Orders, session):
    {use}
"""


@pytest.mark.parametrize(
    "use",
    [
        "print([order.note.strip() for order in orders.list(Order.note.is_not(None))])",
        "print([order.note.strip() for order in orders.list(Order.id > 3, Order.note.is_not(None), limit=5)])",
        "print([order.note.strip() for order in orders.where(Order.note.is_not(None))])",
        "print([order.note.strip() for order in orders.where(condition=Order.note != None)])",
        "print([order.note.strip() for order in fetch(session, Order.note.is_not(None))])",
        "order = orders.first(Order.note.is_not(None))\n    if order:\n        print(order.note.strip())",
    ],
)
def test_what_is_asked_is_there(told, use):
    assert told(MODELS, USE.format(use=use)) == []


@pytest.mark.parametrize(
    "use",
    [
        "print([order.paid_at.year for order in orders.list(Order.note.is_not(None))])",
        "print([order.note.strip() for order in orders.list(Order.id > 3)])",
        "print([order.note.strip() for order in orders.where(Order.note.is_(None))])",
        "print([order.note.strip() for order in orders.either(Order.note.is_not(None), Order.id > 3)])",
    ],
)
def test_what_is_not_asked_may_be_null(told, use):
    assert told(MODELS, USE.format(use=use)) == [use]
