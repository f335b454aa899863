"""Rows that methods give which only their name tells: of a repository that a container makes, and behind a facade."""

from __future__ import annotations

import pytest

MODELS = """
from sqlalchemy import Column, Integer, String, func
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    reference = Column(String, nullable=True)
    total = Column(Integer, nullable=False)

class Orders:
    def __init__(self, session):
        self.session = session

    def find_order(self, number):
        return self.session.query(Order).filter_by(id=number).first()

    def demand_order(self, number):
        return self.session.query(Order).filter_by(id=number).one()

    def all_orders(self):
        return self.session.query(Order).all()

    def sum_of_totals(self):
        return self.session.query(func.sum(Order.total)).scalar()

    def reference_text(self, order):
        return None if order is None else "x"

    def find(self, number):
        return self.session.query(Order).filter_by(id=number).first()

    @classmethod
    def first_order(cls):
        return cls.session.query(Order).first()

    def find_one_of_two(self, number):
        return self.session.query(Order).filter_by(id=number).first()

class Invoices:
    def find_one_of_two(self, number):
        return number
"""

SERVICE = """
class Service:
    def __init__(self, orders):
        self.orders = orders

    def run(self, number):
        found = {call}
        return {use}
"""


@pytest.mark.parametrize(
    ("call", "use"),
    [
        ("self.orders.find_order(number)", "found.total"),
        ("self.orders.sum_of_totals()", "found + 1"),
        ("self.orders.demand_order(number)", "found.reference.strip()"),
        ("self.orders.all_orders()", "[order.reference.strip() for order in found]"),
    ],
)
def test_a_method_of_one_class(told, call, use):
    assert told(MODELS, SERVICE.format(call=call, use=use)) == [f"return {use}"]


@pytest.mark.parametrize(
    ("call", "use"),
    [
        ("self.orders.demand_order(number)", "found.total"),
        ("self.orders.all_orders()", "len(found)"),
        ("self.orders.all_orders()", "[order.total + 1 for order in found]"),
        ("self.orders.find_order(number)", "found and found.total"),
        ("self.orders.reference_text(number)", "found.strip()"),
        ("self.orders.find(number)", "found.total"),
        ("self.orders.first_order()", "found.total"),
        ("self.orders.find_one_of_two(number)", "found.total"),
        ("self.orders.find_order(number, True, 3)", "found.total"),
        ("self.orders.find_order()", "found.total"),
        ("self.orders.find_order(key=number)", "found.total"),
    ],
)
def test_what_is_there_or_may_be_another_method(told, call, use):
    assert told(MODELS, SERVICE.format(call=call, use=use)) == []


BEHIND = """
from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)

def order_get(context, key):
    return context.session.query(Order).filter_by(id=key).first()

def order_demand(context, key):
    return context.session.query(Order).filter_by(id=key).one()
"""

FACADE = """
from oslo_db import api

IMPL = api.DBAPI(backend_mapping=CONF.backends)

def {name}(context, key):
    return IMPL.{called}(context, key)

def show(context, key):
    order = {name}(context, key)
    return order.id
"""


def test_what_a_facade_hands_its_calls_on_to(told):
    assert told(BEHIND, FACADE.format(name="order_get", called="order_get")) == ["return order.id"]


@pytest.mark.parametrize(
    ("name", "called"), [("order_demand", "order_demand"), ("get_order", "order_get"), ("order_get", "order_find")]
)
def test_another_function_or_one_that_finds_its_row(told, name, called):
    assert told(BEHIND, FACADE.format(name=name, called=called)) == []
