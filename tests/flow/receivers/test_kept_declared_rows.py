"""Rows that an attribute keeps, of a function that is declared to give one or not, or gives None where it found none: as doubtful
as those that a query gives."""

from __future__ import annotations

import pytest

FILES = {
    "models.py": """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)
""",
    "daos.py": """
from typing import Generic, Optional, TypeVar
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import NoResultFound
from models import Order

session = Session()
T = TypeVar("T")

class BaseDAO(Generic[T]):
    @classmethod
    def find_by_id(cls, key) -> T | None: ...

class OrderDAO(BaseDAO[Order]):
    pass

def find_order(key) -> Optional[Order]: ...

def load_order(key) -> Order: ...

def row_or_none(key):
    row = session.query(Order).get(key)
    if row is None:
        return None
    return row

def caught(key):
    try:
        return session.query(Order).filter_by(id=key).one()
    except NoResultFound:
        return None

def row_or_error(key):
    row = session.query(Order).get(key)
    if row is None:
        raise KeyError(key)
    return row

def find_number(key) -> Optional[str]: ...
""",
}

COMMAND = """
from daos import *

class Command:
    def __init__(self, key):
        self._key = key
        self._order = None

    def run(self):
        self.validate()
        return self._order.number

    def validate(self):
        self._order = {given}
        {after}
"""


def lines(analyse, given: str, after: str = "pass", more: str = "") -> list[int]:
    text = COMMAND.replace("{given}", given).replace("{after}", after) + more
    return [use.line for use in analyse({**FILES, "use.py": text})["use.py"]]


@pytest.mark.parametrize(
    "given",
    [
        "OrderDAO.find_by_id(self._key)",
        "find_order(self._key)",
        "row_or_none(self._key)",
        "caught(self._key)",
    ],
)
def test_it_may_be_missing(analyse, given):
    assert lines(analyse, given) == [11]


@pytest.mark.parametrize(
    ("given", "after"),
    [
        ("load_order(self._key)", "pass"),
        ("find_number(self._key)", "pass"),
        ("row_or_error(self._key)", "pass"),
        ("row_or_none(self._key)", "if self._order is None: raise KeyError"),
        ("find_order(self._key)", "if not self._order: raise KeyError"),
        ("find_order(self._key) or load_order(self._key)", "pass"),
        ("find_order(self._key)", "self._order = load_order(1)"),
    ],
)
def test_it_is_there(analyse, given, after):
    assert lines(analyse, given, after) == []


def test_another_method_tests_it(analyse):
    more = "    def show(self):\n        if self._order:\n            print(self._order.number)\n"
    assert lines(analyse, "find_order(self._key)", more=more) == []
