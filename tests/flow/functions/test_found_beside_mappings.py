"""A helper that finds a row or ends the request is asked what it has found, whatever dictionaries it reads besides (Python)."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)

class Shop(Base):
    __tablename__ = "shops"
    id = Column(Integer, primary_key=True)
"""

TEXT = """
from flask import abort
from models import Order, Shop

class Orders:
    def __init__(self, session):
        self.session = session
    def get_by_number(self, number):
        return self.session.query(Order).filter_by(number=number).first()

class Shops:
    def __init__(self, session):
        self.session = session
    def get(self, id):
        return self.session.query(Shop).get(id)

orders, shops = Orders(None), Shops(None)

def need(number, other, config):
    order = orders.get_by_number(number)
    {missing}
    {besides}
    return order, 3

def use(number, other, config):
    order, count = need({given}, other, config)
    return orders.get_by_number(number).number.upper()
"""


@pytest.fixture
def is_missed(tmp_path):
    """Whether the row is told to be missing where it is looked up again, with more than low confidence."""

    def told(missing: str, besides: str, given: str = "number") -> bool:
        (tmp_path / "models.py").write_text(MODELS)
        (tmp_path / "uses.py").write_text(TEXT.format(missing=missing, besides=besides, given=given))
        settings = load_settings((tmp_path,), None, {"cache": False, "jobs": 1})
        return any(finding.rule == "NG103" for finding in run(settings, lambda stage, done, total: None).findings)

    return told


MISSING = [
    "if order is None:\n        abort(404)",
    "if not order:\n        return abort(404)",
    "if order is None:\n        raise LookupError(number)",
]


@pytest.mark.parametrize("missing", MISSING)
@pytest.mark.parametrize(
    "besides",
    [
        "pass",
        "shop = shops.get(3)",
        "shop = shops.get(order.id)",
        "limit = config.get('limit')",
        "limit = config.get('limit', 10)\n    print(limit)",
        "shop = shops.get(other)\n    config.get('shop', shop)",
    ],
)
def test_it_was_found(is_missed, missing, besides):
    assert not is_missed(missing, besides)


@pytest.mark.parametrize("besides", ["pass", "shop = shops.get(order.id if order else 3)"])
@pytest.mark.parametrize("missing", ["pass", "if order is None:\n        print(number)"])
def test_nobody_looks_whether_it_was(is_missed, missing, besides):
    assert is_missed(missing, besides)


@pytest.mark.parametrize("missing", MISSING)
def test_another_one_was_found(is_missed, missing):
    assert is_missed(missing, "shop = shops.get(3)", given="other")
