"""Rows of an outer join along a foreign key: where the query asks that the key be there, the row is."""

from __future__ import annotations

import pytest

from tests.frameworks.one_source import uses_in

SHOP = """
from sqlalchemy import Column, ForeignKey, Integer, String, and_, or_, select
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()

class Customer(Base):
    __tablename__ = "customers"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)
    gone_at = Column(Integer)

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)
    clerk_id = Column(Integer)
    buyer_id = Column(Integer, ForeignKey("customers.id"), nullable=True)
    buyer = relationship("Customer")

def run(session, given: int):
    for order, buyer in {rows}:
        {use}
"""

ON = "Order.buyer_id == Customer.id"
NOT_GONE = f"session.query(Order, Customer).outerjoin(Customer, and_({ON}, Customer.gone_at.is_(None)))"
BOTH = f"session.query(Order, Customer).outerjoin(Customer, {ON})"


def uses(rows: str, use: str = "print(order.number, buyer.name)") -> list[str]:
    return [use.expression for use in uses_in(SHOP.format(rows=rows, use=use))]


@pytest.mark.parametrize(
    "rows",
    [
        f"{BOTH}.filter(Order.buyer_id.isnot(None))",
        f"{BOTH}.filter(Order.buyer_id.is_not(None)).all()",
        f"{BOTH}.filter(Order.buyer_id != None)",
        f"{BOTH}.filter(Order.buyer_id == given)",
        f"{BOTH}.filter(and_(Order.number == '1', Order.buyer_id.isnot(None)))",
        "session.query(Order, Customer).outerjoin(Customer, Customer.id == Order.buyer_id).filter(Order.buyer_id != None)",
        "session.query(Order, Customer).outerjoin(Order.buyer).filter(Order.buyer_id.isnot(None))",
        f"session.execute(select(Order, Customer).join(Customer, {ON}, isouter=True).where(Order.buyer_id.is_not(None)))",
    ],
)
def test_the_key_is_there(rows: str) -> None:
    assert uses(rows) == []


def test_columns_of_a_row_that_is_there() -> None:
    rows = f"session.query(Order, Customer.name).outerjoin(Customer, {ON}).filter(Order.buyer_id.isnot(None))"
    assert uses(rows, "print(buyer.lower())") == []


@pytest.mark.parametrize(
    "rows",
    [
        BOTH,
        f"{BOTH}.filter(Order.clerk_id.isnot(None))",
        f"{BOTH}.filter(Order.buyer_id.is_(None))",
        f"{BOTH}.filter(or_(Order.buyer_id.isnot(None), Order.number == '1'))",
        f"{NOT_GONE}.filter(Order.buyer_id.isnot(None))",
        f"session.query(Order, Customer).outerjoin(Customer, ({ON}) & (Customer.name == '1')).filter(Order.buyer_id != None)",
        f"session.query(Order, Customer).outerjoin(Customer, and_({ON}, Customer.name != '1')).filter(Order.buyer_id == given)",
    ],
)
def test_there_may_be_no_row(rows: str) -> None:
    assert uses(rows) == ["buyer"]
