"""A tuple of nulls that a Python function gives for a null argument alone, as `None` is given for `None`."""

from __future__ import annotations

import pytest
from checked import findings_of

MODELS = """from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=20)
"""
BOX = "class Box:\n    def __init__(self, order):\n        self.order = order\n\n"
PACK = "def pack(order, lines):\n    if not order:\n        return None, None\n    return Box(order), lines\n\n"
SHIP = "def ship(order: Order, lines):\n    order.save()\n    box, lines = pack(order, lines)\n"


def told(tmp_path, code):
    files = {"models.py": MODELS, "shop.py": f"from models import Order\n\n{BOX}{code}"}
    return [finding.rule for finding in findings_of(tmp_path, files)]


@pytest.mark.parametrize("use", ["box.order.save()", "for line in lines:\n        print(line)"])
@pytest.mark.parametrize("test", ["not order", "order is None", "order is None or not order"])
def test_it_is_silent_for_what_is_there(use, test, tmp_path):
    assert told(tmp_path, f"{PACK.replace('not order', test)}{SHIP}    {use}\n") == []


@pytest.mark.parametrize("use", ["box.order.save()", "for line in lines:\n        print(line)"])
def test_a_row_that_may_be_missing_makes_nothing_of_it(use, tmp_path):
    found = "    order = Order.objects.filter(number=number).first()\n    box, lines = pack(order, lines)\n"
    assert told(tmp_path, f"{PACK}def ship(number, lines):\n{found}    {use}\n") == ["NG103"]


@pytest.mark.parametrize("test", ["not lines.ok", "not order or lines.empty", "order.number == ''"])
def test_other_reasons_are_told(test, tmp_path):
    assert told(tmp_path, f"{PACK.replace('not order', test)}{SHIP}    box.order.save()\n") == ["NG109"]


def test_other_tuples_are_told(tmp_path):
    pack = PACK.replace("    return Box", "    if lines.empty:\n        return None, None\n    return Box")
    assert told(tmp_path, f"{pack}{SHIP}    box.order.save()\n") == ["NG109"]


def test_null_beside_tuples_is_told_where_it_is_taken_apart(tmp_path):
    pack = PACK.replace("return None, None", "return None")
    found = "    order = Order.objects.filter(number=number).first()\n"
    taken = "    packed = pack(order, lines)\n    print(packed[0])\n"
    assert told(tmp_path, f"{pack}def ship(number, lines):\n{found}{taken}") == ["NG103"]
