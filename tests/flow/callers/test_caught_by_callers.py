"""What null raises in a function is no error where all callers handle it: `except AttributeError` (Python)."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import findings_of

from nullguard.model.finding import Confidence

MODELS = """
from django.db import models


class Customer(models.Model):
    name = models.CharField(max_length=80)


class Order(models.Model):
    quantity = models.IntegerField(null=True)
    customer = models.ForeignKey(Customer, null=True, on_delete=models.SET_NULL)
"""

NAMES = """
from models import Order


def name_of(order):
    return order.customer.name


def more_than(order):
    return order.quantity + 1


class Names:
    def find(self):
        return Order.objects.get(pk=self.key)

    def full_name(self):
        return self.find().customer.name
"""

CATCHING = """
def caught(key):
    order = Order.objects.get(pk=key)
    try:
        return {call}
    except {error}:
        return ""
"""

TESTING = """
def tested(key):
    order = Order.objects.get(pk=key)
    return name_of(order) if order.customer else ""
"""

UNTESTED = """
def untested(key):
    return name_of(Order.objects.get(pk=key))
"""

IN_A_HANDLER = """
def handling(key):
    order = Order.objects.get(pk=key)
    try:
        print(order.quantity)
    except AttributeError:
        return name_of(order)
"""


@pytest.fixture
def is_told(tmp_path: Path):
    def of(symbol: str, callers: str) -> bool:
        reported = findings_of(
            tmp_path,
            {
                "models.py": MODELS,
                "names.py": NAMES,
                "callers.py": f"from models import Order\nfrom names import Names, more_than, name_of\n\n{callers}",
            },
            min_confidence="low",
        )
        return any(finding.confidence > Confidence.LOW for finding in reported if finding.symbol.endswith(symbol))

    return of


def _catching(call: str = "name_of(order)", error: str = "AttributeError") -> str:
    return CATCHING.format(call=call, error=error)


@pytest.mark.parametrize(
    ("symbol", "callers"),
    [
        ("name_of", _catching()),
        ("name_of", _catching(error="(KeyError, AttributeError)")),
        ("name_of", _catching() + "\n" + TESTING),
        ("full_name", _catching("Names().full_name()")),
    ],
)
def test_all_callers_handle_it(is_told, symbol: str, callers: str) -> None:
    assert not is_told(symbol, callers)


@pytest.mark.parametrize(
    ("symbol", "callers"),
    [
        ("name_of", UNTESTED),
        ("name_of", _catching() + "\n" + UNTESTED),
        ("name_of", _catching(error="Exception")),
        ("name_of", _catching(error="ValueError")),
        ("name_of", IN_A_HANDLER),
        ("more_than", _catching("more_than(order)")),
    ],
)
def test_not_all_do(is_told, symbol: str, callers: str) -> None:
    assert is_told(symbol, callers)
