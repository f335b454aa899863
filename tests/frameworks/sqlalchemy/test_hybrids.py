"""Hybrid properties in conditions ask of the rows what their bodies ask of the class."""

from __future__ import annotations

import pytest
from checked import findings_of

SOURCE = """
from sqlalchemy import Column, Integer, String, and_, or_, select
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    kind = Column(String, nullable=False)
    note = Column(String, nullable=True)
    paid = Column(Integer, nullable=True)

{hybrid}

def notes(session, other):
    return [order.note.lower() for order in {query}]
"""

HYBRID = """
    @hybrid_property
    def has_note(self):
        {body}
"""
QUERY = "session.query(Order).filter(Order.has_note)"


@pytest.fixture
def told(tmp_path):
    def told(hybrid, query=QUERY):
        source = SOURCE.replace("{hybrid}", hybrid).replace("{query}", query)
        return any(found.symbol == "notes" for found in findings_of(tmp_path, {"orders.py": source}))

    return told


@pytest.mark.parametrize(
    "body",
    [
        "return self.note != None",
        "return self.note.is_not(None)",
        "return self.note.isnot(None)",
        "return self.note == 'paid'",
        "return self.note.like('a%')",
        "return (self.kind == 'x') & (self.note != None)",
        "return and_(self.kind == 'x', self.note != None)",
        "return or_(self.note == 'x', self.note == 'y')",
        "'''Whether there is one.'''\n        return self.note != None",
    ],
)
def test_what_the_property_asks(told, body):
    assert not told(HYBRID.replace("{body}", body))
    assert not told(HYBRID.replace("{body}", body), "session.scalars(select(Order).where(Order.has_note, Order.paid > 3))")
    assert told(HYBRID.replace("{body}", body), "session.query(Order).filter(Order.kind == 'x')")
    assert told(HYBRID.replace("{body}", body), "session.query(Order).filter(or_(Order.has_note, Order.kind == 'x'))")


@pytest.mark.parametrize(
    "body",
    [
        "return self.note is not None",  # true of the class
        "return self.note == None",
        "return self.note.is_(None)",
        "return self.paid != None",
        "return self.kind == 'x'",
        "return (self.kind == 'x') | (self.note != None)",
        "return or_(self.kind == 'x', self.note != None)",
        "return self.label != None",
        "return asked(self.note)",
        "if self.kind:\n            return self.note != None\n        return self.kind == 'x'",
    ],
)
def test_what_it_does_not_ask(told, body):
    assert told(HYBRID.replace("{body}", body))


def test_an_expression_of_its_own(told):
    hybrid = HYBRID.replace("{body}", "return self.note is not None")
    expression = "\n    @has_note.expression\n    def has_note(cls):\n        return cls.{column}.isnot(None)\n"
    assert not told(hybrid + expression.replace("{column}", "note"))
    assert told(hybrid + expression.replace("{column}", "paid"))
    assert told(HYBRID.replace("{body}", "return self.note != None") + expression.replace("{column}", "paid"))


def test_the_condition_the_other_way_round(told):
    assert told(HYBRID.replace("{body}", "return self.note != None"), "session.query(Order).filter(~Order.has_note)")
    assert not told(HYBRID.replace("{body}", "return self.note == None"), "session.query(Order).filter(~Order.has_note)")


def test_a_plain_property(told):
    assert told(HYBRID.replace("{body}", "return self.note != None").replace("hybrid_property", "property"))
