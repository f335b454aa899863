"""Where a condition asks for a related object or for its key, the object is there: there is one where its key is."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Buyer(models.Model):
    name = models.CharField(max_length=9)

class Order(models.Model):
    buyer = models.ForeignKey(Buyer, null=True, on_delete=models.CASCADE)
    note = models.TextField(null=True)
"""

USES = """
from models import Order

def show(order: Order):
    {body}
    return order.buyer.name
"""


def _told(told, body: str) -> list[str]:
    return told(MODELS, USES.format(body=body))


@pytest.mark.parametrize(
    "body",
    [
        "has_buyer = order.buyer or order.buyer_id\n    if not has_buyer:\n        raise ValueError",
        "if not (order.buyer or order.buyer_id):\n        return",
        "if order.buyer is None and order.buyer_id is None:\n        return",
        "if order.buyer is None and not order.buyer_id:\n        return",
    ],
)
def test_one_of_both(told, body):
    assert _told(told, body) == []


@pytest.mark.parametrize(
    "body",
    [
        "has_buyer = order.buyer or order.note\n    if not has_buyer:\n        raise ValueError",
        "if not (order.buyer or order.note):\n        return",
        "if order.buyer is None and order.note is None:\n        return",
        "if order.buyer_id:\n        order.buyer = None",
    ],
)
def test_something_else(told, body):
    assert _told(told, body) == ["return order.buyer.name"]
