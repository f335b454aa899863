"""Guards in callers are found through common names, base classes, properties and keys: what is surely another's call counts for
nothing, what nobody can tell counts as a call."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import findings_of

from nullguard.model.finding import Confidence

MODELS = """
from django.db import models


class Customer(models.Model):
    name = models.CharField(max_length=20)


class Syncing:
    def sync(self):
        self.sync_data()


class Order(Syncing, models.Model):
    source = models.CharField(max_length=20, null=True)
    plain = models.CharField(max_length=20, null=True)
    brief = models.CharField(max_length=20, null=True)
    title = models.CharField(max_length=20, null=True)
    width = models.CharField(max_length=20, null=True)
    label = models.CharField(max_length=20)

    def sync_data(self):
        self.label = self.source.upper()

    def code(self):
        return self.plain.upper()

    @property
    def short(self):
        return self.brief.upper()


class Label:
    def __init__(self, order: Order):
        self.order = order

    def text(self):
        return self.order.title.upper()

    @property
    def size(self):
        return self.order.width.upper()

    @classmethod
    def drop(cls, customer_id):
        customer = Customer.objects.filter(pk=customer_id).first()
        return customer.name


class Other:
    def text(self):
        return ""

    def drop(self, it):
        return it
"""

IMPORTS = "from models import Customer, Label, Order, Other\n\n\n"


@pytest.fixture
def confidence(tmp_path: Path):
    def of(symbol: str, callers: str) -> Confidence | None:
        reported = findings_of(tmp_path, {"models.py": MODELS, "callers.py": IMPORTS + callers}, min_confidence="low")
        return next(f.confidence for f in reported if f.place.path == "models.py" and f.symbol == symbol)

    return of


TESTED = "def show(label: Label):\n    if label.order.title and label.order.width:\n        {}\n"
UNTESTED = "\n\ndef show_all(label: Label):\n    {}\n"


@pytest.mark.parametrize(
    "callers",
    [
        TESTED.format("return label.text()"),
        TESTED.format("return label.text()") + "\n\ndef other():\n    return Other().text()\n",
        TESTED.format("return label.text()") + "\n\ndef other(it):\n    return it.text('it takes no argument')\n",
    ],
)
def test_calls_of_other_functions_of_the_name_do_not_count(confidence, callers):
    assert confidence("Label.text", callers) is Confidence.LOW


@pytest.mark.parametrize(
    "callers",
    [
        "",
        UNTESTED.format("return label.text()"),
        TESTED.format("return label.text()") + UNTESTED.format("return label.text()"),
        TESTED.format("return label.text()") + "\n\ndef other(it):\n    return it.text()\n",
        TESTED.format("return label.text()") + "\n\ndef later(label: Label):\n    return label.text\n",
        TESTED.format("return label.text()")
        + "\n\ndef later(label: Label):\n    def run():\n        return label.text()\n    return run\n",
        TESTED.format("return Label(Order()).text()"),
    ],
)
def test_calls_of_which_nobody_knows_whose_they_are_count(confidence, callers):
    assert confidence("Label.text", callers) > Confidence.LOW


def test_all_readers_of_a_property_test_what_it_needs(confidence):
    assert confidence("Label.size", TESTED.format("return label.size")) is Confidence.LOW


@pytest.mark.parametrize(
    "callers",
    [
        UNTESTED.format("return label.size"),
        TESTED.format("return label.size") + UNTESTED.format("return label.size"),
        TESTED.format("return label.size") + "\n\ndef other(it):\n    return it.size\n",
    ],
)
def test_a_reader_of_a_property_does_not_test(confidence, callers):
    assert confidence("Label.size", callers) > Confidence.LOW


ROW_TESTED = "def show(order: Order):\n    if order.source and order.plain and order.brief:\n        {}\n"


def test_a_method_that_a_base_class_calls_is_protected_by_the_callers_of_that(confidence):
    assert confidence("Order.sync_data", ROW_TESTED.format("order.sync()")) is Confidence.LOW


@pytest.mark.parametrize(
    "callers",
    [
        "def show(order: Order):\n    order.sync()\n",
        ROW_TESTED.format("order.sync()") + "\n\ndef again(order: Order):\n    order.sync()\n",
        ROW_TESTED.format("order.sync()") + "\n\ndef again(order: Order):\n    order.sync_data()\n",
        ROW_TESTED.format("order.sync()") + "\n\ndef again(it):\n    it.sync()\n",
    ],
)
def test_some_of_these_do_not_test(confidence, callers):
    assert confidence("Order.sync_data", callers) is Confidence.HIGH


@pytest.mark.parametrize(("symbol", "call"), [("Order.code", "return order.code()"), ("Order.short", "return order.short")])
def test_what_a_row_gives_may_be_read_by_anybody(confidence, symbol, call):
    assert confidence(symbol, ROW_TESTED.format(call)) is Confidence.HIGH


LOADED = "def show(pk):\n    customer = Customer.objects.get(pk=pk)\n    return Label.drop(customer.pk)\n"


@pytest.mark.parametrize(
    "more", ["", "\n\ndef other(pk):\n    return Other().drop(pk)\n", "\n\ndef other(it, pk):\n    it.drop()\n"]
)
def test_all_calls_ask_for_a_row_that_they_have(confidence, more):
    assert confidence("Label.drop", LOADED + more) is Confidence.LOW


@pytest.mark.parametrize(
    "callers",
    [
        "def show(pk):\n    return Label.drop(pk)\n",
        LOADED + "\n\ndef again(pk):\n    return Label.drop(pk)\n",
        LOADED + "\n\ndef again(pk):\n    order = Order.objects.get(pk=pk)\n    return Label.drop(order.pk)\n",
    ],
)
def test_some_ask_for_a_row_that_may_be_gone(confidence, callers):
    assert confidence("Label.drop", callers) > Confidence.LOW
