"""What a function looks up of the mapped class that it is given (Python): a row of that class, or null."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.domain.values import BY_ATTRIBUTE
from nullguard.model.span import line_of
from tests.flow.conftest import world_of

SHOP = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()
session = Session()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)
    note = Column(String, nullable=True)

class Buyer(Base):
    __tablename__ = "buyers"
    id = Column(Integer, primary_key=True)

def find(model, key):
    return session.query(model).filter(model.id == key).first()

def find_or_fail(model, key):
    found = find(model, key)
    if found is None:
        raise KeyError(key)
    return found

def find_one(model, key, other=None):
    query = session.query(model)
    return query.filter_by(id=key).one_or_none()

def find_order(key):
    return find(Order, key)

def name_of(model):
    return model.__name__
"""


def lines(body: str) -> list[tuple[int, str]]:
    """The lines of uses of what may be null of known rows, with what is used."""
    files = {"shop.py": SHOP, "use.py": f"from shop import *\n\ndef run(key, model):\n{body}\n"}
    uses = analyse_source(world_of(files), "use.py", frozenset({"number", "note"})).uses
    return [(line_of(use.at), use.expression) for use in uses if use.origin.typed != BY_ATTRIBUTE]


@pytest.mark.parametrize(
    "found", ["find(Order, key)", "find_one(Order, key=key)", "find_one(model=Order, key=key)", "find_order(key)"]
)
def test_a_row_of_the_class(found):
    assert lines(f"    order = {found}\n    return order.number") == [(5, "order")]
    text = f"    order = {found}\n    if order:\n        return order.number, order.note.strip()"
    assert lines(text) == [(6, "order.note")]


@pytest.mark.parametrize(
    "body",
    [
        "    order = find(Order, key)\n    return order and order.number",
        "    buyer = find(Buyer, key)\n    if buyer:\n        return buyer.note.strip()",
        "    other = find(model, key)\n    if other:\n        return other.note.strip()",
        "    return find_or_fail(Order, key).number",
        "    return name_of(Order).strip()",
        "    other = find_one(Buyer, key, Order)\n    if other:\n        return other.note.strip()",
    ],
)
def test_nothing_is_missing(body):
    assert lines(body) == []
