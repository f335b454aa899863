"""Rows that each round of a loop in Python has found by its element are found again by later loops over the same."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.found import FOUND_BEFORE
from tests.flow.conftest import world_of

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base, Session

Base = declarative_base()
session = Session()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)

def find(id):
    return session.query(Order).filter_by(id=id).first()

def demand_all(ids):
    for id in ids:
        if find(id) is None:
            raise LookupError()

def show_all(ids):
    for id in ids:
        if find(id) is not None:
            print(id)
"""


def doubts(body: str, after: str = "", symbol: str = "run") -> list[str]:
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    text = f"from models import *\ndef run(ids, others, lines):\n{lines}\n{after}\n"
    world = world_of({"models.py": MODELS, "service.py": text})
    everything = frozenset(name for function in world.program.functions_of("service.py") for name in function.decl.mentions)
    uses = analyse_source(world, "service.py", everything).uses
    return [use.origin.doubt for use in uses if use.symbol == symbol]


AGAIN = "\nfor other in ids:\n    find(other).number"


@pytest.mark.parametrize(
    "before",
    [
        "for id in ids:\n    if find(id) is None:\n        raise LookupError()",
        "for id in ids:\n    order = find(id)\n    if not order:\n        return\n    print(order)",
        "for id in ids:\n    if find(id):\n        continue\n    raise LookupError()",
        "demand_all(ids)",
        "demand_all(ids)\nprint(others)",
    ],
)
def test_found_by_each(before):
    assert doubts(before + AGAIN)[-1] == FOUND_BEFORE


@pytest.mark.parametrize(
    "before",
    [
        "for id in ids:\n    if find(id) is None:\n        break",
        "for id in ids:\n    if find(id) is None:\n        print(id)",
        "for id in ids:\n    if find(id) is None:\n        continue\n    print(id)",
        "for id in others:\n    if find(id) is None:\n        raise LookupError()",
        "demand_all(others)",
        "show_all(ids)",
        "demand_all(ids)\nids = others",
        "for id in ids:\n    if find(id) is None:\n        raise LookupError()\nids.append(others)",
        "for id in ids:\n    id = others[id]\n    if find(id) is None:\n        raise LookupError()",
        "for id in ids:\n    id += 1\n    if find(id) is None:\n        raise LookupError()",
        "for id in ids:\n    if find(id) is None:\n        raise LookupError()\n    session.delete(others)",
        "if others:\n    demand_all(ids)",
    ],
)
def test_not_found_by_each(before):
    assert doubts(before + AGAIN)[-1] == ""


def test_by_an_attribute_of_each():
    before = "for line in lines:\n    if find(line.order_id) is None:\n        raise LookupError()"
    assert doubts(f"{before}\nfor one in lines:\n    find(one.order_id).number")[-1] == FOUND_BEFORE
    assert doubts(f"{before}\nfor one in lines:\n    find(one.other_id).number")[-1] == ""


def test_all_callers_have_found_each():
    ship = "def ship(ids):\n    for id in ids:\n        find(id).number\n"
    assert doubts("demand_all(ids)\nship(ids)", ship, "ship") == [FOUND_BEFORE]
    assert doubts("demand_all(others)\nship(ids)", ship, "ship") == [""]
