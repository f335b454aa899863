"""A row that Python code has demanded by a key, with an error where there is none, is nearly always there when it is looked up
again by the same key."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.sought import FOUND_BEFORE
from tests.flow.conftest import world_of

MODELS = """
from sqlalchemy import Boolean, Column, Integer, String
from sqlalchemy.orm import declarative_base, Session

Base = declarative_base()
session = Session()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    shop_id = Column(Integer, nullable=False)
    number = Column(String, nullable=False)
    is_open = Column(Boolean, nullable=False)

class Invoice(Base):
    __tablename__ = "invoices"
    id = Column(Integer, primary_key=True)
    order_id = Column(Integer, nullable=False)
"""

DAO = """
from models import Invoice, Order, session

def demand(id):
    return session.query(Order).filter_by(id=id).one()

def find_of_shop(shop_id, order_id):
    return session.query(Order).filter_by(id=order_id, shop_id=shop_id, is_open=True).one()

def find(id):
    return session.query(Order).filter_by(id=id).first()

def demand_invoice(id):
    return session.query(Invoice).filter_by(id=id).one()

def orders_of_invoice(id):
    return session.query(Order).join(Invoice).filter_by(id=id).one()

def maybe(id, strict):
    if strict:
        return session.query(Order).filter_by(id=id).one()
    return None
"""


def doubts(body: str, after: str = "", signature: str = "id, shop_id, other") -> list[str]:
    """Why what is looked up in a function is nearly always there, for each use."""
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    text = f"from dao import *\nfrom models import *\nfrom sqlalchemy import select\ndef run({signature}):\n{lines}\n{after}\n"
    world = world_of({"models.py": MODELS, "dao.py": DAO, "service.py": text})
    everything = frozenset(name for function in world.program.functions_of("service.py") for name in function.decl.mentions)
    return [use.origin.doubt for use in analyse_source(world, "service.py", everything).uses if use.symbol == "run"]


AGAIN = "\nsession.get(Order, id).number"


@pytest.mark.parametrize(
    "before",
    [
        "session.query(Order).filter_by(id=id).one()",
        "session.query(Order).filter(Order.id == id).one()",
        "session.query(Order).filter_by(id=id, is_open=True).one()",
        "session.query(Order).filter_by(shop_id=shop_id, id=id).order_by(Order.number).one()",
        "session.query(Order).filter(Order.id == id, Order.number > other).one()",
        "session.query(Order).filter_by(id=id).join(Order.lines).one()",
        "session.query(Order).join(Order.lines).filter(Order.id == id).one()",
        "order = session.query(Order).filter_by(id=id, is_open=True).first()\nif not order:\n    return",
        "demand(id)",
        "order = demand(id)",
        "find_of_shop(shop_id, id)",
        "find_of_shop(order_id=id, shop_id=shop_id)",
    ],
)
def test_demanded_before(before):
    assert doubts(before + AGAIN) == [FOUND_BEFORE]


@pytest.mark.parametrize(
    "before",
    [
        "",
        "session.query(Order).filter_by(id=other).one()",
        "session.query(Order).filter_by(shop_id=id).one()",
        "session.query(Order).filter(Order.id != id).one()",
        "session.query(Order).filter(Invoice.id == id).join(Invoice).one()",
        "session.query(Order).join(Invoice).filter_by(id=id).one()",
        "session.query(Invoice).filter_by(id=id).one()",
        "session.query(Order).filter_by(id=id).all()",
        "session.query(Order).filter_by(id=id).update({})",
        "session.query(Order).filter_by(id=id).first()",
        "if other:\n    session.query(Order).filter_by(id=id).one()",
        "try:\n    session.query(Order).filter_by(id=id).one()\nexcept LookupError:\n    pass",
        "session.query(Order).filter_by(id=id).one()\nid = other",
        "demand(other)",
        "find(id)",
        "find_of_shop(id, shop_id)",
        "find_of_shop(shop_id=id, order_id=other)",
        "demand_invoice(id)",
        "orders_of_invoice(id)",
        "maybe(id, other)",
        "if other:\n    demand(id)",
    ],
)
def test_not_demanded_before(before):
    assert doubts(before + AGAIN) == [""]


@pytest.mark.parametrize(
    ("again", "doubt"),
    [
        ("filter_by(id=id, shop_id=shop_id).first()", FOUND_BEFORE),
        ("filter_by(shop_id=shop_id, id=id).first()", FOUND_BEFORE),
        ("filter_by(shop_id=shop_id).first()", FOUND_BEFORE),
        ("filter_by(shop_id=shop_id, id=other).first()", ""),
        ("filter_by(id=id, is_open=True).first()", FOUND_BEFORE),
        ("filter_by(id=id, is_open=False).first()", ""),
        ("filter_by(id=id, is_paid=True).first()", ""),
        ("filter_by(id=id, number=other).first()", ""),
        ("filter(Order.id == id, Order.number > other).first()", ""),
    ],
)
def test_by_some_of_the_columns(again, doubt):
    before = "session.query(Order).filter_by(id=id, shop_id=shop_id, is_open=True).one()"
    assert doubts(f"{before}\nsession.query(Order).{again}.number") == [doubt]


@pytest.mark.parametrize(
    ("callers", "doubt"),
    [
        ("def go(key):\n    demand(key)\n    run(key, 1, 2)", FOUND_BEFORE),
        ("def go(key, shop):\n    find_of_shop(shop, key)\n    run(id=key, shop_id=shop, other=1)", FOUND_BEFORE),
        ("def go(data):\n    demand(data['order'])\n    run(data['order'], 1, 2)", FOUND_BEFORE),
        ("def go(key, shop):\n    find_of_shop(key, shop)\n    run(id=key, shop_id=shop, other=1)", ""),
        ("def go(key):\n    find(key)\n    run(key, 1, 2)", ""),
        ("def go(key, other):\n    demand(other)\n    run(key, 1, 2)", ""),
        ("def go(key):\n    run(key, 1, 2)\n    demand(key)", ""),
        ("def go(key):\n    demand(key)\n    run(key, 1, 2)\n\ndef all(key):\n    run(key, 1, 2)", ""),
    ],
)
def test_demanded_by_all_callers(callers, doubt):
    assert doubts("session.get(Order, id).number", callers) == [doubt]


DJANGO = """
from django.db import models
from django.shortcuts import get_object_or_404

