"""What was tested, or made, and then changed again: by a call, in a later round, behind another name."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models


class Customer(models.Model):
    name = models.CharField(max_length=80)


class Order(models.Model):
    note = models.CharField(max_length=20, null=True)
    discount = models.IntegerField(null=True)
    is_open = models.BooleanField(default=True)
    kind = models.CharField(max_length=3)
    buyer = models.ForeignKey(Customer, null=True, on_delete=models.SET_NULL)

    def rate(self):
        return self.discount


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    sku = models.CharField(max_length=20)
"""

USES = """
from models import Customer, Line, Order
from registry import compute


def answer_is_not_zero(key):
    order = Order.objects.get(pk=key)
    if order.rate() != 0:
        return order.rate() + 1


def lines_are_not_zero(key):
    order = Order.objects.get(pk=key)
    if order.lines.count() != 0:
        return order.lines.first().sku


def first_line(order):
    return order.lines.first()


def first_of_other(order, other):
    return first_line(other)


def rows_of_another(key, other_key):
    order = Order.objects.get(pk=key)
    other = Order.objects.get(pk=other_key)
    if order.lines.exists():
        return first_of_other(order, other).sku


def rows_of_the_same(key):
    order = Order.objects.get(pk=key)
    if order.lines.exists():
        return first_line(order).sku


def load(order):
    if order.is_stale():
        order.is_open = False
        return None
    return Customer(name="x")


def load_open(order):
    if not order.is_open:
        return None
    return Customer(name="x")


def set_inside(key):
    order = Order.objects.get(pk=key)
    if order.is_open:
        return load(order).name


def asked_before(key):
    order = Order.objects.get(pk=key)
    if order.is_open:
        return load_open(order).name


def updated(key):
    held = {}
    held.update({order.id: order for order in Order.objects.all()})
    return held[key].note.upper()


def filled_inside(key):
    held = {}

    def add(order):
        held[order.id] = order

    for order in Order.objects.all():
        add(order)
    return held[key].note.upper()


def put_in_each_round(orders: list[Order], key):
    for order in orders:
        if order.buyer is None:
            raise ValueError
        orders.append(Order.objects.get(pk=key))
    for order in orders:
        print(order.buyer.name)


def unset_in_a_last_round(orders: list[Order]):
    for order in orders:
        if order.buyer is None:
            raise ValueError
    for order in orders:
        if order.is_open:
            order.buyer = None
            break
    for order in orders:
        print(order.buyer.name)


def tested_in_each_round(orders: list[Order]):
    for order in orders:
        if order.buyer is None:
            raise ValueError
    for order in orders:
        if order.is_open:
            break
    for order in orders:
        print(order.buyer.name)


def changed_by_a_query():
    orders = Order.objects.filter(kind="x")
    for order in orders:
        if order.note is None:
            raise ValueError
    orders.update(note=None)
    for order in orders:
        print(order.note.upper())


def asked_and_changed_by_a_query():
    orders = Order.objects.filter(kind="x")
    if orders.filter(note=None).exists():
        raise ValueError
    orders.update(note=None)
    for order in orders:
        print(order.note.upper())


def changed_otherwise_by_a_query():
    orders = Order.objects.filter(kind="x")
    for order in orders:
        if order.note is None:
            raise ValueError
    orders.update(kind="y")
    for order in orders:
        print(order.note.upper())


class Keeper:
    def __init__(self):
        self.held = {}

    def put(self, key):
        self.held[key] = 1
        self.drop()
        order = Order.objects.get(pk=key)
        if not self.held:
            return order.buyer.name

    def drop(self):
        self.held.clear()


def taken_out_of_a_dictionary(key):
    order = Order.objects.get(pk=key)
    held = {}
    held[key] = 1
    while held:
        held.popitem()
    return order.buyer.name


def deleted_from_a_dictionary(key):
    order = Order.objects.get(pk=key)
    held = {}
    held[key] = 1
    del held[key]
    if not held:
        return order.buyer.name


def deleted_from_errors(key):
    order = Order.objects.get(pk=key)
    errors = []
    if order.buyer is None:
        errors.append("no buyer")
    del errors[:]
    if errors:
        return None
    return order.buyer.name


def others_put_in_their_place(key):
    order = Order.objects.get(pk=key)
    errors = []
    if order.buyer is None:
        errors.append("no buyer")
    errors[:] = []
    if errors:
        return None
    return order.buyer.name


def drop(errors):
    errors.clear()


def show(errors):
    print(errors)


def emptied_by_a_call(key):
    order = Order.objects.get(pk=key)
    errors = []
    if order.buyer is None:
        errors.append("no buyer")
    drop(errors)
    if errors:
        return None
    return order.buyer.name


def shown_by_a_call(key):
    order = Order.objects.get(pk=key)
    errors = []
    if order.buyer is None:
        errors.append("no buyer")
    show(errors)
    if errors:
        return None
    return order.buyer.name


def as_many_as_rounds(count):
    last = None
    for number in range(count):
        if number == count - 1:
            last = Customer(name="x")
    return last.name


def raised_in_the_last_round(tries):
    found = None
    for number in range(tries):
        try:
            found = compute(number)
            break
        except ValueError:
            if number == tries - 1:
                raise
    return found.name


def prepare(order):
    order.note = "x"


def require(order):
    if order.note is None:
        raise ValueError


def not_saved(key):
    order = Order.objects.get(pk=key)
    prepare(order)
    fresh = Order.objects.get(pk=order.pk)
    return fresh.note.upper()


def changed_in_the_table(key):
    order = Order.objects.get(pk=key)
    if order.note is None:
        return None
    Order.objects.filter(pk=order.pk).update(note=None)
    fresh = Order.objects.get(pk=order.pk)
    return fresh.note.upper()


def required_before(key):
    order = Order.objects.get(pk=key)
    require(order)
    fresh = Order.objects.select_for_update().get(pk=order.pk)
    return fresh.note.upper()
"""

