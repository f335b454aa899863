"""Lookups by several columns that one row, or one record of a query, of the same table holds together (Python)."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models


class Buyer(models.Model):
    name = models.CharField(max_length=20)


class Order(models.Model):
    number = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    code = models.CharField(max_length=20, null=True)
    buyer = models.ForeignKey(Buyer, on_delete=models.CASCADE)

    def of_itself(self):
        return Order.objects.filter(number=self.number, kind=self.kind).first().pk
"""

LOOKUPS = """
from django.db.models import Count
from models import Buyer, Order


def twice():
    return Order.objects.values("number", "kind").annotate(count=Count("id")).filter(count__gt=1)


def of_records(request):
    for record in Order.objects.values("number", "kind").annotate(count=Count("id")).filter(count__gt=1):
        orders = Order.objects.filter(number=record["number"], kind=record["kind"]).order_by("pk")
        first = orders.first()
        print(first.pk)


def of_whole_records(request):
    for record in Order.objects.values("number", "kind").annotate(count=Count("id")).filter(count__gt=1):
        count = record.pop("count")
        print(count, Order.objects.filter(**record).first().pk)


def of_whole_records_with_nulls(request):
    for record in Order.objects.values("kind", "code").distinct():
        print(Order.objects.filter(**record).first().pk)


def of_records_of_a_helper(request):
    found = twice()
    for record in found:
        record.pop("count")
        orders = Order.objects.filter(**record)
        first = orders.first()
        print(first.pk)


def of_pairs(request):
    for number, kind in Order.objects.values_list("number", "kind").distinct():
        print(Order.objects.filter(number=number, kind=kind).last().pk)


def of_a_row(request, key):
    order = Order.objects.get(pk=key)
    return Order.objects.filter(number=order.number, kind=order.kind).order_by("pk").first().pk


def of_its_relation(request, key):
    order = Order.objects.get(pk=key)
    return Order.objects.filter(buyer=order.buyer, kind=order.kind).first().pk


def of_half_a_row(request, key, kind):
    order = Order.objects.get(pk=key)
    return Order.objects.filter(number=order.number, kind=kind).first().pk


def of_crossed_columns(request, key):
    order = Order.objects.get(pk=key)
    return Order.objects.filter(number=order.kind, kind=order.number).first().pk


def of_two_rows(request, key, other_key):
    order, other = Order.objects.get(pk=key), Order.objects.get(pk=other_key)
    return Order.objects.filter(number=order.number, kind=other.kind).first().pk


def of_others(request, key):
    order = Order.objects.get(pk=key)
    return Order.objects.filter(number=order.number, kind=order.kind).exclude(pk=key).first().pk


def of_made_rows(request, number):
    order = Order(number=number, kind="a")
    return Order.objects.filter(number=order.number, kind=order.kind).first().pk


def of_a_changed_row(request, key, kind):
    order = Order.objects.get(pk=key)
    order.kind = kind
    return Order.objects.filter(number=order.number, kind=order.kind).first().pk


def of_changed_records(request, kind):
    for record in Order.objects.values("number", "kind"):
        record["kind"] = kind
        print(Order.objects.filter(**record).first().pk)


def of_another_table(request):
    for record in Buyer.objects.values("name"):
        print(Order.objects.filter(**record).first().pk)


def of_two_loops(request):
    for number, _ in Order.objects.values_list("number", "kind"):
        for _, kind in Order.objects.values_list("number", "kind"):
            print(Order.objects.filter(number=number, kind=kind).first().pk)
"""

HELD = [
    "of_records",
    "of_whole_records",
    "of_whole_records_with_nulls",
    "of_records_of_a_helper",
    "of_pairs",
    "of_a_row",
    "of_its_relation",
]
NOT_HELD = [
    "of_half_a_row",
    "of_crossed_columns",
    "of_two_rows",
    "of_others",
    "of_made_rows",
    "of_a_changed_row",
    "of_changed_records",
    "of_another_table",
    "of_two_loops",
    "of_itself",
]


@pytest.fixture(scope="module")
def confidences(tmp_path_factory) -> dict[str, Confidence]:
    root: Path = tmp_path_factory.mktemp("shop")
    (root / "pyproject.toml").write_text("[tool.nullguard]\n")
    (root / "models.py").write_text(MODELS)
    (root / "lookups.py").write_text(LOOKUPS)
    settings = load_settings((root,), None, {"cache": False, "min_confidence": "low"})
    report = run(settings, lambda stage, done, total: None)
    return {finding.symbol.rpartition(".")[2]: finding.confidence for finding in report.findings}


@pytest.mark.parametrize("function", HELD)
def test_the_row_is_one_of_those(confidences, function: str) -> None:
    assert confidences.get(function, Confidence.LOW) is Confidence.LOW


@pytest.mark.parametrize("function", NOT_HELD)
def test_there_may_be_none(confidences, function: str) -> None:
    assert confidences[function] > Confidence.LOW
