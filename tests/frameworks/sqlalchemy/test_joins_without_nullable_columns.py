"""Functions that name no column which may be null and look nothing up may get null all the same: outer joins find no row."""

from __future__ import annotations

import pytest

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    code = Column(String, nullable=False)
    label = Column(String, nullable=True)

class Rate(Base):
    __tablename__ = "rates"
    id = Column(Integer, primary_key=True)
    code = Column(String, nullable=False)
    value = Column(Integer, nullable=False)
"""
USES = """
from sqlalchemy import select
from sqlalchemy.orm import Session
from models import Order, Rate

def use(session: Session):
    for order, rate in {rows}:
        print({value})
"""


@pytest.fixture
def lines(told):
    return lambda rows, value="rate.value": told(MODELS, USES.format(rows=rows, value=value))


@pytest.mark.parametrize(
    "rows",
    [
        "session.query(Order, Rate).outerjoin(Rate, Rate.code == Order.code)",
        "session.execute(select(Order, Rate).outerjoin(Rate, Rate.code == Order.code))",
        "session.execute(select(Order, Rate).join(Rate, Rate.code == Order.code, isouter=True)).all()",
        "session.execute(select(Order, Rate).outerjoin(Rate, Rate.code == Order.code)).tuples()",
    ],
)
def test_an_outer_join(lines, rows):
    assert lines(rows) == ["print(rate.value)"]
    assert lines(rows, "order.code.lower()") == []
    assert lines(rows, "rate.value if rate else 0") == []


@pytest.mark.parametrize(
    "rows",
    [
        "session.query(Order, Rate).join(Rate, Rate.code == Order.code)",
        "session.execute(select(Order, Rate).join(Rate, Rate.code == Order.code, isouter=False)).tuples()",
        "session.execute(select(Order, Rate).outerjoin(Rate, Rate.code == Order.code).where(Rate.value > 3)).tuples()",
    ],
)
def test_other_joins(lines, rows):
    assert lines(rows) == []


@pytest.mark.parametrize("end", ["", ".tuples()", ".tuples().all()", ".unique().tuples()"])
def test_tuples_are_the_rows_themselves(lines, end):
    rows = f"session.execute(select(Order.code, Order.label)){end}"
    assert lines(rows, "rate.lower()") == ["print(rate.lower())"]
    assert lines(rows, "order.lower()") == []
    assert lines(f"session.execute(select(Order.code, Order.label).where(Order.label.is_not(None))){end}", "rate.lower()") == []
