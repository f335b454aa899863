"""A function that is handed a peewee query and narrows it gives the rows of that query."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from peewee import BooleanField, CharField, ForeignKeyField, IntegerField, Model

class Customer(Model):
    name = CharField(unique=True)

class Order(Model):
    number = CharField(unique=True)
    ends = IntegerField(null=True)
    is_hidden = BooleanField()
    customer = ForeignKeyField(Customer, null=True)

class Line(Model):
    order = ForeignKeyField(Order)
"""

HELPERS = """
from models import *
from peewee import JOIN

def shown(query):
    return query.where(Order.is_hidden == False)

def alive(query, now=None, with_hidden=False):
    if now is None:
        now = 3
    query = query.where((Order.ends >> None) | (Order.ends > now))
    if with_hidden:
        return query
    return shown(query)

def paged(query, page):
    return alive(query).paginate(page, 50), page

def joined(query):
    return query.join(Customer)

def left_joined(query):
    return query.join(Customer, JOIN.LEFT_OUTER)

"""

ALL = HELPERS + "def use(now):\n    for row in {query}:\n        print(row.customer.name)\n"

ONE = (
    HELPERS
    + "def find(number):\n    query = {query}\n    try:\n        found = query.get()\n        assert not found.is_hidden\n"
    + "        return found\n    except Order.DoesNotExist:\n        return None\n\n"
    + "def use(number):\n    row = find(number)\n    if row is not None:\n        print(row.customer.name)\n"
)


def is_told(told, text: str) -> bool:
    return "print(row.customer.name)" in told(MODELS, text)


GUARDED = [
    "shown(Order.select(Order, Customer).join(Customer))",
    "alive(Order.select(Order, Customer).join(Customer))",
    "alive(Order.select().join(Customer), with_hidden=True)",
    "alive(shown(Order.select().where(Order.customer.is_null(False))))",
    "shown(joined(Order.select()))",
    "joined(alive(Order.select()))",
]


@pytest.mark.parametrize("query", [*GUARDED, "paged(Order.select().join(Customer), 1)[0]"])
def test_rows_of_the_narrowed_query(told, query):
    assert not is_told(told, ALL.format(query=query))


@pytest.mark.parametrize("query", GUARDED)
def test_its_one_row(told, query):
    assert not is_told(told, ONE.format(query=query))


UNGUARDED = [
    "shown(Order.select())",
    "alive(Order.select())",
    "alive(left_joined(Order.select()))",
    "shown(Order.select().join(Customer, JOIN.LEFT_OUTER))",
]


@pytest.mark.parametrize("query", UNGUARDED)
def test_rows_that_nothing_narrows(told, query):
    assert is_told(told, ALL.format(query=query))
    assert is_told(told, ONE.format(query=query))


KEYS = """
from models import *

def find(customer_id):
    customer = Customer.get_or_none(Customer.id == customer_id)
    return customer.name

"""


def is_missed(tmp_path, body: str) -> bool:
    """Whether the row that `find` looks up is told to be missing, with more than low confidence."""
    (tmp_path / "models.py").write_text(MODELS)
    (tmp_path / "uses.py").write_text(KEYS + f"def use(request):\n    {body}\n")
    settings = load_settings((tmp_path,), None, {"cache": False, "jobs": 1})
    return any(finding.rule == "NG103" for finding in run(settings, lambda stage, done, total: None).findings)


@pytest.mark.parametrize(
    "body",
    [
        "for customer in Customer.select():\n        find(customer.id)",
        "for order in Order.select().join(Customer):\n        find(order.customer.id)",
        "for order in Order.select().where(Order.customer.is_null(False)):\n        find(order.customer_id)",
    ],
)
def test_get_or_none_by_the_key_of_a_row(tmp_path, body):
    assert not is_missed(tmp_path, body)


@pytest.mark.parametrize(
    "body", ["find(request.args['id'])", "find(3)", "for line in Line.select():\n        find(line.order_id)"]
)
def test_get_or_none_by_what_no_row_holds(tmp_path, body):
    assert is_missed(tmp_path, body)
