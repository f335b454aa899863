"""A collection has rows after one was made in it; and what a method says that only raises."""

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
    buyer = models.ForeignKey(Buyer, null=True, on_delete=models.CASCADE, related_name="orders")


class Missing(Exception):
    pass


class Shown:
    def fail(self):
        raise Missing()

    def fail_with(self, text):
        text = text.strip()
        raise Missing(text) from None

    def open(self):
        raise NotImplementedError

    def perhaps(self):
        if self.is_quiet:
            return
        raise Missing()

    def overridden(self):
        raise Missing()

    def show(self, key, other, number):
        buyer = Buyer.objects.get(pk=key)
        order = Order.objects.get(pk=number)
{code}


class Quiet(Shown):
    def overridden(self):
        print(self.number)
"""

SILENT = [
    "buyer.orders.create(number=number)\nbuyer.orders.first().number",
    "if not buyer.orders.exists():\n    buyer.orders.create(number=number)\nbuyer.orders.order_by('number').last().number",
    "buyer.orders.add(order)\nbuyer.orders.first().number",
    "buyer.orders.get_or_create(number=number)\nbuyer.orders.first().number",
    "found = buyer.orders.first()\nif found is None:\n    self.fail()\nfound.number",
    "found = buyer.orders.first()\nif found is None:\n    self.fail_with('none')\nfound.number",
]

TOLD = [
    "buyer.orders.create(number=number)\nbuyer.orders.filter(number=other).first().number",
    "buyer.orders.create(number=number)\nbuyer.orders.clear()\nbuyer.orders.first().number",
    "Buyer.objects.get(pk=other).orders.create(number=number)\nbuyer.orders.first().number",
    "if number:\n    buyer.orders.create(number=number)\nbuyer.orders.first().number",
    "buyer.orders.remove(order)\nbuyer.orders.first().number",
    "found = buyer.orders.first()\nif found is None:\n    self.open()\nfound.number",
    "found = buyer.orders.first()\nif found is None:\n    self.perhaps()\nfound.number",
    "found = buyer.orders.first()\nif found is None:\n    self.overridden()\nfound.number",
]


@pytest.fixture
def is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def of(code: str) -> bool:
        monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
        (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
        (tmp_path / "models.py").write_text(MODELS.format(code=indent(dedent(code), " " * 8)))
        report = run(load_settings((tmp_path,), None, {"min_confidence": "low"}), lambda stage, done, total: None)
        return any(finding.confidence > Confidence.LOW for finding in report.findings)

    return of


@pytest.mark.parametrize("code", SILENT)
def test_there_is_one(is_told, code: str) -> None:
    assert not is_told(code)


@pytest.mark.parametrize("code", TOLD)
def test_there_may_be_none(is_told, code: str) -> None:
    assert is_told(code)
