"""What functions give that ask of which class it is what they are given (`isinstance`), where calls tell the class."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models


class Shop(models.Model):
    name = models.CharField(max_length=20)


class Order(models.Model):
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
    other = models.ForeignKey(Shop, null=True, on_delete=models.CASCADE, related_name="others")


class ReturnedOrder(Order):
    pass


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE)


class Visit(models.Model):
    number = models.IntegerField()
"""

SHOPS = """
from models import Line, Order, ReturnedOrder, Shop, Visit


def shop_of(given):
    if not given:
        return None
    if isinstance(given, Order):
        return given.shop
    if isinstance(given, Line | ReturnedOrder):
        return given.order.shop
    return None


def declared_shop(given: object) -> Shop | None:
    if isinstance(given, (Order, Line)):
        return Shop.objects.get(order=given)
    return None


def chosen(given):
    found = None
    if isinstance(given, Order):
        found = given.shop
    elif isinstance(given, Line):
        found = Shop.objects.filter(name=str(given)).first()
    return found


def refusing(given):
    if not isinstance(given, Order):
        return
    return given.shop


def returned(given):
    if isinstance(given, ReturnedOrder):
        return given.shop


class Shops:
    def of(self, given):
        if isinstance(given, Order):
            return given.shop

    def by_method(self, key):
        return self.of(Order.objects.get(pk=key)).name


def of_order(key):
    return shop_of(Order.objects.get(pk=key)).name


def of_class_below(key):
    return shop_of(ReturnedOrder.objects.get(pk=key)).name


def of_line(key):
    line = Line.objects.get(pk=key)
    return shop_of(line).name


def of_declared(key):
    return declared_shop(Order.objects.get(pk=key)).name


def of_chosen(key):
    return chosen(Order.objects.get(pk=key)).name


def of_refusing(key):
    return refusing(Order.objects.get(pk=key)).name


def of_either(given: Order | Line):
    return shop_of(given).name


def name_of(given):
    return shop_of(given).name


def handed(key):
    return name_of(Order.objects.get(pk=key)), name_of(Line.objects.get(pk=key))


def of_visit(key):
    return shop_of(Visit.objects.get(pk=key)).name


def of_declared_visit(key):
    return declared_shop(Visit.objects.get(pk=key)).name


def of_unknown(given):
    return chosen(given).name


def view(request):
    return of_unknown(request.thing)


def of_line_chosen(key):
    return chosen(Line.objects.get(pk=key)).name


def of_perhaps_below(key):
    return returned(Order.objects.get(pk=key)).name


def of_missing(key):
    return shop_of(Order.objects.filter(pk=key).first()).name


def of_either_or_visit(given: Order | Visit):
    return refusing(given).name
"""

SILENT = ["of_order", "of_class_below", "of_line", "of_declared", "of_chosen", "of_refusing", "of_either", "name_of", "by_method"]
TOLD = ["of_visit", "of_unknown", "of_line_chosen", "of_perhaps_below", "of_missing", "of_either_or_visit"]


@pytest.fixture(scope="module")
def confidences(tmp_path_factory) -> dict[str, Confidence]:
    root: Path = tmp_path_factory.mktemp("shop")
    (root / "pyproject.toml").write_text("[tool.nullguard]\n")
    (root / "models.py").write_text(MODELS)
    (root / "shops.py").write_text(SHOPS)
    settings = load_settings((root,), None, {"cache": False, "min_confidence": "low"})
    report = run(settings, lambda stage, done, total: None)
    return {finding.symbol.rpartition(".")[2]: finding.confidence for finding in report.findings}


@pytest.mark.parametrize("function", SILENT)
def test_it_gives_something_for_that_class(confidences, function: str) -> None:
    assert confidences.get(function, Confidence.LOW) is Confidence.LOW


@pytest.mark.parametrize("function", TOLD)
def test_it_may_give_nothing(confidences, function: str) -> None:
    assert confidences[function] > Confidence.LOW
