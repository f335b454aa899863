"""What a Python helper gives that is made of a row (`None` where there is none) tells its callers that the row is there."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.found import FOUND_BEFORE
from tests.flow.conftest import world_of

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)

class Invoice(Base):
    __tablename__ = "invoices"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)
"""

LOOKUPS = """
from sqlalchemy.orm import Session
from models import Invoice, Order

class Shown:
    def __init__(self, number):
        self.number = number

def shown(db: Session, order_id):
    order = db.get(Order, order_id)
    if order is None:
        return None
    return Shown(order.number)

def shown_later(db: Session, order_id):
    order = db.get(Order, order_id)
    if order:
        return Shown(order.number)

def shown_anyway(db: Session, order_id):
    order = db.get(Order, order_id)
    if order is None:
        return Shown("?") if order_id else None
    return Shown(order.number)

def shown_invoice(db: Session, invoice_id):
    invoice = db.get(Invoice, invoice_id)
    if invoice is None:
        return None
    return Shown(invoice.number)

def missing(db: Session, order_id):
    order = db.get(Order, order_id)
    if order is None:
        return Shown("?")
    return None
"""


def doubts(body: str) -> list[str]:
    """Why the rows are nearly always there that a function with this body uses."""
    text = "from sqlalchemy.orm import Session\nfrom models import Invoice, Order\nimport lookups\n"
    text += f"def run(db: Session, order_id, other):\n{body}"
    world = world_of({"models.py": MODELS, "lookups.py": LOOKUPS, "views.py": text})
    return [use.origin.doubt for use in analyse_source(world, "views.py", frozenset({"get", "number", "lookups"})).uses]


USE = "    return db.get(Order, order_id).number\n"


@pytest.mark.parametrize("helper", ["shown", "shown_later"])
@pytest.mark.parametrize(
    "test",
    [
        "    if lookups.{helper}(db, order_id) is None:\n        return\n",
        "    found = lookups.{helper}(db, order_id)\n    if found is None:\n        raise ValueError\n",
        "    found = lookups.{helper}(db, order_id)\n    if not found:\n        raise ValueError\n",
        "    found = lookups.{helper}(db, order_id)\n    print(found.number)\n",
    ],
)
def test_its_row_was_found(helper: str, test: str) -> None:
    assert doubts(test.format(helper=helper) + USE)[-1] == FOUND_BEFORE


@pytest.mark.parametrize(
    "before",
    [
        "    if lookups.shown(db, other) is None:\n        return\n",
        "    lookups.shown(db, order_id)\n",
        "    if lookups.shown(db, order_id) is not None:\n        return\n",
        "    if lookups.shown_anyway(db, order_id) is None:\n        return\n",
        "    if lookups.shown_invoice(db, order_id) is None:\n        return\n",
        "    if lookups.missing(db, order_id) is None:\n        print('there')\n",
        "    if lookups.missing(db, order_id) is None:\n        return\n",
        "    if lookups.shown(db, order_id) is None:\n        return\n    order_id = other\n",
    ],
)
def test_its_row_was_not_found(before: str) -> None:
    assert doubts(before + USE) == [""]
