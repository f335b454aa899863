"""Objects that a class keeps of itself, that stand for what a function gives, and that a context holds."""

from __future__ import annotations

import pytest

MODELS = """
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()

class Order(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    number = db.Column(db.String, nullable=False)
    note = db.Column(db.String, nullable=True)

class Bill(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    note = db.Column(db.String, nullable=False)
"""

KEPT = """
from models import Order

class Shop:
    _instance = None

    def first(self, key):
        return Order.query.filter_by(id=key).first()

    {decorator}
    def instance({parameter}):
        if {own}._instance is None:
            {own}._instance = {own}()
        return {own}._instance

def run(key):
    {use}
"""


@pytest.mark.parametrize(("decorator", "parameter", "own"), [("@classmethod", "cls", "cls"), ("@staticmethod", "", "Shop")])
def test_an_object_that_its_class_keeps(told, decorator, parameter, own):
    use = "Shop.instance().first(key).number.strip()"
    given = {"decorator": decorator, "parameter": parameter, "own": own}
    assert told(MODELS, KEPT.format(use=use, **given)) == [use]
    assert told(MODELS, KEPT.format(use="order = Shop.instance().first(key)\n    order and order.number.strip()", **given)) == []


def test_a_class_that_keeps_several(told):
    source = KEPT.format(decorator="@classmethod", parameter="cls", own="cls", use="Shop.instance().first(key).number.strip()")
    assert told(MODELS, source.replace("cls._instance = cls()", "cls._instance = make(cls)")) == []


PROXIED = """
from django.utils.functional import SimpleLazyObject
from models import Bill, Order
from werkzeug.local import LocalProxy

def find():
    return {found}

current = {proxy}

def run():
    {use}
"""


@pytest.mark.parametrize("proxy", ["LocalProxy(find)", "LocalProxy(lambda: find())", "SimpleLazyObject(find)"])
def test_what_a_proxy_stands_for(told, proxy):
    found = "Order.query.filter_by(id=1).one()"
    assert told(MODELS, PROXIED.format(proxy=proxy, found=found, use="current.note.strip()")) == ["current.note.strip()"]
    assert told(MODELS, PROXIED.format(proxy=proxy, found=found, use="current.number.strip()")) == []
    assert told(MODELS, PROXIED.format(proxy=proxy, found=found, use="current.note and current.note.strip()")) == []
    other = "Bill.query.filter_by(id=1).one()"
    assert told(MODELS, PROXIED.format(proxy=proxy, found=other, use="current.note.strip()")) == []


def test_what_a_variable_of_a_context_holds(told):
    source = """
    from contextvars import ContextVar
    from models import Bill, Order

    order: ContextVar[Order] = ContextVar("order")
    bill: ContextVar[Bill] = ContextVar("bill")

    def run():
        order.get().note.strip()
        bill.get().note.strip()
        order.get().number.strip()
    """
    assert told(MODELS, source) == ["order.get().note.strip()"]


def test_columns_stay_what_they_are_in_queries(told):
    source = """
    from models import Order, db

    def run(order: Order):
        Order.note = order.note
        for note, number in db.session.query(db.func.array_agg(Order.note).label("note"), Order.number).group_by(Order.number):
            note.append(number)
    """
    assert told(MODELS, source) == []
