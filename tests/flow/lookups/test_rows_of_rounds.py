"""Rows that are there because a query, which a loop runs over or which was asked for rows, has given some (Python)."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence
from tests.flow.found_rows import begins, confidences_of_lookups

MODELS = """
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Shop(db.Model):
    __tablename__ = "shops"
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(40), nullable=False)


class Order(db.Model):
    __tablename__ = "orders"
    id = db.Column(db.Integer, primary_key=True)
    number = db.Column(db.String(40), nullable=False)
    group = db.Column(db.Integer, nullable=False)
    shop_id = db.Column(db.Integer, db.ForeignKey("shops.id"), nullable=False)
    shop = db.relationship("Shop", backref="orders")
"""

USES = """
from models import Order, Shop, db


def in_each_round(shop_id):  # found
    for order in Order.query.filter_by(shop_id=shop_id):
        print(order.number, Shop.query.get(shop_id).name)


def of_a_list(shop_id):  # found
    orders = Order.query.filter(Order.shop_id == shop_id).all()
    for order in orders:
        print(order.number, db.session.get(Shop, shop_id).name)


def the_same_again(group):  # found
    for order in Order.query.filter_by(group=group):
        print(order.number, Order.query.filter_by(group=group).first().number)


def listed(shop_id):  # found
    orders = Order.query.filter_by(shop_id=shop_id).all()
    if not orders:
        return
    print(Shop.query.get(shop_id).name)


def counted(shop_id):  # found
    if Order.query.filter_by(shop_id=shop_id).count():
        print(db.session.get(Shop, shop_id).name)


def counted_in_a_variable(shop_id):  # found
    orders = Order.query.filter_by(shop_id=shop_id)
    number = orders.count()
    if number == 0:
        return
    print(db.session.get(Shop, shop_id).name)


def made_of_rows(group):  # found
    numbers = [order.number for order in Order.query.filter_by(group=group)]
    if numbers:
        print(Order.query.filter_by(group=group).first().number)


def length_in_a_variable(group):  # found
    orders = Order.query.filter_by(group=group).all()
    size = len(orders)
    if size:
        print(Order.query.filter_by(group=group).order_by(Order.id).first().number)


def by_the_key_of_a_relation(shop: Shop):  # found
    if not shop.orders:
        return
    print(Order.query.filter_by(shop_id=shop.id).first().number)


def in_rounds_of_a_relation(shop: Shop):  # found
    for order in shop.orders:
        print(order.number, Order.query.filter_by(shop=shop).first().number)


def after_the_loop(shop_id):  # perhaps
    for order in Order.query.filter_by(shop_id=shop_id):
        print(order.number)
    print(Shop.query.get(shop_id).name)


def by_another_column(shop_id):  # perhaps
    for order in Order.query.filter_by(group=shop_id):
        print(order.number, Shop.query.get(shop_id).name)


def by_another_key(shop_id, other_id):  # perhaps
    for order in Order.query.filter_by(shop_id=shop_id):
        print(order.number, Shop.query.get(other_id).name)


def key_changed(shop_id, others):  # perhaps
    for order in Order.query.filter_by(shop_id=shop_id):
        shop_id = others[order.number]
        print(Shop.query.get(shop_id).name)


def asks_more(group):  # perhaps
    for order in Order.query.filter_by(group=group):
        print(Order.query.filter_by(group=group, number="x").first().number)


def removed_in_the_loop(group):  # perhaps
    for order in Order.query.filter_by(group=group).all():
        db.session.delete(order)
        print(Order.query.filter_by(group=group).first().number)


def empty(shop_id):  # perhaps
    orders = Order.query.filter_by(shop_id=shop_id).all()
    if orders:
        return
    print(Shop.query.get(shop_id).name)


def not_counted(shop_id):  # perhaps
    if Order.query.filter_by(shop_id=shop_id).count() == 0:
        print(db.session.get(Shop, shop_id).name)


def made_of_none(group):  # perhaps
    numbers = [order.number for order in Order.query.filter_by(group=group)]
    if not numbers:
        print(Order.query.filter_by(group=group).first().number)


def made_of_others(group, others):  # perhaps
    numbers = [order.number for order in others]
    if numbers:
        print(Order.query.filter_by(group=group).first().number)


def of_another_row(shop: Shop, other: Shop):  # perhaps
    if not shop.orders:
        return
    print(Order.query.filter_by(shop_id=other.id).first().number)


def of_a_relation_without_rows(shop: Shop):  # perhaps
    if shop.orders:
        return
    print(Order.query.filter_by(shop_id=shop.id).first().number)


def some_of_a_relation(shop: Shop):  # perhaps
    if not shop.orders:
        return
    print(Order.query.filter_by(shop_id=shop.id, group=1).first().number)
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return confidences_of_lookups(tmp_path_factory.mktemp("rounds"), {"models.py": MODELS, "uses.py": USES}, "uses.py")


def test_rows_that_are_there_are_doubtful(told):
    assert [line for line in begins(USES, "found") if told.get(line, Confidence.LOW) is not Confidence.LOW] == []


def test_other_rows_are_told(told):
    assert [line for line in begins(USES, "perhaps") if told.get(line, Confidence.LOW) is Confidence.LOW] == []


DJANGO_MODELS = """
from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=20)


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    sku = models.CharField(max_length=20)
"""

DJANGO = """
from models import Line, Order


def asked_of_a_variable(order_id):  # found
    lines = Line.objects.filter(order_id=order_id)
    if not lines.exists():
        return
    print(Order.objects.filter(pk=order_id).first().number)


def made_of_a_relation(order: Order):  # found
    skus = [line.sku for line in order.lines.all()]
    if skus:
        print(order.lines.first().sku)


def in_rounds(order: Order):  # found
    for line in order.lines.all():
        print(line.sku, order.lines.order_by("sku").first().sku)


def length_of_a_query(order: Order):  # found
    lines = order.lines.all()
    size = len(lines)
    if size:
        print(order.lines.first().sku)


def none_of_a_variable(order_id):  # perhaps
    lines = Line.objects.filter(order_id=order_id)
    if not lines.exists():
        print(Order.objects.filter(pk=order_id).first().number)


def removed(order: Order):  # perhaps
    for line in order.lines.all():
        line.delete()
        print(order.lines.first().sku)


def of_some(order: Order):  # perhaps
    for line in order.lines.all():
        print(line.sku, order.lines.filter(sku="x").first().sku)
"""


def test_rows_of_querysets(tmp_path):
    told = confidences_of_lookups(tmp_path, {"models.py": DJANGO_MODELS, "uses.py": DJANGO}, "uses.py")
    assert [line for line in begins(DJANGO, "found") if told.get(line, Confidence.LOW) is not Confidence.LOW] == []
    assert [line for line in begins(DJANGO, "perhaps") if told.get(line, Confidence.LOW) is Confidence.LOW] == []
