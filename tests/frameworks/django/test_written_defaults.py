"""`update_or_create` writes its `defaults` into the row, whether it was there or not; `get_or_create` only into a new one."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Order(models.Model):
    number = models.CharField(max_length=20)
    code = models.CharField(max_length=20, null=True)
    note = models.CharField(max_length=20, null=True)
"""

SOURCE = """
from models import Order

def code(number, text: str, found: Order):
    defaults = {{"code": "x"}}
    order, is_new = Order.objects.{method}(number=number, {given})
    return order.code.strip()
"""


@pytest.mark.parametrize(
    "given",
    [
        "defaults={'code': 'x'}",
        "defaults={'note': 'y', 'code': text.strip()}",
        "defaults=dict(code=text)",
        "defaults=defaults",
        "defaults={'code': 'x'}, create_defaults={'note': 'y', 'code': 'z'}",
        "code='a'",
    ],
)
@pytest.mark.parametrize("method", ["update_or_create"])
def test_what_is_written(told, method, given):
    assert told(MODELS, SOURCE.format(method=method, given=given)) == []


@pytest.mark.parametrize(
    ("method", "given"),
    [
        ("update_or_create", "defaults={'note': 'x'}"),
        ("update_or_create", "defaults={'code': None}"),
        ("update_or_create", "defaults={'code': found.note}"),
        ("update_or_create", "defaults={}"),
        ("update_or_create", "defaults={'code': 'x'}, create_defaults={'note': 'y'}"),
        ("update_or_create", "create_defaults={'code': 'x'}"),
        ("get_or_create", "defaults={'code': 'x'}"),
    ],
)
def test_what_is_not(told, method, given):
    assert told(MODELS, SOURCE.format(method=method, given=given)) == ["return order.code.strip()"]
