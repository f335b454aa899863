"""A function shows the same whether it was looked at or asked first: the source of its callers may come before its own."""

from __future__ import annotations

from textwrap import dedent

import pytest

MODELS = """
from django.db import models

class Order(models.Model):
    number = models.CharField(max_length=20)
    reference = models.CharField(max_length=64, null=True)
"""

CALLER = """
from shop.helpers import found
from shop.models import Order

def run(order: Order, other):
    found(order).strip()
    if order.reference is None:
        return found(order).strip()
    return found(order).strip()
"""

HEADER = """
from shop.models import Order

def checked(value):
    if value is None:
        raise ValueError

def label(value):
    return str(value)

def upper(value):
    return value.upper()
"""

SILENT = [
    "return order.number.upper()",
    "return order.reference.upper() if order.reference else ''",
    "checked(order.reference)\nreturn order.reference.upper()",
    "given = order.reference\nchecked(given)\nreturn given.upper()",
    "if order.reference is None:\n    return None\nreturn upper(order.reference)",
    "shown = label(order)\nreturn shown.upper()",
    "def inner():\n    return order.number.upper()\nreturn inner()",
]

FLAGGED = [
    "return order.reference.upper()",
    "if order.number:\n    return order.reference\nreturn order.reference.upper()",
    "later = lambda: order.reference.upper()\nreturn None",
    "return upper(order.reference)",
    "given = order.number\nlabel(given)\nreturn order.reference.upper()",
    "if order.number:\n    return found(order)\nreturn order.reference.upper()",
]


def uses(analyse, body, first):
    lines = "\n".join(f"    {line}" for line in body.split("\n"))
    helpers = f"{dedent(HEADER)}\ndef found(order: Order):\n{lines}\n"
    sources = {"shop/helpers.py": helpers, "shop/caller.py": CALLER}
    return analyse(
        {"shop/models.py": MODELS, **{path: sources[path] for path in sorted(sources, key=lambda path: path != first)}}
    )


@pytest.mark.parametrize("body", SILENT)
def test_nothing_is_seen_in_either_order(analyse, body):
    looked_at, asked = uses(analyse, body, "shop/helpers.py"), uses(analyse, body, "shop/caller.py")
    assert looked_at == asked
    assert not asked["shop/helpers.py"]


@pytest.mark.parametrize("body", FLAGGED)
def test_a_use_is_seen_once_in_either_order(analyse, body):
    looked_at, asked = uses(analyse, body, "shop/helpers.py"), uses(analyse, body, "shop/caller.py")
    assert looked_at == asked
    assert len(asked["shop/helpers.py"]) == 1
