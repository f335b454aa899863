"""A lookup in Python by what all callers have read from a foreign key that is not null finds the row that it leads to."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

DJANGO = """
from django.db import models

class Customer(models.Model):
    name = models.CharField(max_length=3)

class Shop(models.Model):
    name = models.CharField(max_length=3)

class Order(models.Model):
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE)
    friend = models.ForeignKey(Customer, null=True, related_name="+", on_delete=models.SET_NULL)
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
"""

ALCHEMY = """
from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()

class Customer(Base):
    __tablename__ = "customers"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)

class Shop(Base):
    __tablename__ = "shops"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    customer_id = Column(Integer, ForeignKey("customers.id"), nullable=False)
    friend_id = Column(Integer, ForeignKey("customers.id"), nullable=True)
    shop_id = Column(Integer, ForeignKey("shops.id"), nullable=False)
"""

DJANGO_FIND = "Customer.objects.filter(pk=key).first()"

FINDS = [
    (DJANGO, DJANGO_FIND),
    (DJANGO, "Customer.objects.filter(id=key).first()"),
    (ALCHEMY, "session.query(Customer).get(key)"),
    (ALCHEMY, "session.get(Customer, key)"),
    (ALCHEMY, "session.query(Customer).filter(Customer.id == key).first()"),
    (ALCHEMY, "session.query(Customer).filter_by(id=key).one_or_none()"),
]

TEXT = """
from sqlalchemy.orm import Session
from models import Customer, Order, Shop

def find(session: Session, key):
    return {find}

def name(session: Session, key):
    return {used}.name

{before}
def use(session: Session, order: Order, shop: Shop, request):
    {body}
"""


PASS_ON = """
def pass_on(session: Session, number):
    return name(session, number)
"""

NAMES = """
class Names:
    def __init__(self, session):
        self.session = session

    def of(self, order: Order):
        return self._name(order.customer_id)

    def _name(self, key):
        return name(self.session, key)
"""


@pytest.fixture
def is_missed(tmp_path):
    """Whether the row that `name` looks for is told to be missing, with more than low confidence."""

    def told(models: str, find: str, body: str, used: str = "", before: str = "") -> bool:
        (tmp_path / "models.py").write_text(models)
        (tmp_path / "uses.py").write_text(TEXT.format(find=find, used=used or find, body=body, before=before))
        settings = load_settings((tmp_path,), None, {"cache": False, "jobs": 1})
        return any(finding.rule == "NG103" for finding in run(settings, lambda stage, done, total: None).findings)

    return told


OF_ORDER = "name(session, order.customer_id)"


@pytest.mark.parametrize(("models", "find"), FINDS)
def test_each_way_to_look_it_up(is_missed, models, find):
    assert not is_missed(models, find, OF_ORDER)
    assert not is_missed(models, find, OF_ORDER, used="find(session, key)")


@pytest.mark.parametrize(
    "body",
    [
        "name(session, key=order.customer_id)",
        "key = order.customer_id\n    name(session, key)",
        "return [name(session, each.customer_id) for each in Order.objects.all()]",
        "for each in Order.objects.filter(shop=shop):\n        name(session, each.customer_id)",
        "for key in [each.customer_id for each in Order.objects.all()]:\n        name(session, key)",
        "if order.friend_id is not None:\n        name(session, order.friend_id)",
        "name(session, order.customer_id)\n    name(session, Customer.objects.get(name='Ann').pk)",
    ],
)
def test_each_way_to_give_it(is_missed, body):
    assert not is_missed(DJANGO, DJANGO_FIND, body)


@pytest.mark.parametrize(
    "body",
    [
        "name(session, order.friend_id)",
        "name(session, order.shop_id)",
        "name(session, order.id)",
        "name(session, request.GET['customer_id'])",
        "name(session, request.customer_id)",
        f"{OF_ORDER}\n    name(session, order.friend_id)",
        f"{OF_ORDER}\n    name(session, request.GET['customer_id'])",
        "order.customer_id = request.GET['customer_id']\n    name(session, order.customer_id)",
    ],
)
def test_keys_that_lead_nowhere_for_sure(is_missed, body):
    assert is_missed(DJANGO, DJANGO_FIND, body)


def test_through_another_function(is_missed):
    assert not is_missed(DJANGO, DJANGO_FIND, "pass_on(session, order.customer_id)", before=PASS_ON)
    assert not is_missed(DJANGO, DJANGO_FIND, OF_ORDER, before=NAMES)
    assert is_missed(DJANGO, DJANGO_FIND, "pass_on(session, order.friend_id)", before=PASS_ON)
    assert is_missed(DJANGO, DJANGO_FIND, OF_ORDER, before=PASS_ON)
    assert is_missed(DJANGO, DJANGO_FIND, OF_ORDER, before=NAMES.replace("customer_id", "shop_id"))


def test_another_column_than_the_key(is_missed):
    assert is_missed(DJANGO, "Customer.objects.filter(name=key).first()", OF_ORDER)
    assert is_missed(DJANGO, "Customer.objects.filter(pk=key, name='Ann').first()", OF_ORDER)
