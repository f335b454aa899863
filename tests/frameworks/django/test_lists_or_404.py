"""`get_list_or_404` gives rows of the model, with what was asked of them."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Order(models.Model):
    code = models.CharField(max_length=20, null=True)

class Part(models.Model):
    code = models.CharField(max_length=20)
"""

SOURCE = """
from django.shortcuts import get_list_or_404
from models import Order, Part

def codes():
    return [each.code.strip() for each in get_list_or_404({given})]

def first():
    return get_list_or_404({given})[0].code.strip()
"""


@pytest.mark.parametrize(
    ("given", "count"),
    [
        ("Order", 2),
        ("Order, pk__gt=3", 2),
        ("Order.objects.filter(pk__gt=3)", 2),
        ("Order, code__isnull=False", 0),
        ("Order.objects.exclude(code=None)", 0),
        ("Order.objects.all(), code='a'", 0),
        ("Part", 0),
    ],
)
def test_rows_of_a_list(told, given, count):
    assert len(told(MODELS, SOURCE.format(given=given))) == count
