"""Rows that a query was asked for before: it finds them when the same query is made again."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models
from django.utils.functional import cached_property


class Order(models.Model):
    number = models.IntegerField()
    source = models.CharField(max_length=9)
    parent = models.ForeignKey("Order", null=True, related_name="parts", on_delete=models.SET_NULL)

    @property
    def has_parts(self):
        return self.parts.exists()

    @cached_property
    def is_alone(self):
        return not self.parts.exists()

    @property
    def has_old_parts(self):
        return self.parts.filter(number__lt=7).exists()

    def label(self):
        return self.parent.number if self.parent is not None else self.number

    def part(self):
        if self.has_parts:
            return self.parts.first().number

    def part_of_many(self):
        if not self.is_alone:
            return self.parts.order_by("number").first().number

    def part_used(self):
        if self.is_alone:
            return self.parts.first().number

    def old_part_used(self):
        if self.has_old_parts:
            return self.parts.filter(source="web").first().number
"""

VIEWS = """
from django.core.exceptions import MultipleObjectsReturned
from django.db.models import Count, Max
from models import Order


def same_conditions(request, source):
    if source and Order.objects.filter(source=source, number=request.data.get("number")).exists():
        return Order.objects.filter(number=request.data.get("number"), source=source).first().number


def none_there(request, source):
    if not Order.objects.filter(source=source).exists():
        return 0
    return Order.objects.filter(source=source).first().number


def other_conditions_used(request, source):
    if Order.objects.filter(source=source).exists():
        return Order.objects.filter(source=source, number=1).first().number


def other_variable_used(request, source):
    if Order.objects.filter(source=source, number=1).exists():
        source = request.GET["source"]
        return Order.objects.filter(source=source, number=1).first().number


def after_the_test_used(request, source):
    if Order.objects.filter(source=source).exists():
        print(source)
    return Order.objects.filter(source=source).first().number


def query_in_order(source):
    orders = Order.objects.filter(source=source)
    if not orders:
        return 0
    orders = orders.order_by("-number")
    return orders.first().number


def narrowed_query_used(source):
    orders = Order.objects.all()
    if not orders:
        return 0
    orders = orders.filter(source=source)
    return orders.first().number


def several_of_the_class(source):
    try:
        order, _ = Order.objects.get_or_create(source=source)
    except Order.MultipleObjectsReturned:
        order = Order.objects.filter(source=source).first()
    return order.number


def several_of_some_class(source):
    try:
        return Order.objects.get(source=source)
    except MultipleObjectsReturned:
        return Order.objects.filter(source=source).first().number


def none_of_the_class_used(source):
    try:
        return Order.objects.get(source=source)
    except Order.DoesNotExist:
        return Order.objects.filter(source=source).first().number


def several_of_another_class_used(source, Line):
    try:
        return Line.objects.get(source=source)
    except Line.MultipleObjectsReturned:
        return Order.objects.filter(source=source).first().number


def counted():
    found = Order.objects.aggregate(most=Max("number"), count=Count("id"))
    return 0 if found["count"] == 0 else found["most"] + 1


def counted_beside():
    found = Order.objects.aggregate(most=Max("number"), count=Count("id"))
    return found["count"] > 0 and found["most"] > 7


def counted_too_late_used():
    found = Order.objects.aggregate(most=Max("number"), count=Count("id"))
    return found["most"] > 7 and found["count"] > 0


def counted_but_perhaps_none_used():
    found = Order.objects.aggregate(most=Max("number"), count=Count("id"))
    return 0 if found["count"] > 3 else found["most"] + 1


def in_a_loop(source, names):
    orders = Order.objects.filter(source=source)
    if not orders.exists():
        return
    for name in names:
        print(name, orders.first().number)


def indexed_before_a_loop(order):
    parts = order.parts.all()
    number = parts[0].number
    for part in parts:
        part.save()
    return number + order.parts.first().number


def in_another_loop_used(source, names):
    orders = Order.objects.filter(source=source)
    for name in names:
        if orders.exists():
            print(name)
    return orders.first().number


def until_none_are_left_used(source):
    orders = Order.objects.filter(source=source)
    while orders.exists():
        orders.first().delete()
    return orders.first().number


def asked_by_callers(order: Order):
    return order.parts.first().number


def indexed_by_callers(request, order: Order):
    return order.parts.order_by("number").first().number


def asked_by_one_caller_used(order: Order):
    return order.parts.first().number


def others_asked_by_callers_used(order: Order):
    return order.parts.filter(source="web").first().number


def calls(request):
    order = Order.objects.get(number=request.number)
    asked_by_one_caller_used(order)
    if order.parts.exists():
        asked_by_callers(order)
        asked_by_one_caller_used(order)
        others_asked_by_callers_used(order)


def other_calls(request):
    order = Order.objects.get(number=request.number)
    parts = order.parts.all()
    if parts[0].number:
        indexed_by_callers(request, order)


class Bulk:
    def asked_of_whatever_rows(self, keys):
        for row in self.queryset.filter(pk__in=keys, parent__isnull=False):
            print(row.parent.number)

    def whatever_rows_used(self, keys):
        for row in self.queryset.filter(pk__in=keys):
            print(row.parent.number)
"""


@pytest.fixture(scope="module")
def used(tmp_path_factory) -> frozenset[str]:
    """The functions of the two modules in which something that may be missing is used."""
    root: Path = tmp_path_factory.mktemp("shop")
    (root / "pyproject.toml").write_text("[tool.nullguard]\n")
    (root / "models.py").write_text(MODELS)
    (root / "views.py").write_text(VIEWS)
    report = run(load_settings((root,), None, {"cache": False}), lambda stage, done, total: None)
    return frozenset(finding.symbol.rpartition(".")[2] for finding in report.findings)


@pytest.mark.parametrize(
    "function",
    [
        "part",
        "part_of_many",
        "same_conditions",
        "none_there",
        "query_in_order",
        "several_of_the_class",
        "several_of_some_class",
        "counted",
        "counted_beside",
        "asked_of_whatever_rows",
        "in_a_loop",
        "indexed_before_a_loop",
        "asked_by_callers",
        "indexed_by_callers",
    ],
)
def test_it_is_there(used, function):
    assert function not in used


@pytest.mark.parametrize(
    "function",
    [
        "part_used",
        "old_part_used",
        "other_conditions_used",
        "other_variable_used",
        "after_the_test_used",
        "narrowed_query_used",
        "none_of_the_class_used",
        "several_of_another_class_used",
        "counted_too_late_used",
        "counted_but_perhaps_none_used",
        "whatever_rows_used",
        "in_another_loop_used",
        "until_none_are_left_used",
        "asked_by_one_caller_used",
        "others_asked_by_callers_used",
    ],
)
def test_it_may_be_missing(used, function):
    assert function in used
