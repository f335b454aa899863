"""A Python helper that says by its name in which column it looks finds the row that holds there what it is asked for."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.held_columns import HELD
from tests.flow.conftest import world_of

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    short_name = Column(String, nullable=False)
    kind = Column(String, nullable=False)

class Invoice(Base):
    __tablename__ = "invoices"
    id = Column(Integer, primary_key=True)
    short_name = Column(String, nullable=False)
"""

LOOKUPS = """
from sqlalchemy.orm import Session
from models import Order

class Orders:
    def __init__(self, session: Session):
        self.session = session

    def get_by_shortname(self, short_name):
        return self.session.query(Order).filter_by(short_name=short_name, deleted=False).first()

    def get_by_short_name(self, short_name):
        return self.session.query(Order).filter_by(short_name=short_name, deleted=False).first()

    def find_order_by_short_name(self, short_name):
        return self.session.query(Order).filter_by(short_name=short_name, deleted=False).first()

    def get_by_kind(self, short_name):
        return self.session.query(Order).filter_by(kind=short_name, deleted=False).first()

    def get_nearby_short_name(self, short_name):
        return self.session.query(Order).filter_by(next=short_name, deleted=False).first()

    def rename_by_short_name(self, short_name):
        return self.session.query(Order).filter_by(next=short_name, deleted=False).first()
"""


def doubts(body: str) -> list[str]:
    """Why the rows are nearly always there that a function with this body uses."""
    text = "from models import *\nfrom lookups import Orders\n"
    text += f"def run(request, orders: Orders, order: Order, invoice: Invoice):\n{body}"
    world = world_of({"models.py": MODELS, "lookups.py": LOOKUPS, "views.py": text})
    return [use.origin.doubt for use in analyse_source(world, "views.py", frozenset({"kind", "short_name"})).uses]


@pytest.mark.parametrize(
    "call",
    [
        "get_by_shortname(short_name=order.short_name)",
        "find_order_by_short_name(short_name=order.short_name)",
        "find_order_by_short_name(order.short_name)",
        "get_by_short_name(order.short_name)",
    ],
)
def test_the_row_holds_it(call: str) -> None:
    assert doubts(f"    return orders.{call}.kind\n") == [HELD]


@pytest.mark.parametrize(
    "call",
    [
        "get_by_shortname(short_name=request.args['name'])",
        "get_by_shortname(short_name=invoice.short_name)",
        "get_by_shortname(short_name=order.kind)",
        "get_by_kind(short_name=order.short_name)",
        "get_nearby_short_name(short_name=order.short_name)",
        "rename_by_short_name(short_name=order.short_name)",
        "get_by_kind(order.short_name)",
        "get_by_short_name(order.kind)",
    ],
)
def test_no_row_is_known_to_hold_it(call: str) -> None:
    assert doubts(f"    return orders.{call}.kind\n") == [""]


@pytest.mark.parametrize("made", ["Order(short_name=request.args['name'])", "Order(**request.args)"])
def test_what_was_just_made_is_no_row(made: str) -> None:
    assert doubts(f"    new = {made}\n    return orders.get_by_shortname(short_name=new.short_name).kind\n") == [""]
