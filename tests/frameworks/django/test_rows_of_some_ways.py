"""A value of which nothing is known on one way, and on another one what rows it holds: there it may be such a row."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Order(models.Model):
    number = models.CharField(max_length=20)
    paid = models.DateTimeField(null=True)
    depot = models.ForeignKey("Depot", null=True, on_delete=models.SET_NULL)

class Depot(models.Model):
    name = models.CharField(max_length=20)
    closed = models.DateTimeField(null=True)
"""

SOURCE = """
from models import Depot, Order

class Wrapper:
    paid = None

def ask(given=None, flag=False):
{before}
    {use}
"""


@pytest.mark.parametrize(
    ("before", "use"),
    [
        ("given = given or Order.objects.all()", "return [x.paid.date() for x in given]"),
        ("given = given if given is not None else Order.objects.all()", "return [x.depot.name for x in given]"),
        ("if given is None: given = Order.objects.all()", "return [b.date() for a, b in given.values_list('number', 'paid')]"),
        ("x = Order.objects.get(pk=3)\n    if flag: x = load(flag)", "return x.depot.name"),
        ("x = load(flag) if flag else Order.objects.first()", "return x.number"),
    ],
)
def test_what_may_be_null_on_that_way(told, before, use):
    assert told(MODELS, SOURCE.format(before=f"    {before}", use=use)) == [use]


@pytest.mark.parametrize(
    ("before", "use"),
    [
        ("given = given or Order.objects.filter(paid__isnull=False)", "return [x.paid.date() for x in given]"),
        ("q = Order.objects.exclude(paid=None)\n    if flag: q = narrow(q)", "return [x.paid.date() for x in q]"),
        ("given = given or Order.objects.all()", "return [x.paid.date() for x in given if x.paid]"),
        ("given = given or Order.objects.all()", "return [x.number.strip() for x in given]"),
        ("x = load(flag) if flag else Order(number=3)", "return x.number.strip()"),
        ("x = load(flag) if flag else Order.objects.get(pk=3)", "return x.depot.name if x.depot else ''"),
        ("x = Order.objects.first()\n    if not x: x = load(flag)", "return x.number"),
    ],
)
def test_what_is_known_on_that_way(told, before, use):
    assert told(MODELS, SOURCE.format(before=f"    {before}", use=use)) == []
