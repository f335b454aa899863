"""Rows of Python models: when all code that makes one gives an attribute a value, and when that cannot be told."""

from __future__ import annotations

from textwrap import dedent

import pytest

MODELS = """
from django.db import models

class Order(models.Model):
    number = models.CharField(max_length=20)
    payload = models.JSONField(null=True)
    owner = models.ForeignKey("Customer", null=True, on_delete=models.CASCADE, related_name="orders")

class Customer(models.Model):
    name = models.CharField(max_length=20)
    payload = models.JSONField(null=True)
"""
MADE = "def make(): Order(number='1', payload={}).save()"


@pytest.fixture
def made(places):
    """`made(text)`: places of `Order.payload` in a module with the text."""

    def told(text, attribute="payload", more=""):
        text = "from shop.models import Customer, Order\n" + dedent(text)
        return places({"shop/models.py": MODELS + dedent(more), "shop/views.py": text}, "Order", attribute)

    return told


@pytest.mark.parametrize(
    "text",
    [
        MADE,
        "def make(): Order.objects.create(number='1', payload={'a': 1})",
        "def make(): Order.objects.using('x').create(number='1', payload={'a': 1})",
        "def make(): Order.objects.get_or_create(number='1', defaults={'payload': {}})",
        "def make(): Order.objects.bulk_create([Order(number=n, payload=[n]) for n in '123'])",
        "def make(customer): customer.orders.create(number='1', payload={})",
        "def make(values): Order(number='1', payload={}, **values)",
        "def make():\n    order = Order(number='1')\n    order.payload = {}\n    order.save()",
        "def make(payload: dict): Order(payload=payload)",
        "def make(payload):\n    if payload is None: return\n    Order(payload=payload)",
        "def make(payload=None): Order(payload=payload or {})",
        "def run(): make({})\ndef make(payload): Order(payload=payload)",
        "def make(old: Order): Order(payload=old.payload)",
    ],
)
def test_rows_that_are_made_with_the_value(made, text):
    assert made(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "def make(): Order(number='1').save()",
        "def make(): Order().save()",
        "def make(): Order(payload=None)",
        "def make(payload): Order(payload=payload)",
        "def make(payload: dict | None): Order(payload=payload)",
        "def make(payload: dict = None): Order(payload=payload)",
        "def make(values): Order(**values)",
        "def make(values): Order.objects.create(**values)",
        "def make(): Order.objects.get_or_create(number='1')",
        "def make(request): Order(payload=request.data.get('payload'))",
        "def make(customer): Order(payload=customer.payload)",
        "def run(): make(None)\ndef make(payload): Order(payload=payload)",
        "def run(): return make\ndef make(payload): Order(payload=payload)",
        "def run(): make({}); make(other())\ndef make(payload): Order(payload=payload)",
        "def make(a):\n    order = Order()\n    if a: order.payload = {}\n    order.save()",
        "def make(): store(Order, number='1')",
        "def make(): pass",
    ],
)
def test_rows_that_may_have_none(made, text):
    assert made(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "def other(): Order(number='1')",
        "def other(customer): customer.orders.create(number='1')",
        "def other(order): order.payload = None",
        "def other(order, data): order.payload = data.get('payload')",
        "def other(): Order.objects.filter(number='1').update(payload=None)",
        "def other(value): Order.objects.update_or_create(number='1', defaults={'payload': value})",
        "def other(order, value): setattr(order, 'payload', value)",
        "def other(order, values):\n    for name in values: setattr(order, name, values[name])",
        "def other(rows): save(Order, rows)",
        "from shop import models\ndef other(rows): save(models.Order, rows)",
        "def other(form, order): form.populate_obj(order)",
        "def other(kinds): kinds['x'] = Order",
        "def other(cursor): cursor.execute('INSERT INTO shop_order (number) VALUES (1)')",
        "def other(cursor): cursor.execute('update shop_order set payload = null')",
        "from django.apps import apps\ndef other(): apps.get_model('shop', 'Order').objects.create()",
        "class Form:\n    class Meta:\n        model = Order",
        "class Form(ModelForm):\n    model = Order",
        "@admin.register(Order)\nclass OrderAdmin(ModelAdmin):\n    pass",
    ],
)
def test_one_other_way_in_is_enough(made, text):
    assert made(MADE) == 1
    assert made(f"{MADE}\n{text}") == 0


@pytest.mark.parametrize(
    "text",
    [
        "def other(): return Order.objects.filter(payload=None).first()",
        "def other(customer: Customer): customer.payload = None",
        "def other(order: Order): order.payload = {}",
        "def other(): return isinstance(1, Order)",
        "def other(): Customer(name='x').save()",
        "def other(order, value): setattr(order, 'number', value)",
        "def other(customer: Customer, values):\n    for name in values: setattr(customer, name, values[name])",
    ],
)
def test_what_makes_no_row_and_takes_nothing_away(made, text):
    assert made(f"{MADE}\n{text}") == 1


def test_a_relation_is_given_by_its_key(made):
    assert made("def make(c: Customer): Order(owner=c)", "owner") == 1
    assert made("def make(c: Customer): Order(owner_id=c.id)", "owner") == 1
    assert made("def make(c: Customer): Order(owner=c)\ndef gone(o): o.owner_id = None", "owner") == 0


def test_constructors_and_managers_of_the_project_are_not_followed(made):
    own = "\nclass Special(Order):\n    def __init__(self, *a): super().__init__(payload=None)\n"
    assert made(MADE, more=own) == 0


def test_methods_that_hand_on_what_they_are_given(places):
    models = """
    from sqlalchemy.orm import declarative_base
    import sqlalchemy as sa
    Base = declarative_base()

    class Job(Base):
        __tablename__ = "job"
        id = sa.Column(sa.Integer, primary_key=True)
        payload = sa.Column(sa.JSON, nullable=True)

        @classmethod
        def create(cls, **values):
            return cls(**values)
    """

    def made(body):
        return places({"models.py": models, "jobs.py": "from models import Job\n" + body}, "Job", "payload")

    assert made("def run(): Job.create(payload={})") == 1
    assert made("def run(): Job.create(payload={})\ndef other(): Job.create()") == 0
    assert made("def run(values): Job.create(**values)") == 0
