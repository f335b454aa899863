"""Functions of Python that give something for some classes and null for others, called with what nobody knows."""

from __future__ import annotations

import pytest
from checked import findings_of

MODELS = """from django.db import models


class Shop(models.Model):
    name = models.CharField(max_length=20)


class Order(models.Model):
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE)
"""
USE = "def show(given):\n    return shop_of(given).name\n"


def told(tmp_path, body, use=USE):
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    code = f"from models import Line, Order, Shop\n\n\ndef shop_of(given):\n{lines}\n\n{use}"
    files = {"models.py": MODELS, "shop.py": code}
    return [finding.rule for finding in findings_of(tmp_path, files)]


LINE, ORDER = (
    "if isinstance(given, Line):\n    return given.order.shop\n",
    "if isinstance(given, Order):\n    return given.shop\n",
)


@pytest.mark.parametrize(
    "body",
    [
        LINE + ORDER,
        LINE + ORDER + "return None",
        f"{LINE}el{ORDER}else:\n    return None",
        f"log(given)\nif not given:\n    return None\n{LINE}{ORDER}",
        (LINE + ORDER)
        .replace("isinstance(given, Line)", "type(given) == Line")
        .replace("isinstance(given, Order)", "type(given) is Order"),
        LINE + ORDER.replace("Order)", "Order) or isinstance(given, Shop)"),
    ],
)
def test_a_foreign_class_is_only_shown_low(body, tmp_path):
    assert told(tmp_path, body) == []


@pytest.mark.parametrize(
    "body",
    [
        LINE,
        LINE.replace("    return", "    if given.order.shop.name:\n        return") + ORDER,
        LINE + ORDER.replace("Order)", "Order) and given.shop.name"),
        f"{LINE}if given.open:\n    return given.shop\n{ORDER}",
        f"other = Order.objects.first()\n{(LINE + ORDER).replace('isinstance(given', 'isinstance(other')}",
    ],
)
def test_other_reasons_are_told(body, tmp_path):
    assert told(tmp_path, body) == ["NG103"]


def test_a_class_that_is_known_to_be_another_is_told(tmp_path):
    assert told(tmp_path, LINE + ORDER, "def show(given: Shop):\n    return shop_of(given).name\n") == ["NG103"]
