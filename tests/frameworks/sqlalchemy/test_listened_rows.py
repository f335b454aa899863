"""Listeners of events get the row, validators the value of an attribute, which may be null."""

from __future__ import annotations

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)
    code = Column(String, nullable=True)
    due = Column(Integer, nullable=True)
"""

SOURCE = """
from sqlalchemy import Column, Integer, String, event
from sqlalchemy.orm import validates
from models import Base, Order

@event.listens_for(Order, "before_insert")
def inserted(mapper, connection, row):
    row.code.strip()  # null
    row.number.strip()

@event.listens_for(Order, "after_update")
def updated(mapper, connection, target):
    if target.code:
        target.code.strip()

@event.listens_for(Order.due, "set")
def changed(target, value, oldvalue, initiator):
    target.code.strip()  # null
    value.strip()

@event.listens_for(engine, "connect")
def connected(connection, target):
    target.code.strip()

class Invoice(Base):
    __tablename__ = "invoices"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)
    code = Column(String, nullable=True)
    other = Column(String, nullable=True)

    @validates("code")
    def check_code(self, key, value):
        return value.strip()  # null

    @validates("number")
    def check_number(self, key, value):
        return value.strip()

    @validates("number", "other")
    def check_other(self, key, value):
        return value and value.strip()

class Form:
    code = None

    @validates("code")
    def check_code(self, value, other):
        return other.strip()
"""


def test_rows_of_listeners_and_values_of_validators(told):
    assert told(MODELS, SOURCE) == [line.strip() for line in SOURCE.splitlines() if "# null" in line]
