"""A row that Python code has found by several things is nearly always there when the same is asked for again: by the same query,
or by the same function, whatever that asks."""

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
    shop_id = Column(Integer, nullable=False)
    number = Column(String, nullable=False)

class Line(Base):
    __tablename__ = "lines"
    id = Column(Integer, primary_key=True)
    shop_id = Column(Integer, nullable=False)
    kind = Column(String, nullable=False)
"""

DAO = """
from models import Line, Order, Session, session

def find(shop, number):
    return session.query(Order).filter(Order.shop_id == shop, Order.number == number).first()

def find_open(shop, number, kind=None):
    lines = session.query(Line).filter(Line.shop_id == shop, Line.kind == kind)
    return session.query(Order).filter(Order.id.in_(lines), Order.number > number).first()

def find_at(db: Session, shop, number):
    return db.query(Order).filter(Order.shop_id > shop, Order.number > number).first()

def find_next_open(shop, number):
    return session.query(Order).filter(Order.shop_id > shop, Order.number > number).first()

def demand(shop, number):
    if find_open(shop, number) is None:
        raise LookupError()

def query_demand(shop, number):
    if session.query(Order).filter_by(shop_id=shop, number=number).first() is None:
        raise LookupError()

def order_exists(shop, number):
    return find_open(shop, number) is not None

def is_known(shop, number):
    order = find_open(shop, number)
    if order is None:
        return False
    return True

def find_shown(shop, number):
    return find_open(shop, number)

def show(shop, number):
    order = find_open(shop, number)
    if order is not None:
        print(order)
"""


def doubts(body: str, after: str = "", symbol: str = "run") -> list[str]:
    """Why what is looked up in a function is nearly always there, for each use."""
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    text = f"from dao import *\nfrom models import *\ndef run(shop, number, other, db):\n{lines}\n{after}\n"
    world = world_of({"models.py": MODELS, "dao.py": DAO, "service.py": text})
    everything = frozenset(name for function in world.program.functions_of("service.py") for name in function.decl.mentions)
    uses = analyse_source(world, "service.py", everything).uses
    return [use.origin.doubt for use in uses if use.symbol == symbol]


AGAIN = "\nfind_open(shop, number).number"


@pytest.mark.parametrize(
    "before",
    [
        "demand(shop, number)",
        "demand(number=number, shop=shop)",
        "if not order_exists(shop, number):\n    return",
        "if not is_known(shop, number):\n    raise LookupError()",
        "order = find_shown(shop, number)\nif order is None:\n    return",
        "order = find_open(shop, number)\nif not order:\n    return\norder = None",
        "found = find_open(number=number, shop=shop)\nprint(found.id)",
    ],
)
def test_found_by_the_same_function(before):
    assert doubts(before + AGAIN)[-1] == FOUND_BEFORE


@pytest.mark.parametrize(
    "before",
    [
        "demand(number, shop)",
        "demand(shop, other)",
        "show(shop, number)",
        "order_exists(shop, number)",
        "if order_exists(shop, number):\n    return",
        "demand(shop, number)\nshop = other",
        "if other:\n    demand(shop, number)",
        "demand(shop, number)\nsession.delete(other)",
        "find_open(shop, number, 'paid').id",
        "find_open(shop, number, other).id",
        "if find_open(shop, number) is None:\n    print(other)",
        "try:\n    demand(shop, number)\nexcept LookupError:\n    pass",
    ],
)
def test_not_found_by_the_same_function(before):
    assert doubts(before + AGAIN)[-1] == ""


@pytest.mark.parametrize(
    ("body", "doubt"),
    [
        ("query_demand(shop, number)\nfind(shop, number).id", FOUND_BEFORE),
        (
            "if find(shop, number) is None:\n    return\nsession.query(Order).filter_by(number=number, shop_id=shop).first().id",
            FOUND_BEFORE,
        ),
        ("query_demand(number, shop)\nfind(shop, number).id", ""),
        ("query_demand(shop, other)\nfind(shop, number).id", ""),
        ("query_demand(shop, number)\nsession.query(Order).filter_by(number=number, shop_id=other).first().id", ""),
    ],
)
def test_found_by_a_query_of_several_columns(body, doubt):
    assert doubts(body)[-1] == doubt


def test_where_it_is_looked_for_is_no_key():
    assert doubts("if find_at(db, shop, number) is None:\n    return\nfind_at(session, shop, number).id")[-1] == FOUND_BEFORE


def test_what_chooses_among_several_may_find_none_the_next_time():
    assert doubts("print(find_next_open(shop, number).id)\nfind_next_open(shop, number).id")[-1] == ""


CHANGE = "def change(shop, number):\n    find_open(shop, number).number = 1\n"


def test_all_callers_have_found_it():
    first = "demand(shop, number)\nchange(shop, number)"
    second = "def more(a, b):\n    if not order_exists(a, b):\n        return\n    change(a, b)\n"
    assert doubts(first, CHANGE + second, "change") == [FOUND_BEFORE]


@pytest.mark.parametrize(
    "second",
    [
        "def more(a, b):\n    change(a, b)\n",
        "def more(a, b):\n    demand(b, a)\n    change(a, b)\n",
        "def more(a, b):\n    order_exists(a, b)\n    change(a, b)\n",
    ],
)
def test_one_caller_has_not(second):
    assert doubts("demand(shop, number)\nchange(shop, number)", CHANGE + second, "change") == [""]
