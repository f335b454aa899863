"""A foreign key that is read from what is only called like a row keeps the row that it leads to, where it has to be there."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import world_of

MODELS = """
from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, Session

Base = declarative_base()
session = Session()

class Customer(Base):
    __tablename__ = "customers"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    customer_id = Column(Integer, ForeignKey("customers.id"), nullable=False)
    buyer_id = Column(Integer, ForeignKey("customers.id"), nullable=False)

class Invoice(Base):
    __tablename__ = "invoices"
    id = Column(Integer, primary_key=True)
    customer_id = Column(Integer, ForeignKey("customers.id"), nullable=False)
    order_id = Column(Integer, ForeignKey("orders.id"), nullable=False)
    payer_id = Column(Integer, ForeignKey("customers.id"), nullable=True)

class Visit(Base):
    __tablename__ = "visits"
    id = Column(Integer, primary_key=True)
    buyer_id = Column(Integer, nullable=False)
"""

REPOSITORY = """
from models import Customer, session

def customer(id):
    return session.query(Customer).get(id)
"""


def uses(expression: str) -> int:
    """How many uses of null are told where a customer is looked up by an expression."""
    function = f"def name_of(order, invoice, visit, thing):\n    return customer({expression}).name\n"
    text = f"from repository import customer\n{function}"
    world = world_of({"models.py": MODELS, "repository.py": REPOSITORY, "run.py": text})
    return len(analyse_source(world, "run.py", frozenset({"customer"})).uses)


@pytest.mark.parametrize("key", ["order.customer_id", "invoice.customer_id", "order.buyer_id", "thing.customer_id"])
def test_a_row_that_a_foreign_key_keeps_is_there(key):
    assert uses(key) == 0


@pytest.mark.parametrize(
    "key",
    [
        "thing",
        "thing.id",
        "visit.buyer_id",  # no foreign key
        "thing.buyer_id",  # may be that of a visit
        "invoice.order_id",  # of another table
        "invoice.payer_id",  # may be null itself
        "thing.unknown_id",
    ],
)
def test_any_other_row_may_be_missing(key):
    assert uses(key) == 1
