"""A collection that only a library's class above declares has rows where a query asks something of one of them, or one was made:
it is mostly called after the class of its rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models
from shop_library.models import AbstractProduct, AbstractStockRecord


class Product(AbstractProduct):
    title = models.CharField(max_length=80)
    expires = models.DateTimeField(null=True)


class StockRecord(AbstractStockRecord):
    note = models.CharField(max_length=80)
"""

PRODUCTS = """
from models import Product, StockRecord


def with_record(key, partner):
    product = Product.objects.get(pk=key)
    StockRecord.objects.update_or_create(product=product, partner=partner, defaults={"sku": "a"})
    return product


def with_found_record(key, partner):
    product = Product.objects.get(pk=key)
    try:
        record = StockRecord.objects.get(product=product, partner=partner)
    except StockRecord.DoesNotExist:
        record = StockRecord(product=product, partner=partner)
    record.save()
    return product


def with_another_record(key, partner):
    product = Product.objects.get(pk=key)
    try:
        record = StockRecord.objects.get(partner=partner)
    except StockRecord.DoesNotExist:
        record = StockRecord(product=product, partner=partner)
    record.save()
    return product


def made(key, partner):
    return with_record(key, partner).stockrecords.first().sku


def found_or_made(key, partner):
    return with_found_record(key, partner).stockrecords.first().sku


def found_of_another(key, partner):
    return with_another_record(key, partner).stockrecords.first().sku


def made_of_others(key, partner):
    return with_record(key, partner).children.first().sku


def asked(partner, skus):
    for product in Product.objects.filter(stockrecords__partner=partner, stockrecords__sku__in=skus):
        print(product.stockrecords.first().sku)


def found(partner):
    products = Product.objects.filter(stockrecords__partner__name=partner).distinct()
    return products.exclude(title="") if products else products


def asked_by_a_helper(partner):
    for product in found(partner):
        print(product.stockrecords.order_by("sku").first().sku)


def not_asked():
    for product in Product.objects.filter(title__icontains="a", expires__date__gt="2024-05-01"):
        print(product.stockrecords.first().sku)


def asked_of_another(partner):
    for product in Product.objects.filter(children__partner=partner):
        print(product.stockrecords.first().sku)


def left_out(partner):
    for product in Product.objects.exclude(stockrecords__partner=partner):
        print(product.stockrecords.first().sku)


def compared(sku):
    for product in Product.objects.filter(stockrecords__gte=sku):
        print(product.stockrecords.first().sku)


def fewer(partner):
    for product in Product.objects.filter(stockrecords__partner=partner):
        print(product.stockrecords.filter(sku=partner.sku).first().sku)
"""


@pytest.fixture(scope="module")
def confidences(tmp_path_factory) -> dict[str, Confidence]:
    root: Path = tmp_path_factory.mktemp("shop")
    (root / "pyproject.toml").write_text("[tool.nullguard]\n")
    (root / "models.py").write_text(MODELS)
    (root / "products.py").write_text(PRODUCTS)
    settings = load_settings((root,), None, {"cache": False, "min_confidence": "low"})
    report = run(settings, lambda stage, done, total: None)
    return {finding.symbol.rpartition(".")[2]: finding.confidence for finding in report.findings}


@pytest.mark.parametrize("function", ["asked", "asked_by_a_helper", "made", "found_or_made"])
def test_it_has_rows(confidences, function: str) -> None:
    assert confidences.get(function, Confidence.LOW) is Confidence.LOW


@pytest.mark.parametrize(
    "function", ["not_asked", "asked_of_another", "left_out", "compared", "fewer", "made_of_others", "found_of_another"]
)
def test_it_may_have_none(confidences, function: str) -> None:
    assert confidences[function] > Confidence.LOW
