"""Rows that Python looks up by the keys of a dictionary under which it has grouped rows that lead to them."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.keys.own import BY_FOREIGN_KEY
from tests.flow.conftest import world_of

SHOP = """
from collections import defaultdict
from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

class Shop(Base):
    __tablename__ = "shops"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)

class Seller(Base):
    __tablename__ = "sellers"
    id = Column(Integer, primary_key=True)

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    shop_id = Column(Integer, ForeignKey("shops.id"), nullable=False)
    old_id = Column(Integer, ForeignKey("shops.id"), nullable=True)
    number = Column(Integer, nullable=False)
    seller_id = Column(Integer, ForeignKey("sellers.id"), nullable=False)
    shop = relationship("Shop", foreign_keys=[shop_id])
    seller = relationship("Seller")

def run(session: Session, given, request):
"""

ORDERS = "session.query(Order)"
FIND = "    session.query(Shop).get(key).name"
LOOP = f"for key in found:\n{FIND}"
ITEMS = f"for key, held in found.items():\n{FIND}"


def doubts(body: str) -> list[str]:
    """Why the rows are nearly always there that a function with this body uses."""
    text = SHOP + "".join(f"    {line}\n" for line in body.splitlines())
    return [use.origin.doubt for use in analyse_source(world_of({"shop.py": text}), "shop.py", frozenset({"name"})).uses]


@pytest.mark.parametrize("loop", [LOOP, ITEMS, LOOP.replace("in found:", "in sorted(found.keys()):")])
@pytest.mark.parametrize(
    "filled",
    [
        f"found = {{}}\nfor order in {ORDERS}:\n    found.setdefault(order.shop_id, []).append(order)",
        f"found = defaultdict(list)\nfor order in {ORDERS}:\n    found[order.shop_id].append(order)",
        f"found = {{}}\nfor order in {ORDERS}:\n    found[order.shop_id] = order",
        f"found = {{order.shop_id: order for order in {ORDERS}}}",
        f"found = {{}}\nfor order in {ORDERS}:\n    found.setdefault(order.shop.id, []).append(order)",
        f"found = {{order.shop.id: order for order in {ORDERS}}}",
        "found = {shop.id: shop for shop in session.query(Shop)}",
        f"found = {{}}\nfor order in {ORDERS}:\n    if order.shop_id not in found:\n        found[order.shop_id] = order",
    ],
)
def test_rows_led_to_them(filled: str, loop: str) -> None:
    assert doubts(f"{filled}\n{loop}") == [BY_FOREIGN_KEY]


@pytest.mark.parametrize(
    "filled",
    [
        f"found = {{}}\nfor order in {ORDERS}:\n    found.setdefault(order.old_id, []).append(order)",
        f"found = {{order.number: order for order in {ORDERS}}}",
        f"found = {{order.seller.id: order for order in {ORDERS}}}",
        f"found = {{order.shop.name: order for order in {ORDERS}}}",
        "found = {order.shop.id: order for order in given}",
        f"found = {{}}\nfor order in {ORDERS}:\n    order.shop = given\n    found[order.shop.id] = order",
        f"found = {{order.id: order for order in {ORDERS}}}",
        f"found = {{}}\nfor order in {ORDERS}:\n    found[order.shop_id] = order\nfound[given] = None",
        f"found = {{}}\nfor order in {ORDERS}:\n    found[order.shop_id] = order\nfound.update(given)",
        f"found = {{}}\nfor order in {ORDERS}:\n    found[order.shop_id] = order\nfill(found)",
        "found = {order.shop_id: order for order in given}",
        f"found = {{}}\nfor order in {ORDERS}:\n    found[order.shop_id] = order\nother = found\nother[given] = None",
        f"found = {{}}\nfor order in {ORDERS}:\n    found[order.shop_id] = order\nfound |= given",
        f"found = dict(given)\nfor order in {ORDERS}:\n    found[order.shop_id] = order",
        f"found = defaultdict(list, given)\nfor order in {ORDERS}:\n    found[order.shop_id].append(order)",
        f"found = {{}}\nfor order in {ORDERS}:\n    order.shop_id = given\n    found[order.shop_id] = order",
        f"found = {{}}\nfor number, order in given:\n    found[order.shop_id] = order\nfor order in {ORDERS}:\n    pass",
        f"found = {{}}\nfor order in {ORDERS}:\n    pass\norder, number = given\nfound[order.shop_id] = order",
        f"found = {{}}\nfor order in {ORDERS}:\n    found[order.shop_id] = order\nsession.query(Shop).delete()",
        f"for order in {ORDERS}:\n    given[order.shop_id] = order\nfound = given",
        "found = {key: 1 for key in request.args}",
        "found = request.args",
    ],
)
def test_no_row_led_to_some(filled: str) -> None:
    assert doubts(f"{filled}\n{ITEMS}") == [""]
    assert doubts(f"{filled}\n{LOOP}") == [""]


@pytest.mark.parametrize(
    "loop",
    [
        f"for held, key in found.items():\n{FIND}",
        f"for key in given:\n{FIND}",
        f"for key in found:\n    key = given\n{FIND}",
        f"for key in found.values():\n{FIND}",
        f"for key in found:\n    key += 1\n{FIND}",
        f"for key in found:\n    key, other = given\n{FIND}",
        f"for key in found:\n    with given() as key:\n    {FIND}",
        f"for key in {{**found, **given}}:\n{FIND}",
    ],
)
def test_something_else_is_looked_up(loop: str) -> None:
    assert doubts(f"found = {{order.shop_id: order.number for order in {ORDERS}}}\n{loop}") == [""]
