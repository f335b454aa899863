"""Texts of JSON that the same program reads again, by a function that makes something else of what stands there."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models


class Order(models.Model):
    note = models.CharField(max_length=9, null=True)
"""

SOURCE = """
import json
from models import Order


def without_null(row):
    return {{key: value or "" for key, value in row.items()}}


def run(key):
    order = Order.objects.get(pk=key)
    return json.loads(json.dumps({{"note": order.note}}){hook})["note"].strip()
"""


@pytest.mark.parametrize("hook", ["", ", parse_float=str", ", object_hook=without_null", ", cls=Decoder"])
def test_what_a_hook_makes_is_not_known(told, hook):
    is_told = "hook" not in hook and "cls" not in hook
    used = f'return json.loads(json.dumps({{"note": order.note}}){hook})["note"].strip()'
    assert told(MODELS, SOURCE.format(hook=hook)) == ([used] if is_told else [])
