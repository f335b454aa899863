"""A row is looked up in Python by the key in a record that a function of the project has made of it."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.called_as_rows import BY_NAMED_ROW
from tests.flow.conftest import world_of

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base, Session

Base = declarative_base()
session = Session()

class ShopOrders(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    parent = Column(Integer, nullable=False)
    number = Column(String, nullable=False)
"""

SERVICE = """
import remote
from models import ShopOrders, session

class Orders:
    def get_shop_order(self, number):
        order = session.query(ShopOrders).filter_by(number=number).first()
        return {{"id": order.id, "number": order.number}} if order else None

    def get_invoice(self, number):
        return {{"id": number}}

    def list_orders(self):
        return [{{"id": 1}}]

    def run(self, request, number, other):
{body}
"""


def doubts(body: str) -> list[str]:
    """Why the row that is looked up in the end is nearly always there."""
    text = SERVICE.format(body="".join(f"        {line}\n" for line in body.splitlines()))
    world = world_of({"models.py": MODELS, "service.py": text})
    everything = frozenset(name for function in world.program.functions_of("service.py") for name in function.decl.mentions)
    uses = analyse_source(world, "service.py", everything).uses
    return [use.origin.doubt for use in uses if use.symbol.endswith("run") and use.origin.kind == "lookup"][-1:]


@pytest.mark.parametrize(
    "lookup",
    [
        'session.get(ShopOrders, order["id"]).number',
        'session.query(ShopOrders).get(order["id"]).number',
        'session.query(ShopOrders).filter_by(id=order["id"]).first().number',
    ],
)
def test_the_record_was_made_of_the_row(lookup: str) -> None:
    assert doubts(f"order = self.get_shop_order(number)\nif order is None:\n    raise ValueError\n{lookup}") == [BY_NAMED_ROW]


@pytest.mark.parametrize(
    "body",
    [
        'order = request.json\nsession.get(ShopOrders, order["id"]).number',
        'session.get(ShopOrders, request["id"]).number',
        'order = self.get_invoice(number)\nsession.get(ShopOrders, order["id"]).number',
        'order = self.get_shop_order(number)\nsession.get(ShopOrders, order["parent"]).number',
        'order = self.get_shop_order(number)\nsession.get(ShopOrders, other["id"]).number',
        'order = self.get_shop_order(number)\norder = request.json\nsession.get(ShopOrders, order["id"]).number',
        'order = remote.get_shop_orders_of(number)\nsession.get(ShopOrders, order["id"]).number',
        'order = remote.load_shop_order(number)\nsession.get(ShopOrders, order["id"]).number',
        'order = self.send_shop_order(number)\nsession.get(ShopOrders, order["id"]).number',
        'for order in self.list_orders():\n    session.get(ShopOrders, order["id"]).number',
        'for order in request.json["orders"]:\n    session.get(ShopOrders, order["id"]).number',
    ],
)
def test_it_was_not(body: str) -> None:
    assert doubts(body) == [""]
