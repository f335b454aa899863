"""Rows that a Python function looks up by what three functions have handed on, one to the next; who calls the first of them knows
the row."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import world_of

SHOP = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()
session = Session()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    title = Column(String, nullable=False)

def get_order(order_id):
    return session.query(Order).filter(Order.id == order_id).first()

def print_title(order_id, text):
    return get_order(order_id).title + text

def print_all(order_id, where=None):
    return print_title(order_id, ">")

def start(order_id, where=None):
    return print_all(order_id)
"""

FOUND = "    if not get_order(key):\n        return\n    start(key)\n"
HELD = "    start(order.id)\n"
USED = "    print(get_order(key).title)\n    start(key)\n"


def are_doubtful(*bodies: str) -> list[bool]:
    """Whether it is doubtful, of each use, that the row is missing, where functions with these bodies start."""
    text = SHOP
    for number, body in enumerate(bodies):
        text += f"\ndef run_{number}(key, order: Order):\n{body}"
    uses = analyse_source(world_of({"shop.py": text}), "shop.py", frozenset({"title", "start", "get_order"})).uses
    return [bool(use.origin.doubt) or use.is_guarded for use in uses if "order_id" in use.expression]


@pytest.mark.parametrize("bodies", [(FOUND,), (HELD,), (FOUND, HELD), (USED, HELD)])
def test_all_who_start_have_the_row(bodies: tuple[str, ...]) -> None:
    assert are_doubtful(*bodies) == [True]


@pytest.mark.parametrize(
    "bodies",
    [
        ("    start(key)\n",),
        (FOUND, "    start(key)\n"),
        (HELD, "    start(input())\n"),
        (FOUND, "    print_all(key)\n"),
        ("    if not get_order(key):\n        print(key)\n    start(key)\n",),
    ],
)
def test_one_does_not_have_the_row(bodies: tuple[str, ...]) -> None:
    assert are_doubtful(*bodies) == [False]