TOLD = [
    "answer_is_not_zero",
    "rows_of_another",
    "set_inside",
    "updated",
    "add",
    "put_in_each_round",
    "unset_in_a_last_round",
    "changed_by_a_query",
    "asked_and_changed_by_a_query",
    "put",
    "taken_out_of_a_dictionary",
    "deleted_from_a_dictionary",
    "deleted_from_errors",
    "others_put_in_their_place",
    "emptied_by_a_call",
    "as_many_as_rounds",
    "not_saved",
    "changed_in_the_table",
]
SILENT = [
    "lines_are_not_zero",
    "rows_of_the_same",
    "asked_before",
    "tested_in_each_round",
    "changed_otherwise_by_a_query",
    "shown_by_a_call",
    "raised_in_the_last_round",
    "required_before",
]


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> set[str]:
    root: Path = tmp_path_factory.mktemp("shop")
    (root / "pyproject.toml").write_text("[tool.nullguard]\n")
    (root / "models.py").write_text(MODELS)
    (root / "uses.py").write_text(USES)
    report = run(load_settings((root,), None, {"cache": False, "min_confidence": "low"}), lambda stage, done, total: None)
    source = USES.splitlines()
    places = [place.line for finding in report.findings for place in (finding.place, *finding.siblings)]
    return {_function_at(source, line) for line in places}


def _function_at(source: list[str], line: int) -> str:
    return next(text.split("def ")[1].partition("(")[0] for text in reversed(source[:line]) if "def " in text)


@pytest.mark.parametrize("function", TOLD)
def test_it_is_told(told: set[str], function: str) -> None:
    assert function in told


@pytest.mark.parametrize("function", SILENT)
def test_it_is_still_known(told: set[str], function: str) -> None:
    assert function not in told
