"""Rows of a collection have the relation by which they are in it, also where nothing tells whose collection it is."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Shop(models.Model):
    name = models.CharField(max_length=20)

class Order(models.Model):
    note = models.CharField(max_length=20, null=True)
    shop = models.ForeignKey(Shop, null=True, on_delete=models.SET_NULL, related_name="sold_here")
"""


@pytest.mark.parametrize("owner", ["shop", "shop: Shop", "thing"])
@pytest.mark.parametrize("query", ["all()", "filter(pk=3)", "exclude(note=None)", "order_by('pk')[:3]"])
def test_the_relation_that_leads_back(told, owner, query):
    source = f"""
from models import Shop

def names({owner}):
    return [order.shop.name for order in {owner.partition(":")[0]}.sold_here.{query}]
"""
    assert told(MODELS, source) == []


def test_what_else_they_have(told):
    source = """
from models import Order

def notes(thing):
    return [order.note.strip() for order in thing.sold_here.all()]

def names():
    return [order.shop.name for order in Order.objects.all()]
"""
    assert len(told(MODELS, source)) == 2
