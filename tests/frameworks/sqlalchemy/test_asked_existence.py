"""Queries of SQLAlchemy's that ask whether a row exists: where it does, it is found by what they asked for."""

from __future__ import annotations

import pytest

from nullguard.flow.lookups.found import FOUND_BEFORE
from tests.frameworks.one_source import uses_in

SHOP = """
from sqlalchemy import Column, Integer, String, exists, func, select
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()
session = Session()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)

class Invoice(Base):
    __tablename__ = "invoices"
    id = Column(Integer, primary_key=True)

def has_order(key):
    return session.query(Order.id).filter_by(id=key).first() is not None

def run(key, number):
    {asked}
    return {found}.number
"""

BY_KEY = "session.get(Order, key)"
BY_NUMBER = "session.query(Order).filter_by(number=number).first()"


def doubts(asked: str, found: str) -> list[str]:
    """Why what is found is nearly always there; an empty reason where nothing says so."""
    uses = uses_in(SHOP.format(asked=asked, found=found), {"number"})
    return [use.origin.doubt for use in uses if use.origin.kind == "lookup"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("if not session.query(exists().where(Order.id == key)).scalar(): return", BY_KEY),
        ("if not session.query(session.query(Order).filter_by(id=key).exists()).scalar(): return", BY_KEY),
        ("if not session.scalar(select(exists().where(Order.id == key))): raise KeyError", BY_KEY),
        ("if not session.scalar(exists().where(Order.id == key).select()): raise KeyError", BY_KEY),
        ("is_there = session.query(exists().where(Order.id == key)).scalar()\n    if not is_there: return", BY_KEY),
        ("if not session.query(exists().where(Order.number == number)).scalar(): return", BY_NUMBER),
        ("if not session.query(session.query(Order).filter(Order.number == number).exists()).scalar(): return", BY_NUMBER),
        ("if session.query(Order.id).filter_by(id=key).scalar() is None: return", BY_KEY),
        ("if session.query(Order.number).filter(Order.id == key).first() is None: return", BY_KEY),
        ("if not session.query(Order.id).filter(Order.number == number).one_or_none(): return", BY_NUMBER),
        ("if session.scalar(select(Order.id).where(Order.id == key)) is None: return", BY_KEY),
        ("result = session.execute(select(Order.id).where(Order.id == key))\n    if not result.first(): return", BY_KEY),
        ("if session.query(Order).filter_by(id=key).count() == 0: return", BY_KEY),
        ("if session.query(func.count(Order.id)).filter(Order.id == key).scalar() == 0: return", BY_KEY),
        ("if not session.scalar(select(func.count()).select_from(Order).where(Order.id == key)): return", BY_KEY),
        ("if not has_order(key): return", BY_KEY),
    ],
)
def test_it_exists(asked, found):
    assert set(doubts(asked, found)) <= {FOUND_BEFORE}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("if session.query(exists().where(Order.id == key)).scalar(): return", BY_KEY),
        ("session.query(exists().where(Order.id == key)).scalar()", BY_KEY),
        ("if not session.query(exists().where(Order.id > key)).scalar(): return", BY_KEY),
        ("if not session.query(exists().where(Order.id == number)).scalar(): return", BY_KEY),
        ("if not session.query(exists().where(Invoice.id == key)).scalar(): return", BY_KEY),
        ("if not session.query(session.query(Invoice).filter_by(id=key).exists()).scalar(): return", BY_KEY),
        ("if not session.query(exists().where(Order.id == key)).scalar(): return", BY_NUMBER),
        ("if not session.scalar(select(Order.id == key)): return", BY_KEY),
        ("if session.query(Order.id).filter_by(id=key).scalar() is not None: return", BY_KEY),
        ("if session.query(Order.id).filter_by(id=key).first() is None: print(key)", BY_KEY),
        ("if session.query(Order.id).filter(Order.id != key).first() is None: return", BY_KEY),
        ("if session.query(Invoice.id).filter_by(id=key).first() is None: return", BY_KEY),
        ("if session.query(Order.id).filter_by(id=number).first() is None: return", BY_KEY),
        ("if session.query(func.count(Order.id)).filter(Order.id == key).scalar() != 0: return", BY_KEY),
        ("if session.scalar(select(func.count()).select_from(Invoice).where(Invoice.id == key)) == 0: return", BY_KEY),
        ("if not session.query(func.count(Order.id)).filter(Order.id == key).first(): return", BY_KEY),
        ("if not session.execute(select(Order.id).where(Order.id == key)): return", BY_KEY),
        ("if not session.scalars(select(Order.id).where(Order.id == key)): return", BY_KEY),
        ("found = session.query(Order.id).filter_by(id=key).first()\n    key = number\n    if not found: return", BY_KEY),
        ("if has_order(key): return", BY_KEY),
        ("if not has_order(number): return", BY_KEY),
    ],
)
def test_it_may_be_another(asked, found):
    assert doubts(asked, found) == [""]
