"""Objects that a class makes of rows, or none, are looked up again by the same keys like the rows themselves (Python)."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class OrderRow(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)

class ShopRow(Base):
    __tablename__ = "shops"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)
"""

CODE = """
from models import OrderRow, ShopRow

class Record:
    model = None

    @classmethod
    def get_object(cls, context, **filters):
        row = context.session.query(cls.model).filter_by(**filters).first()
        if row:
            return cls.made_of(row)

    @classmethod
    def made_of(cls, row):
        made = cls()
        made.row = row
        return made

class Order(Record):
    model = OrderRow

class Shop(Record):
    model = ShopRow

    def order_kind(self):
        order = Order.get_object(self.context, number=self.number)
        if order:
            return order.kind

    def use_own(self, kind):
        {own}

def demand(context, number):
    order = Order.get_object(context, number=number)
    if order is None:
        raise LookupError(number)
    return order

def use(context, number, other):
    {body}
"""

USED = "Order.get_object(context, number=number).send()"


@pytest.fixture
def is_told(tmp_path):
    """Whether an object is told to be missing, with more than low confidence."""

    def told(body: str = "pass", own: str = "pass") -> bool:
        body, own = body.replace("\n", "\n    "), own.replace("\n", "\n        ")
        (tmp_path / "models.py").write_text(MODELS)
        (tmp_path / "uses.py").write_text(CODE.format(body=body, own=own))
        settings = load_settings((tmp_path,), None, {"cache": False, "jobs": 1})
        return any(finding.rule == "NG103" for finding in run(settings, lambda stage, done, total: None).findings)

    return told


@pytest.mark.parametrize(
    "before",
    [
        "if not Order.get_object(context, number=number):\n    return",
        "order = Order.get_object(context, number=number)\nif order is None:\n    raise LookupError(number)",
        "demand(context, number)",
    ],
)
def test_it_was_found_before(is_told, before):
    assert not is_told(f"{before}\n{USED}")


@pytest.mark.parametrize(
    "before",
    [
        "pass",
        "order = Order.get_object(context, number=number)",
        "demand(context, other)",
        "if not Shop.get_object(context, number=number):\n    return",
        "if not Order.get_object(context, id=number):\n    return",
        "if not Order.get_object(context, number=number):\n    print(number)",
        "demand(context, number)\nnumber = other",
    ],
)
def test_it_was_not(is_told, before):
    assert is_told(f"{before}\n{USED}")


def test_restricted_further(is_told):
    assert is_told("demand(context, number)\nOrder.get_object(context, number=number, id=other).send()")


OWN = "Order.get_object(self.context, number=self.number).send()"


@pytest.mark.parametrize("test", ["self.order_kind() is not None", "self.order_kind() == kind", "self.order_kind()"])
def test_by_a_function_that_gives_nothing_without_it(is_told, test):
    assert not is_told(own=f"if {test}:\n    {OWN}")


@pytest.mark.parametrize("test", ["self.order_kind() is None", "self.order_kind() != kind", "kind"])
def test_by_one_that_does_not_tell(is_told, test):
    assert is_told(own=f"if {test}:\n    {OWN}")
