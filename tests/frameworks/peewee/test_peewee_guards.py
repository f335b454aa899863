"""What a peewee query asks of its rows is there."""

from __future__ import annotations

import pytest

MODELS = """
from peewee import CharField, DateTimeField, ForeignKeyField, IntegerField, Model

class Customer(Model):
    name = CharField()
    email = CharField(null=True)

class Order(Model):
    reference = CharField(null=True)
    total = IntegerField(null=True)
    customer = ForeignKeyField(Customer, null=True, backref="orders")
    seller = ForeignKeyField(Customer, null=True, backref="sales")

class Line(Model):
    note = CharField(null=True)
    order = ForeignKeyField(Order, null=True)
"""

EVERY = """
from models import *
from peewee import JOIN

def show(value, values):
    for row in {query}:
        print({use})
"""

ONE = """
from models import *

def show(value):
    row = {query}
    if row is not None:
        print({use})
"""


@pytest.mark.parametrize(
    ("query", "use"),
    [
        ("Order.select().where(Order.reference.is_null(False))", "row.reference.strip()"),
        ("Order.select().where(Order.reference != None)", "row.reference.strip()"),
        ("Order.select().where(Order.reference == value)", "row.reference.strip()"),
        ("Order.select().where(~(Order.reference >> None))", "row.reference.strip()"),
        ("Order.select().where(Order.reference << values)", "row.reference.strip()"),
        ("Order.select().where(Order.reference.in_(values)).limit(3)", "row.reference.strip()"),
        ("Order.select().where(Order.reference.contains(value)).order_by(Order.total)", "row.reference.strip()"),
        ("Order.select().where(Order.total > 3)", "row.total + 1"),
        ("Order.select().where((Order.total > 3) & (Order.reference == value))", "row.total + 1"),
        ("Order.select().where(Order.reference == value, Order.total.between(1, 2))", "row.total + 1"),
        ("Order.select(Order, Customer).join(Customer, on=(Order.customer == Customer.id))", "row.customer.name"),
        ("Order.select(Order, Customer).join(Customer, JOIN.INNER, Order.customer)", "row.customer.name"),
        ("Line.select().join(Order)", "row.order.id"),
        ("Line.select().join(Order).join(Customer, on=Order.seller)", "row.order.seller.name"),
        ("Line.select().join(Order).where(Order.total > 3)", "row.order.total + 1"),
        ("Line.select().join(Order, JOIN.LEFT_OUTER).where(Order.total > 3)", "row.order.total + 1"),
        ("Order.select().where(Order.customer.is_null(False))", "row.customer.name"),
        ("Customer.get(id=value).orders.where(Order.reference.is_null(False))", "row.reference.strip()"),
        ("Customer.get_by_id(value).orders.where(Order.seller.is_null(False)).limit(3)", "row.seller.name"),
        ("Customer.get_by_id(value).sales.join(Customer, on=(Order.customer == Customer.id))", "row.customer.name"),
    ],
)
def test_what_all_rows_must_have(told, query, use):
    assert told(MODELS, EVERY.format(query=query, use=use)) == []


@pytest.mark.parametrize(
    "query",
    [
        "Order.get(Order.reference == value)",
        "Order.get_or_none(Order.reference == value)",
        "Order.select().where(Order.reference == value).first()",
        "Order.select().where(Order.reference.is_null(False)).order_by(Order.total).get()",
    ],
)
def test_what_the_one_row_must_have(told, query):
    assert told(MODELS, ONE.format(query=query, use="row.reference.strip()")) == []


@pytest.mark.parametrize(
    ("query", "use"),
    [
        ("Order.select()", "row.reference.strip()"),
        ("Order.select().where(Order.reference.is_null())", "row.reference.strip()"),
        ("Order.select().where(Order.reference >> None)", "row.reference.strip()"),
        ("Order.select().where((Order.total > 3) | (Order.reference == value))", "row.reference.strip()"),
        ("Order.select().where(Order.reference == value).orwhere(Order.total > 3)", "row.reference.strip()"),
        ("Order.select(Order, Customer).join(Customer, JOIN.LEFT_OUTER, on=Order.customer)", "row.customer.name"),
        ("Order.select().join(Customer, on=Order.seller)", "row.customer.name"),
        ("Line.select().left_outer_join(Order)", "row.order.id"),
        ("Line.select().join(Order)", "row.note.strip()"),
    ],
)
def test_what_rows_may_lack(told, query, use):
    assert told(MODELS, EVERY.format(query=query, use=use)) == [f"print({use})"]
