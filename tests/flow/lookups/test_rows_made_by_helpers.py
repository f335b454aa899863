"""Rows that a function of the project has made and stored before they are looked up (Python)."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence
from tests.flow.found_rows import begins, confidences_of_lookups

MODELS = """
from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)

    def add(self, sku):
        return Line.objects.create(order=self, sku=sku)

    def keep(self, sku):
        line, is_new = self.lines.get_or_create(sku=sku)
        return is_new

    def offer(self, sku):
        return Line(order=self, sku=sku)


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    sku = models.CharField(max_length=20)
"""

VIEWS = """
from models import Line, Order


def make_line(order, sku):
    line = Line(order=order, sku=sku)
    line.save()


def make_order(number):
    order = Order(number=number)
    order.save()
    return order


def offer_line(order, sku):
    return Line(order=order, sku=sku)


def make_gift(order, sku):
    if order.kind == "gift":
        line = Line(order=order, sku=sku)
        line.save()


def in_the_collection(order: Order, sku):  # found
    make_line(order, sku)
    return order.lines.first().sku


def by_its_column(order: Order, sku):  # found
    make_line(order, sku)
    return Line.objects.filter(sku=sku).first().order


def by_its_number(number):  # found
    make_order(number)
    return Order.objects.filter(number=number).first().kind


def by_a_method(order: Order):  # found
    order.add("pen")
    return order.lines.first().sku


def by_a_method_that_finds_or_makes(order: Order):  # found
    order.keep("pen")
    return order.lines.first().sku


def not_stored(order: Order, sku):  # perhaps
    offer_line(order, sku)
    return order.lines.first().sku


def not_stored_by_a_method(order: Order):  # perhaps
    order.offer("pen")
    return order.lines.first().sku


def only_sometimes(order: Order, sku):  # perhaps
    make_gift(order, sku)
    return order.lines.first().sku


def under_a_condition(order: Order, sku):  # perhaps
    if order.kind == "gift":
        make_line(order, sku)
    return order.lines.first().sku


def of_another_order(order: Order, other: Order, sku):  # perhaps
    make_line(other, sku)
    return order.lines.first().sku


def by_another_column(order: Order, sku, number):  # perhaps
    make_line(order, sku)
    return Order.objects.filter(number=number).first().kind


def by_another_value(number, other):  # perhaps
    make_order(number)
    return Order.objects.filter(number=other).first().kind


def by_more_columns(number, kind):  # perhaps
    make_order(number)
    return Order.objects.filter(number=number, kind=kind).first().pk


def after_all_were_removed(order: Order, sku):  # perhaps
    make_line(order, sku)
    Line.objects.filter(order=order).delete()
    return order.lines.first().sku
"""


@pytest.fixture(scope="module")
def confidences(tmp_path_factory) -> dict[int, Confidence]:
    return confidences_of_lookups(tmp_path_factory.mktemp("orders"), {"models.py": MODELS, "views.py": VIEWS}, "views.py")


@pytest.mark.parametrize("line", begins(VIEWS, "found"))
def test_a_helper_has_made_it(confidences, line: int) -> None:
    assert confidences.get(line, Confidence.LOW) is Confidence.LOW


@pytest.mark.parametrize("line", begins(VIEWS, "perhaps"))
def test_no_helper_has_made_it(confidences, line: int) -> None:
    assert confidences[line] > Confidence.LOW
