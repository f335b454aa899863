"""What was tested of a row is there where the row is read again by its own key (Python)."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

GOT = "order = Order.objects.get(number=number)\n"
TESTED = GOT + "if order.customer is None:\n    return\n"


@pytest.mark.parametrize(
    ("again", "row"),
    [
        ("order = Order.objects.select_for_update().get(pk=order.pk)", "order"),
        ("order = Order.objects.get(id=order.id)", "order"),
        ("locked = Order.objects.get(pk=order.pk)", "locked"),
    ],
)
def test_the_same_row(row_forms, again: str, row: str) -> None:
    assert not row_forms(TESTED + again, row)


@pytest.mark.parametrize(
    ("before", "again", "row"),
    [
        (TESTED, "order = Order.objects.get(pk=number)", "order"),
        (TESTED, "locked = Order.objects.get(pk=order.parent_id)", "locked"),
        (TESTED, "locked = Order.objects.get(number=order.number)", "locked"),
        (GOT + "if order.paid_at is None:\n    return\n", "order = Order.objects.get(pk=order.pk)", "order"),
        (GOT + "order.customer = Customer.objects.get(name=number)\n", "locked = Order.objects.get(pk=order.pk)", "locked"),
        ("order = given\nif not order.customer:\n    return\n", "locked = Order.objects.get(pk=order.pk)", "locked"),
    ],
)
def test_another_row_or_one_that_was_changed(row_forms, before: str, again: str, row: str) -> None:
    assert row_forms(before + again, row)


@pytest.fixture
def row_forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def is_told(code: str, row: str) -> bool:
        monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
        (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
        (tmp_path / "models.py").write_text(MODELS)
        text = indent(f"{code}\n{row}.customer.name", "    ")
        (tmp_path / "orders.py").write_text(f"from models import Customer, Order\n\n\ndef show(number, given: Order):\n{text}\n")
        report = run(load_settings((tmp_path,), None, {"min_confidence": "low"}), lambda stage, done, total: None)
        return any(finding.confidence > Confidence.LOW for finding in report.findings)

    return is_told


MODELS = """
from django.db import models


class Customer(models.Model):
    name = models.CharField(max_length=80)


class Order(models.Model):
    number = models.CharField(max_length=20)
    paid_at = models.DateTimeField(null=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE)
    customer = models.ForeignKey(Customer, null=True, on_delete=models.SET_NULL)
"""
