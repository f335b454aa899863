"""Rows of Django that are asked for again by the same columns, those of related rows and those of a query in a variable too."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.found import FOUND_BEFORE
from tests.flow.conftest import world_of

MODELS = """
from django.db import models

class Shop(models.Model):
    name = models.CharField(max_length=20)

class Order(models.Model):
    number = models.CharField(max_length=20)
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
"""

AGAIN = "\nOrder.objects.filter(shop__name=name, pk=id).first().number"


def _doubts(body: str) -> list[str]:
    text = "from models import Order\n\ndef run(id, name, other):\n" + "".join(f"    {line}\n" for line in body.splitlines())
    found = analyse_source(world_of({"models.py": MODELS, "service.py": text}), "service.py", frozenset({"first"}))
    return [use.origin.doubt for use in found.uses]


@pytest.mark.parametrize(
    "before",
    [
        "order = Order.objects.filter(pk=id, shop__name=name).first()",
        "order = Order.objects.filter(pk=id, shop__name__exact=name, number=other).annotate(total=Count('lines')).first()",
        "order = Order.objects.filter(shop__name=name, pk=id).annotate(total=Sum('price'))\norder = order.first()",
        "order = Order.objects.filter(shop__name=name, pk=id)\norder = order.order_by('number').first()",
    ],
)
def test_it_was_found_by_the_same(before):
    assert set(_doubts(before + "\nif order is None:\n    return" + AGAIN)) <= {FOUND_BEFORE}


@pytest.mark.parametrize(
    "before",
    [
        "order = Order.objects.filter(pk=id, shop__name=other).first()",
        "order = Order.objects.filter(pk=id, shop__name__in=name).first()",
        "order = Order.objects.filter(pk=id, shop__number=name).first()",
        "order = Order.objects.filter(pk=id)\norder = order.first()",
        "order = Order.objects.filter(shop__name=name)\nif name:\n    order = order.filter(pk=id)\norder = order.first()",
    ],
)
def test_it_was_not(before):
    assert _doubts(before + "\nif order is None:\n    return" + AGAIN) == [""]
