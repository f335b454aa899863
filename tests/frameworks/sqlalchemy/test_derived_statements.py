"""Statements that others select from, and single values that others hold."""

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
    note = Column(String, nullable=True)
    total = Column(Integer, nullable=True)

class Bill(Base):
    __tablename__ = "bills"
    id = Column(Integer, primary_key=True)
    order_id = Column(Integer, nullable=False)
"""

SOURCE = """
from models import Bill, Order
from sqlalchemy import func, select

def run(session):
    found = {found}
    for one, other in {rows}:
        {use}
"""

TEXTS = "select(Order.id, Order.number, Order.note).{kind}()"


def lines(told, found, rows, use="other.strip()"):
    return told(MODELS, SOURCE.format(found=found, rows=rows, use=use))


@pytest.mark.parametrize("kind", ["subquery", "cte"])
def test_a_column_is_as_null_as_in_the_statement(told, kind):
    found = TEXTS.format(kind=kind)
    assert lines(told, found, "session.execute(select(found.c.id, found.c.note))") == ["other.strip()"]
    assert lines(told, found, "session.execute(select(found.c.id, found.c.number))") == []
    assert lines(told, found, "session.execute(select(found.c.id, found.c.note))", "other and other.strip()") == []
    asked = "session.execute(select(found.c.id, found.c.note).where(found.c.note.isnot(None)))"
    assert lines(told, found, asked) == []
    assert lines(told, found, "session.execute(select(found.c.id, func.coalesce(found.c.note, '')))") == []


def test_what_the_statement_asks_for_is_there(told):
    found = "select(Order.id, Order.note).where(Order.note != None).subquery()"
    assert lines(told, found, "session.execute(select(found.c.id, found.c.note))") == []


def test_no_row_of_an_outer_join(told):
    found = TEXTS.format(kind="subquery")
    joined = "session.query(Bill, found.c.number).{join}(found, found.c.id == Bill.order_id)"
    assert lines(told, found, joined.format(join="outerjoin")) == ["other.strip()"]
    assert lines(told, found, joined.format(join="join")) == []
    assert lines(told, found, joined.format(join="outerjoin") + ".filter(found.c.number != None)") == []
    assert (
        lines(told, found, "session.query(Bill, Bill.id).outerjoin(found, found.c.id == Bill.order_id)", "one.id + other") == []
    )


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("select(func.max(Order.total)).where(Order.id == Bill.order_id).scalar_subquery()", ["other + 1"]),
        ("select(func.max(Order.total)).where(Order.id == Bill.order_id).scalar_subquery().label('total')", ["other + 1"]),
        ("select(func.count(Order.id)).where(Order.id == Bill.order_id).scalar_subquery()", []),
        ("func.coalesce(select(func.max(Order.total)).where(Order.id == Bill.order_id).scalar_subquery(), 0)", []),
        ("select(Order.id).where(Order.id == Bill.order_id).scalar_subquery()", []),
    ],
)
def test_a_single_value_of_another_statement(told, found, expected):
    assert lines(told, found, "session.execute(select(Bill.id, found))", "other + 1") == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("found.isnot(None)", []),
        ("found != None", []),
        ("found > 3", []),
        ("found.is_(None)", ["other + 1"]),
        ("Bill.order_id > 3", ["other + 1"]),
    ],
)
def test_a_single_value_that_is_asked_for(told, asked, expected):
    found = "select(func.max(Order.total)).where(Order.id == Bill.order_id).scalar_subquery()"
    assert lines(told, found, f"session.execute(select(Bill.id, found).where({asked}))", "other + 1") == expected
