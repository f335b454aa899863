"""Columns that a listener of SQLAlchemy's fills before a row is inserted."""

from __future__ import annotations

from textwrap import dedent

import pytest

MODELS = """
import uuid
from sqlalchemy import Column, Integer, String, event
from sqlalchemy.orm import declarative_base
Base = declarative_base()

class Slugged:
    pass

class Order(Slugged, Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)
    slug = Column(String, nullable=True)

class Gift(Base):
    __tablename__ = "gifts"
    id = Column(Integer, primary_key=True)
    slug = Column(String, nullable=True)
"""


@pytest.fixture
def filled(filled_by):
    return lambda text: bool(filled_by({"shop/models.py": MODELS + dedent(text)}, "Order", "slug"))


@pytest.mark.parametrize(
    "text",
    [
        """
        @event.listens_for(Order, "before_insert")
        def fill(mapper, connection, target):
            target.slug = str(uuid.uuid4())
        """,
        """
        @event.listens_for(Slugged, "before_insert", propagate=True)
        def fill(mapper, connection, row):
            if not row.slug:
                row.slug = uuid.uuid4().hex
        """,
        """
        def fill(mapper, connection, target):
            target.slug = target.slug or target.name.lower()
        event.listen(Order, "before_insert", fill)
        """,
    ],
)
def test_listeners_that_fill(filled, text):
    assert filled(text)


FILLING = """
@event.listens_for(Order, "before_insert")
def fill(mapper, connection, target):
    target.slug = str(uuid.uuid4())
"""


@pytest.mark.parametrize(
    "text",
    [
        FILLING.replace("before_insert", "before_update"),
        FILLING.replace("Order", "Gift"),
        FILLING.replace("Order", "Slugged"),
        FILLING.replace("target.slug", "target.name"),
        FILLING.replace("    target", "    if target.name:\n        target"),
        FILLING.replace("str(uuid.uuid4())", "target.name if target.name else None"),
        FILLING + "\ndef load(session, rows):\n    session.bulk_insert_mappings(Order, rows)\n",
        FILLING + "\ndef load(session, rows):\n    session.execute(insert(Order), rows)\n",
        FILLING + "\ndef load(session, rows):\n    session.execute(Order.__table__.insert(), rows)\n",
        FILLING + "\ndef empty(session):\n    session.query(Order).update({Order.slug: None})\n",
        FILLING + "\ndef empty(session):\n    session.execute(update(Order).values(slug=None))\n",
    ],
)
def test_others(filled, text):
    assert not filled(text)


def test_bulk_operations_of_other_rows(filled):
    assert filled(FILLING + "\ndef load(session, rows):\n    session.bulk_insert_mappings(Gift, rows)\n")
