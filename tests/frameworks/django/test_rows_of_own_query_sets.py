"""`get_object_or_404` of a query set of the project's own gives a row of its model, and annotations may be columns of the row."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class OrderQuerySet(models.QuerySet):
    def paid(self):
        return self.filter(paid=True)

class Order(models.Model):
    number = models.CharField(max_length=9)
    paid = models.BooleanField(default=False)
    note = models.TextField(null=True)
    objects = OrderQuerySet.as_manager()
"""
VIEW = """
from django.db.models import F
from django.shortcuts import aget_object_or_404, get_object_or_404
from models import Order

def show(request, number):
    one = {row}
    return one.{read}
"""


@pytest.fixture
def reads(told):
    return lambda row, read="note.strip()": told(MODELS, VIEW.format(row=row, read=read))


@pytest.mark.parametrize(
    "of", ["Order", "Order.objects", "Order.objects.all()", "Order.objects.paid()", "Order.objects.filter(paid=True)"]
)
def test_its_columns(reads, of):
    assert reads(f"get_object_or_404({of}, number=number)") == ["return one.note.strip()"]
    assert reads(f"get_object_or_404({of}, number=number)", "number.strip()") == []


@pytest.mark.parametrize(
    "row",
    [
        "get_object_or_404(Order.objects.paid(), number=number, note__isnull=False)",
        "get_object_or_404(Order.objects.filter(note__isnull=False), number=number)",
        "get_object_or_404(Order.objects.paid().exclude(note=None), number=number)",
        "get_object_or_404(Order.objects.paid(), note=number)",
    ],
)
def test_what_the_query_asks(reads, row):
    assert reads(row) == []


def test_annotations(reads):
    row = "Order.objects.annotate(text=F('note'), code=F('number')){rest}.get(number=number)"
    assert reads(row.format(rest=""), "text.strip()") == ["return one.text.strip()"]
    assert reads(row.format(rest=""), "code.strip()") == []
    assert reads(row.format(rest=".filter(text__isnull=False)"), "text.strip()") == []
    assert reads(row.format(rest=".filter(note__isnull=False)"), "text.strip()") == []
