"""A query of which it was asked that none of its rows is without something has rows with it."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models


class Buyer(models.Model):
    name = models.CharField(max_length=80)


class Order(models.Model):
    number = models.CharField(max_length=80)
    buyer = models.ForeignKey(Buyer, null=True, on_delete=models.CASCADE)


def show(number):
    orders = Order.objects.filter(number__gt=number)
{test}
{use}
"""

LOOP = "for order in orders:\n    print(order.buyer.name)"
OF_ALL = "for order in orders.all():\n    print(order.buyer.name)"
IN_ORDER = "return [order.buyer.name for order in orders.order_by('number')]"
LISTED = "return [order.buyer.name for order in orders]"

SILENT = [
    "if orders.filter(buyer__isnull=True).exists():\n    raise ValueError",
    "if orders.filter(buyer=None).exists():\n    return None",
    "if orders.filter(buyer=None).count() > 0:\n    return None",
    "if orders.filter(buyer=None).count():\n    return None",
]

TOLD = [
    "if not orders.filter(buyer__isnull=True).exists():\n    raise ValueError",
    "if orders.filter(buyer__isnull=False).exists():\n    raise ValueError",
    "if orders.filter(buyer__isnull=True, number=number).exists():\n    raise ValueError",
    "if orders.filter(buyer__name=None).exists():\n    raise ValueError",
    "if orders.filter(buyer=None).count() > 3:\n    return None",
    "if Order.objects.filter(number=number).filter(buyer=None).exists():\n    return None",
    "if orders.filter(buyer=None).exists():\n    return None\norders = Order.objects.all()",
]


@pytest.fixture
def is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def of(test: str, use: str) -> bool:
        monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
        (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
        shown = [indent(dedent(part), "    ") for part in (test, use)]
        (tmp_path / "models.py").write_text(MODELS.format(test=shown[0], use=shown[1]))
        report = run(load_settings((tmp_path,), None, {"min_confidence": "low"}), lambda stage, done, total: None)
        return any(finding.confidence > Confidence.LOW for finding in report.findings)

    return of


@pytest.mark.parametrize("use", [LOOP, LISTED, OF_ALL, IN_ORDER])
@pytest.mark.parametrize("test", SILENT)
def test_none_is_without_it(is_told, test: str, use: str) -> None:
    assert not is_told(test, use)


@pytest.mark.parametrize("use", [LOOP, LISTED, OF_ALL, IN_ORDER])
@pytest.mark.parametrize("test", TOLD)
def test_some_may_be_without_it(is_told, test: str, use: str) -> None:
    assert is_told(test, use)