class Order(models.Model):
    number = models.CharField(max_length=20)
    shop = models.IntegerField()

def demand(key):
    return get_object_or_404(Order, pk=key)

def run(id, other):
{body}
"""


@pytest.mark.parametrize(
    ("before", "doubt"),
    [
        ("Order.objects.get(id=id)", FOUND_BEFORE),
        ("Order.objects.get(pk=id, shop=other)", FOUND_BEFORE),
        ("Order.objects.filter(shop=other).get(id=id)", FOUND_BEFORE),
        ("get_object_or_404(Order, id=id)", FOUND_BEFORE),
        ("get_object_or_404(Order.objects.filter(shop=other), id=id)", FOUND_BEFORE),
        ("demand(id)", FOUND_BEFORE),
        ("Order.objects.get(id=other)", ""),
        ("Order.objects.get(id__gt=id)", ""),
        ("Order.objects.get(number=id)", ""),
        ("Order.objects.filter(id=id)", ""),
        ("get_object_or_404(Order, id=other)", ""),
        ("{}.get(id)", ""),
        ("demand(other)", ""),
    ],
)
def test_demanded_of_django(before, doubt):
    body = f"    {before}\n    Order.objects.filter(id=id).first().number"
    world = world_of({"shop.py": DJANGO.format(body=body)})
    everything = frozenset(name for function in world.program.functions_of("shop.py") for name in function.decl.mentions)
    assert [use.origin.doubt for use in analyse_source(world, "shop.py", everything).uses] == [doubt]
