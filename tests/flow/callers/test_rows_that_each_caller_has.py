"""A row that all callers of a Python function have, each in its own way: one has just made it, one has found it, one hands on the
key of a row."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import world_of

MODELS = """
from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)

class Invoice(Base):
    __tablename__ = "invoices"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)

class ShopRole(Base):
    __tablename__ = "shop_roles"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)
"""

SERVICE = """
from sqlalchemy.orm import Session
from models import Order, ShopRole

class OrderService:
    def __init__(self, db: Session):
        self.db = db

    def get_order(self, order_id):
        return self.db.get(Order, order_id)

    def get_shop_role(self, role_id):
        return self.db.get(ShopRole, role_id)

    def send(self, order_id):
        return self.get_order(order_id).number

    def revoke(self, role_id):
        return self.get_shop_role(role_id).name
"""


def doubts(**callers: str) -> list[str]:
    """Why the rows are nearly always there that the service's methods use, given the bodies of functions that call them."""
    text = "from models import *\nfrom service import OrderService\n"
    for name, body in callers.items():
        text += f"def {name}(request, order: Order, invoice: Invoice, order_id, service: OrderService):\n"
        text += "".join(f"    {line}\n" for line in body.splitlines())
    world = world_of({"models.py": MODELS, "service.py": SERVICE, "views.py": text})
    everything = frozenset(name for function in world.program.functions_of("service.py") for name in function.decl.mentions)
    uses = analyse_source(world, "service.py", everything).uses
    return [use.origin.doubt or ("all callers have it" if use.is_guarded else "") for use in uses]


HELD = "service.send(order.id)"
FOUND = "if service.get_order(order_id) is None:\n    raise ValueError\nservice.send(order_id)"
MADE = "order = Order(number='1')\nservice.db.add(order)\nservice.db.flush()\nservice.send(order.id)"
INJECTED = (
    "service = request.find('orders')\norder = service.get_order(order_id)\n"
    "if order is None:\n    raise ValueError\nservice.send(order_id)"
)
UNTYPED = "service = request.find('orders')\nif service.%s:\n    raise ValueError\nservice.send(order_id)"
NAMED = "service = request.find('orders')\nservice.send(request.order.id)"


@pytest.mark.parametrize("first", [HELD, FOUND, MADE, INJECTED, NAMED])
@pytest.mark.parametrize("second", [HELD, FOUND, MADE, INJECTED, NAMED])
def test_each_has_the_row(first: str, second: str) -> None:
    role = "service.revoke(request.role.id)"
    found = doubts(first=first, second=second, third=role)
    assert len(found) == 2
    assert all(found)


@pytest.mark.parametrize(
    "other",
    [
        "service.send(request.args['order'])",
        "service.send(order_id)",
        "service.send(invoice.id)",
        "service.send(request.invoice.id)",
        "service.get_order(order_id)\nservice.send(order_id)",
        "service = request.find('orders')\nservice.get_order(order_id)\nservice.send(order_id)",
        UNTYPED % "get_invoice(order_id) is None",
        UNTYPED % "get_order_lines(order_id) is None",
        UNTYPED % "count_order(order_id) is None",
        UNTYPED % "get_order(number=order_id) is None",
        UNTYPED % "get_order(order_id, 2) is not None",
        "if service.get_order(order_id) is None:\n    raise ValueError\norder_id = request.args['order']\nservice.send(order_id)",
    ],
)
@pytest.mark.parametrize("first", [HELD, FOUND, INJECTED])
def test_one_does_not(first: str, other: str) -> None:
    assert doubts(first=first, second=other) == ["", ""]


@pytest.mark.parametrize("row", ["shop_role", "role"])
def test_a_row_that_is_called_by_the_end_of_its_class_name(row: str) -> None:
    found = doubts(one=HELD, two=f"service.revoke(request.{row}.id)")
    assert len(found) == 2
    assert all(found)


@pytest.mark.parametrize("row", ["shop", "le", "rshop_role", "order"])
def test_a_row_that_is_called_otherwise(row: str) -> None:
    assert "" in doubts(one=HELD, two=f"service.revoke(request.{row}.id)")
