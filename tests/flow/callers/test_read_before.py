"""What a decorator's wrapper reads on from before it calls the function has raised there where it is null (Python)."""

from __future__ import annotations

import pytest
from checked import findings_of

MODELS = """from django.db import models


class Shop(models.Model):
    name = models.CharField(max_length=20)


class Order(models.Model):
    shop = models.ForeignKey(Shop, null=True, on_delete=models.SET_NULL)
    number = models.CharField(max_length=20)
"""
SHOWN = """

@of_shop
def show(offer, order: Order):
    return order.shop.name
"""


def told(tmp_path, wrapper, shown=SHOWN):
    lines = "\n".join(f"        {line}" for line in wrapper.splitlines())
    decorator = f"def of_shop(shown):\n    def decorated(offer, order):\n{lines}\n    return decorated\n"
    files = {"models.py": MODELS, "shop.py": f"from models import Order\n\n\n{decorator}{shown}"}
    return [finding.rule for finding in findings_of(tmp_path, files) if finding.symbol == "show"]


@pytest.mark.parametrize(
    "wrapper",
    [
        "if offer.name != order.shop.name:\n    return None\nreturn shown(offer, order)",
        "name = order.shop.name\nreturn shown(offer, order)",
        "log(order.shop.name)\nif offer:\n    return shown(offer, order)\nreturn None",
        "if order.shop.name == offer.name and offer.open:\n    return shown(offer, order)\nreturn None",
        "with locked(order.shop.name):\n    return shown(offer, order)",
        "order.shop.lock()\ntry:\n    return shown(offer, order)\nfinally:\n    unlock()",
    ],
)
def test_it_is_only_shown_low(wrapper, tmp_path):
    assert told(tmp_path, wrapper) == []


@pytest.mark.parametrize(
    "wrapper",
    [
        "return shown(offer, order)",
        "if offer.name != offer.shop.name:\n    return None\nreturn shown(offer, order)",
        "if order.shop == offer.shop:\n    return None\nreturn shown(offer, order)",
        "answer = shown(offer, order)\nlog(order.shop.name)\nreturn answer",
        "if offer.open:\n    log(order.shop.name)\nreturn shown(offer, order)",
        "if offer.open and order.shop.name == offer.name:\n    return None\nreturn shown(offer, order)",
        "if offer.open:\n    return shown(offer, order)\nlog(order.shop.name)\nreturn shown(offer, order)",
        "try:\n    log(order.shop.name)\nexcept AttributeError:\n    pass\nreturn shown(offer, order)",
        "for offer in offers():\n    log(order.shop.name)\nreturn shown(offer, order)",
        "log(order.shop.name)\norder = find(offer)\nreturn shown(offer, order)",
        "log(lambda: order.shop.name)\nreturn shown(offer, order)",
        "log(order.number)\nreturn shown(offer, order)",
    ],
)
def test_it_is_told(wrapper, tmp_path):
    assert told(tmp_path, wrapper) == ["NG102"]


def test_a_function_without_the_decorator_is_told(tmp_path):
    wrapper = "log(order.shop.name)\nreturn shown(offer, order)"
    assert told(tmp_path, wrapper, SHOWN.replace("@of_shop\n", "")) == ["NG102"]
