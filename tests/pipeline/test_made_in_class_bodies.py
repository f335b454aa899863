"""What Python's class bodies make of their functions: properties of methods, and lambdas that run later."""

from __future__ import annotations

import pytest

MODELS = """\
from django.db import models


class Buyer(models.Model):
    name = models.CharField(max_length=20)


class Order(models.Model):
    note = models.CharField(max_length=20, null=True)
    mail = models.CharField(max_length=20, null=True)
    buyer = models.ForeignKey(Buyer, null=True, on_delete=models.SET_NULL)

    def _note(self):
        return self.note

    def _get_mail(self):
        return self.mail or ""

    shown = property(_note)
    address = property(fget=_get_mail)
    made = property(lambda self: "x")


def tested(order: Order):
    return "" if order.buyer is None else order.buyer.name
"""
CODE = """\
from marshmallow import Schema, fields

from shop.models import Order


def run(order: Order):
    {body}


class OrderSchema(Schema):
    title = fields.Str()
    field = {field}
"""


@pytest.fixture
def rules(project):
    def found(body: str, field: str = "fields.Str()") -> list[str]:
        project.write("shop/models.py", MODELS)
        project.write("shop/code.py", CODE.format(body=body, field=field))
        return [f.rule for f in project.check().findings]

    return found


@pytest.mark.parametrize(
    ("body", "field", "rule"),
    [
        ("return order.shown.upper()", "fields.Str()", "NG101"),
        ("return None", "fields.Function(lambda order: order.buyer.name)", "NG102"),
    ],
)
def test_what_is_told(rules, body, field, rule):
    assert rules(body, field) == [rule]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ("return order.shown.upper() if order.shown is not None else ''", "fields.Str()"),
        ("return order.address.upper()", "fields.Str()"),
        ("return order.made.upper()", "fields.Str()"),
        ("return None", "fields.Function(lambda order: order.buyer.name if order.buyer else None)"),
        ("return None", "fields.Function(lambda order: order.buyer and order.buyer.name)"),
    ],
)
def test_what_is_there(rules, body, field):
    assert rules(body, field) == []
