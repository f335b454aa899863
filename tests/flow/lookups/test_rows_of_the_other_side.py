"""Rows that come out of a relation's other side lead back: their foreign key is set."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models


class Customer(models.Model):
    name = models.CharField(max_length=80)
    title = models.CharField(max_length=80, null=True)


class Order(models.Model):
    customer = models.ForeignKey(Customer, null=True, related_name="orders", on_delete=models.SET_NULL)
    payer = models.ForeignKey(Customer, null=True, on_delete=models.SET_NULL)
    readers = models.ManyToManyField(Customer, related_name="read")
"""

HEADER = "from models import Customer, Order\n\n\n"


@pytest.fixture
def used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The lines of a source beside the models in which a null is used, as they are written."""

    def of(text: str) -> list[str]:
        monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
        (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
        (tmp_path / "models.py").write_text(MODELS)
        (tmp_path / "views.py").write_text(HEADER + text)
        report = run(load_settings((tmp_path,), None, {"min_confidence": "low"}), lambda stage, done, total: None)
        lines = (HEADER + text).split("\n")
        found = [finding.place for finding in report.findings if finding.rule in ("NG101", "NG102")]
        return [lines[place.line - 1].strip() for place in found]

    return of


@pytest.mark.parametrize(
    "rows",
    [
        "customer.orders.all()",
        "customer.orders.filter(pk__gt=3)",
        "customer.orders.order_by('pk')",
        "customer.orders.exclude(pk=3).iterator()",
        "Customer.objects.get(pk=1).orders.all()",
        "list(customer.orders.all())",
    ],
)
def test_the_relation_that_leads_back_is_there(used, rows):
    assert used(f"def show(customer: Customer):\n    return [order.customer.name for order in {rows}]\n") == []
    assert used(f"def show(customer: Customer):\n    for order in {rows}:\n        print(order.customer.name)\n") == []


@pytest.mark.parametrize("row", ["customer.orders.get(pk=1)", "customer.orders.create()"])
def test_one_row_of_them_leads_back(used, row):
    assert used(f"def show(customer: Customer):\n    order = {row}\n    order.customer.name.upper()\n") == []


def test_without_a_related_name(used):
    assert used("def show(customer: Customer):\n    for order in customer.order_set.all():\n        order.payer.name\n") == []


def test_through_a_function_that_may_give_no_rows(used):
    text = """
class Sender:
    def _orders(self, customer: Customer):
        if not customer.name:
            return Order.objects.none()
        return customer.orders.all()

    def send(self, customer: Customer):
        for order in self._orders(customer).filter(pk__gt=3):
            self._send(order)

    def _send(self, order: Order):
        return order.customer.name
"""
    assert used(text) == []


@pytest.mark.parametrize(
    ("rows", "use"),
    [
        ("customer.orders.all()", "order.payer.name"),
        ("customer.order_set.all()", "order.customer.name"),
        ("customer.read.all()", "order.customer.name"),
        ("Order.objects.filter(pk__gt=3)", "order.customer.name"),
        ("customer.orders.all() | Order.objects.all()", "order.customer.name"),
        ("customer.orders.all()", "order.customer.title.upper()"),
    ],
)
def test_others_may_be_null(used, rows, use):
    assert used(f"def show(customer: Customer):\n    for order in {rows}:\n        {use}\n") == [use]


def test_what_is_taken_away_is_null(used):
    text = "def drop(customer: Customer):\n    for order in customer.orders.all():\n        order.customer = order.payer\n"
    assert used(text + "        order.customer.name\n") == ["order.customer.name"]
