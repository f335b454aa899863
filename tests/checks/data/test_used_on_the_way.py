"""A row that a function uses untested, and then gives to its callers, is told there: what the callers do with it is low."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models

class Order(models.Model):
    number = models.CharField(max_length=20)
"""

ORDERS = """
from models import Order

def find(number):
    return Order.objects.filter(number=number).first()

def made(number, shown):
    order = find(number)
    if shown:
        print(order.number)
    return order

def tested(number):
    order = find(number)
    if order is not None:
        print(order.number)
    return order

def handed(number):
    return find(number)
"""

CALLERS = """
from orders import find, handed, made, tested

def show(number):
    order = {call}
    return order.number
"""


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def shown(call: str, orders: str = ORDERS) -> list[str]:
        monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
        root = tmp_path / "project"
        root.mkdir()
        (root / "pyproject.toml").write_text("[tool.nullguard]\n")
        (root / "models.py").write_text(MODELS)
        (root / "orders.py").write_text(orders)
        (root / "callers.py").write_text(CALLERS.replace("{call}", call))
        report = run(load_settings((root,), None, {}), lambda stage, done, total: None)
        return sorted(f"{found.place.path}:{found.symbol}" for found in report.findings if found.confidence > Confidence.LOW)

    return shown


def test_it_is_told_where_the_row_comes_from(shown) -> None:
    assert shown("made(number, True)") == ["orders.py:made"]


@pytest.mark.parametrize("call", ["find(number)", "handed(number)", "tested(number)"])
def test_it_is_told_where_nothing_before_uses_the_row(shown, call: str) -> None:
    """`made` uses what `find` gives it, not what `find` gives others."""
    assert shown(call) == ["callers.py:show", "orders.py:made"]


def test_it_is_told_where_another_row_is_used(shown) -> None:
    orders = ORDERS.replace(
        "        print(order.number)\n    return order\n\ndef tested", "        pass\n    return order\n\ndef tested"
    )
    assert shown("made(number, True)", orders) == ["callers.py:show"]
