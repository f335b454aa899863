"""Rows that are looked up by what is among the values that were read of their column (Python)."""

from __future__ import annotations

from nullguard.model.finding import Confidence
from tests.flow.found_rows import begins, confidences_of_lookups

MODELS = """
from django.db import models


class Shop(models.Model):
    name = models.CharField(max_length=20)


class Order(models.Model):
    number = models.CharField(max_length=20)
    code = models.CharField(max_length=20)
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="orders")
"""

USES = """
from models import Order, Shop


def of_a_set(number):  # found
    numbers = {order.number for order in Order.objects.all()}
    if number in numbers:
        return Order.objects.filter(number=number).first().code


def of_values(number):  # found
    numbers = set(Order.objects.values_list("number", flat=True))
    if number not in numbers:
        return None
    return Order.objects.filter(number=number).first().code


def of_a_relation(shop: Shop, key):  # found
    keys = [order.id for order in shop.orders.all()]
    if key not in keys:
        return None
    return Order.objects.filter(pk=key).first().code


def in_a_loop(rows):  # found
    numbers = {order.number for order in Order.objects.all()}
    for row in rows:
        if row["number"] not in numbers:
            continue
        print(Order.objects.filter(number=row["number"]).first().code)


def of_another_column(number):  # perhaps
    numbers = {order.code for order in Order.objects.all()}
    if number in numbers:
        return Order.objects.filter(number=number).first().code


def not_among_them(number):  # perhaps
    numbers = {order.number for order in Order.objects.all()}
    if number not in numbers:
        return Order.objects.filter(number=number).first().code


def another_key(number, other):  # perhaps
    numbers = {order.number for order in Order.objects.all()}
    if number in numbers:
        return Order.objects.filter(number=other).first().code


def bound_again(number, other):  # perhaps
    numbers = {order.number for order in Order.objects.all()}
    if number in numbers:
        number = other
        return Order.objects.filter(number=number).first().code


def asks_more(number):  # perhaps
    numbers = {order.number for order in Order.objects.all()}
    if number in numbers:
        return Order.objects.filter(number=number, code="x").first().code


def of_what_is_no_column(number, others):  # perhaps
    numbers = [other["number"] for other in others]
    if number in numbers:
        return Order.objects.filter(number=number).first().code


def key_of_another_table(shop: Shop, key):  # perhaps
    keys = [order.id for order in shop.orders.all()]
    if key in keys:
        return Shop.objects.filter(pk=key).first().name
"""


def test_rows_of_members(tmp_path):
    told = confidences_of_lookups(tmp_path, {"models.py": MODELS, "uses.py": USES}, "uses.py")
    assert [line for line in begins(USES, "found") if told.get(line, Confidence.LOW) is not Confidence.LOW] == []
    assert [line for line in begins(USES, "perhaps") if told.get(line, Confidence.LOW) is Confidence.LOW] == []
