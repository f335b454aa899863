"""A lookup in Python by what all callers have read from a row of the table, in the same column, finds at least that row."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import world_of

MODELS = """
from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)
    kind = Column(String, nullable=False)

class Invoice(Base):
    __tablename__ = "invoices"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)
"""

SERVICE = """
from sqlalchemy.orm import Session
from models import Order

def send(session: Session, number):
    return session.query(Order).filter_by(number=number)%s.first().kind
"""


def are_doubted(*calls: str, same: str = "") -> list[bool]:
    """Whether the row is nearly always there that the service uses, given the calls of it."""
    text = "from sqlalchemy.orm import Session\nfrom models import *\nfrom service import send\n"
    for position, call in enumerate(calls):
        text += f"def run{position}(request, session: Session, order: Order, invoice: Invoice):\n    {call}\n"
    world = world_of({"models.py": MODELS, "service.py": SERVICE % same, "views.py": text})
    uses = analyse_source(world, "service.py", frozenset({"first", "kind", "query", "number"})).uses
    return [bool(use.origin.doubt) or use.is_guarded for use in uses]


HELD = "send(session, order.number)"
BY_NAME = "send(session, number=order.number)"
IN_A_VARIABLE = "number = order.number; send(session, number)"


@pytest.mark.parametrize("same", ["", ".with_for_update()", ".order_by(Order.id).limit(1)"])
@pytest.mark.parametrize("calls", [[HELD], [BY_NAME], [IN_A_VARIABLE], [HELD, BY_NAME]])
def test_a_row_of_each_caller_holds_it(calls: list[str], same: str) -> None:
    assert are_doubted(*calls, same=same) == [True]


@pytest.mark.parametrize(
    "other",
    [
        "send(session, request.args['number'])",
        "send(session, order.kind)",
        "send(session, invoice.number)",
        "send(session, order.number + '1')",
        "order.number = request.args['number']; send(session, order.number)",
        "send(session, Order(number=request.args['number']).number)",
    ],
)
def test_no_row_holds_it(other: str) -> None:
    assert are_doubted(other) == [False]
    assert are_doubted(HELD, other) == [False]


def test_restricted_further() -> None:
    assert are_doubted(HELD, same=".filter_by(kind='open')") == [False]
    assert are_doubted(HELD, same=".offset(1)") == [False]
