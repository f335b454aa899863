"""CHECKs say what is there in the rows of a query that asks for one state, and in a row of which a function of the project has
found out the state."""

from __future__ import annotations

import pytest

MODELS = """
import enum
from sqlalchemy import Boolean, CheckConstraint, Column, DateTime, ForeignKey, Integer, String, or_, select
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

class State(enum.Enum):
    NEW = "new"
    PAID = "paid"
    SENT = "sent"

class Shop(Base):
    __tablename__ = "shops"
    id = Column(Integer, primary_key=True)

class Order(Base):
    __tablename__ = "orders"
    __table_args__ = (
        CheckConstraint("state = 'NEW' OR paid_at IS NOT NULL"),
        CheckConstraint("NOT is_gift OR card IS NOT NULL"),
    )
    id = Column(Integer, primary_key=True)
    state = Column(String, nullable=False)
    is_gift = Column(Boolean, nullable=False)
    paid_at = Column(DateTime, nullable=True)
    card = Column(String, nullable=True)
    shop_id = Column(Integer, ForeignKey("shops.id"), nullable=False)
    shop = relationship(Shop)

    @property
    def is_paid(self):
        return self.state == State.PAID

    @property
    def is_done(self):
        return self.state in (State.PAID, State.SENT)

    def is_new(self):
        return self.state is State.NEW

    @property
    def is_dear(self):
        return self.state == State.PAID or self.id > 3

def require_paid(order: Order):
    if order.state != State.PAID:
        raise ValueError

def require_any(order: Order):
    if order.state != State.PAID and order.id > 3:
        raise ValueError
"""

USE = """
from models import *

def show(session: Session, order: Order):
    {use}
"""

ASKED = [
    "session.query(Order).filter(Order.state == State.PAID)",
    "session.query(Order).filter(Order.id > 3, Order.state == 'PAID').order_by(Order.id)",
    "session.query(Order).filter(Order.state == State.PAID).filter(Order.id > 3)",
    "session.query(Order).filter_by(state=State.PAID)",
    "session.query(Order).filter(Order.state.in_([State.PAID, State.SENT]))",
    "session.query(Order).join(Order.shop).filter((Order.state == State.PAID) & (Shop.id > 3))",
    "session.scalars(select(Order).where(Order.state == State.PAID))",
]


@pytest.mark.parametrize("query", ASKED)
def test_rows_of_the_state(told, query):
    assert told(MODELS, USE.format(use=f"print([row.paid_at.year for row in {query}])")) == []


@pytest.mark.parametrize("query", [*ASKED, "session.query(Order).filter(Order.is_gift.is_(False))"])
def test_what_no_check_says_of_them(told, query):
    use = f"print([row.card.lower() for row in {query}])"
    assert told(MODELS, USE.format(use=use)) == [use]


@pytest.mark.parametrize("condition", ["Order.is_gift", "Order.is_gift.is_(True)", "Order.is_gift == True"])
def test_rows_of_a_flag(told, condition):
    assert told(MODELS, USE.format(use=f"print([row.card.lower() for row in session.query(Order).filter({condition})])")) == []


@pytest.mark.parametrize(
    "query",
    [
        "session.query(Order).filter(Order.state == State.NEW)",
        "session.query(Order).filter(Order.state != State.PAID)",
        "session.query(Order).filter(or_(Order.state == State.PAID, Order.id > 3))",
        "session.query(Order).filter(Order.state.in_([State.PAID, State.NEW]))",
        "session.query(Order).filter(~(Order.state == State.PAID))",
        "session.query(Order).filter_by(state=State.NEW)",
        "session.query(Order).filter(Order.state == State.PAID).union(session.query(Order))",
    ],
)
def test_rows_of_other_states(told, query):
    use = f"print([row.paid_at.year for row in {query}])"
    assert told(MODELS, USE.format(use=use)) == [use]


@pytest.mark.parametrize(
    "use",
    [
        "if order.is_paid:\n        print(order.paid_at.year)",
        "if order.is_done:\n        print(order.paid_at.year)",
        "require_paid(order)\n    print(order.paid_at.year)",
    ],
)
def test_functions_that_find_out_the_state(told, use):
    assert told(MODELS, USE.format(use=use)) == []


@pytest.mark.parametrize(
    "use",
    [
        "if order.is_new():\n        print(order.paid_at.year)",
        "if not order.is_paid:\n        print(order.paid_at.year)",
        "if order.is_dear:\n        print(order.paid_at.year)",
        "require_any(order)\n    print(order.paid_at.year)",
    ],
)
def test_functions_that_find_out_something_else(told, use):
    assert told(MODELS, USE.format(use=use)) == ["print(order.paid_at.year)"]
