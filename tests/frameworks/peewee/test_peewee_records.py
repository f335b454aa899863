"""Rows of peewee's queries as dictionaries and tuples, aliases of models, and the project's own classes of foreign keys."""

from __future__ import annotations

import pytest

MODELS = """
from peewee import *

class Customer(Model):
    name = CharField()
    email = CharField(null=True)

class BuyerField(ForeignKeyField):
    def __init__(self, is_seller=False, *args, **kwargs):
        self.is_seller = is_seller
        if "model" not in kwargs:
            kwargs["model"] = Customer
        super(BuyerField, self).__init__(*args, **kwargs)

class AgentField(ForeignKeyField):
    def __init__(self, **kwargs):
        super().__init__(Customer, **kwargs)

class Order(Model):
    number = CharField()
    total = IntegerField(null=True)
    buyer = BuyerField(is_seller=True, null=True)
    agent = AgentField(null=True)
"""

EVERY = """
from models import *
from peewee import JOIN

def show(value):
    Buyer = Customer.alias()
    for row in {query}:
        {use}
"""


@pytest.mark.parametrize(
    ("query", "use"),
    [
        ("Order.select().dicts()", 'print(row["total"] + 1)'),
        ("Order.select().dicts()", 'print(row.get("total") + 1)'),
        ("Order.select(Order.number, Order.total).dicts()", 'print(row["total"] + 1)'),
        ("Order.select(Order, Customer).join(Customer, on=Order.buyer).dicts()", 'print(row["total"] + 1)'),
        ("Order.select(Order.number, Order.total).tuples()", "print(row[1] + 1)"),
        ("Order.select(Order.number, Order.total).tuples().where(Order.number == 3)", "print(row[1] + 1)"),
        ("Order.select(Order.number, Order.total).order_by(Order.id).namedtuples()", "print(row.total + 1)"),
        ("Order.select().join(Customer, on=Order.buyer)", "print(row.agent.name)"),
        ("Order.select().join(Buyer, on=(Order.agent == Buyer.id))", "print(row.buyer.name)"),
        ("Order.select().join(value, JOIN.LEFT_OUTER)", "print(row.buyer.name)"),
        ("Order.select().where(Order.buyer.is_null(False))", "print(row.buyer.email.upper())"),
    ],
)
def test_what_records_may_lack(told, query, use):
    assert told(MODELS, EVERY.format(query=query, use=use)) == [use]


@pytest.mark.parametrize(
    ("query", "use"),
    [
        ("Order.select().dicts()", 'print(row["number"].upper())'),
        ("Order.select().dicts()", 'print(0 if row.get("total") is None else row["total"] + 1)'),
        ("Order.select().dicts()", 'print(row["total"] + 1 if row.get("total") else 0)'),
        ("Order.select().where(Order.total > 3).dicts()", 'print(row["total"] + 1)'),
        ("Order.select().dicts().where(Order.total > 3)", 'print(row["total"] + 1)'),
        ("Order.select(Order.number, Order.total).tuples().where(Order.total > 3)", "print(row[1] + 1)"),
        ("Order.select(Order.number).dicts()", 'print(row["total"] + 1)'),
        ("Order.select(Order, Customer).join(Customer, on=Order.buyer).tuples()", "print(row[1] + 1)"),
        ("Order.select(Order.number, Order.total).tuples()", "print(row[0].upper())"),
        ("Order.select(Order.total.alias('sum'), Order.number).dicts()", 'print(row["sum"] + 1)'),
        ("Order.select().join(Customer, on=Order.buyer)", "print(row.buyer.name)"),
        ("Order.select().join(Buyer, on=(Order.agent == Buyer.id))", "print(row.agent.name)"),
        ("Order.select().join(value).where(value.name == 3)", "print(row.buyer.name)"),
        ("Order.select().where((Order.total >> None) | (Order.total > value))", "print(row.number)"),
        ("Buyer.select().where((Buyer.email >> None) | (Buyer.email > value))", "print(row.name.upper())"),
    ],
)
def test_what_records_have(told, query, use):
    assert told(MODELS, EVERY.format(query=query, use=use)) == []


def test_a_model_that_a_function_is_handed_takes_part_in_queries(told):
    source = """
    from models import *

    def alive(query, model=Order):
        return query.where((model.total >> None) | (model.buyer >> None))
    """
    assert told(MODELS, source) == []


@pytest.mark.parametrize(
    ("use", "is_told"),
    [
        ('print(Order.select().dicts().get()["total"] + 1)', True),
        ('print(Order.select(Order.total).where(Order.number == value).dicts().get()["total"] + 1)', True),
        ("print(Order.select().namedtuples().get().total + 1)", True),
        ('print(Order.select().dicts().get()["number"].upper())', False),
        ('print(Order.select().where(Order.total > 3).dicts().get()["total"] + 1)', False),
        ('print(Order.select().dicts().where(Order.total > 3).get()["total"] + 1)', False),
    ],
)
def test_the_one_record_that_a_query_gives(told, use, is_told):
    source = f"from models import *\n\ndef show(value):\n    {use}\n"
    assert told(MODELS, source) == ([use] if is_told else [])
