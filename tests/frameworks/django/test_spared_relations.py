"""Attributes of objects that keep a related row, or null where code spares it, are null wherever it is."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Buyer(models.Model):
    name = models.CharField(max_length=20)
    depot = models.ForeignKey("Depot", on_delete=models.CASCADE)

class Depot(models.Model):
    name = models.CharField(max_length=20)

class Order(models.Model):
    buyer = models.ForeignKey(Buyer, null=True, on_delete=models.CASCADE)
    seller = models.ForeignKey(Buyer, on_delete=models.CASCADE)
"""

SOURCE = """
from models import Order, Buyer

class Label:
    def __init__(self, order: Order):
        self.kept = KEPT

    def show(self):
        return self.kept.name.strip()
"""


@pytest.mark.parametrize(
    "kept",
    [
        "order.buyer if order.buyer_id else None",
        "order.buyer if order.buyer is not None else None",
        "order.buyer.depot if order.buyer else None",
    ],
)
def test_null_that_code_keeps(told, kept):
    source = SOURCE.replace("KEPT", kept)
    assert told(MODELS, source) == ["return self.kept.name.strip()"]
    asked = source.replace("def show(self):", "def show(self):\n        if not self.kept:\n            return ''")
    assert told(MODELS, asked) == []
    assert told(MODELS, source + "\ndef label(label: Label):\n    return label if label.kept else None\n") == []
    assert told(MODELS, source.replace("return self.kept", "return (self.kept or Buyer())")) == []


@pytest.mark.parametrize(
    "kept",
    [
        "order.seller if order.seller_id else None",
        "order.buyer if order.buyer_id else Buyer()",
        "order.buyer if order.buyer_id else order.seller",
        "order.seller and order.seller.depot",
        "order.buyer or order.seller",
    ],
)
def test_no_null_is_kept(told, kept):
    assert told(MODELS, SOURCE.replace("KEPT", kept)) == []
