"""What a query asks of its rows is known where a function hands them on that says of which class they are."""

from __future__ import annotations

import pytest

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    reference = Column(String, nullable=True)
    note = Column(String, nullable=True)
"""

MANY = """
from typing import Iterable, List, Sequence
from sqlalchemy import select
from models import *

def orders(session) -> {type}:
    rows = session.query(Order).filter(Order.reference.isnot(None)).all()
    return {given}

def show(session):
    for order in orders(session):
        print({use})
"""

ONE = """
from typing import Optional
from sqlalchemy import select
from models import *

def order(session) -> {type}:
    return session.scalars(select(Order).where(Order.reference.is_not(None))).{method}()

def show(session):
    order_found = order(session)
    if order_found:
        print({use})
"""


@pytest.mark.parametrize("type", ["list[Order]", "List[Order]", "Sequence[Order]", "Iterable[Order]", '"list[Order]"'])
@pytest.mark.parametrize(
    "given", ["rows", "list(rows)", "sorted(rows, key=lambda row: row.id)", "[row for row in rows if row.id > 1]"]
)
def test_rows_have_what_was_asked_of_all(told, type, given):
    assert told(MODELS, MANY.format(type=type, given=given, use="order.reference.strip()")) == []


@pytest.mark.parametrize("type", ["Order", "Optional[Order]", "Order | None"])
@pytest.mark.parametrize("method", ["first", "one_or_none", "one"])
def test_the_one_row_has_it_too(told, type, method):
    assert told(MODELS, ONE.format(type=type, method=method, use="order_found.reference.strip()")) == []


@pytest.mark.parametrize(
    ("given", "use"),
    [
        ("rows", "order.note.strip()"),
        ("session.query(Order).all()", "order.reference.strip()"),
        ("rows + session.query(Order).all()", "order.reference.strip()"),
        ("rows if session.new else session.query(Order).all()", "order.reference.strip()"),
    ],
)
def test_what_was_not_asked_of_all_may_be_null(told, given, use):
    assert told(MODELS, MANY.format(type="list[Order]", given=given, use=use)) == [f"print({use})"]


@pytest.mark.parametrize("type", ["Order", "Order | None"])
def test_of_one_row_too(told, type):
    use = "order_found.note.strip()"
    assert told(MODELS, ONE.format(type=type, method="first", use=use)) == [f"print({use})"]
