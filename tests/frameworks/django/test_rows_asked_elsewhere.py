"""That a collection has rows is known where it was asked in another function, where its row was put into a list, and where the
same rows are looked for in their table."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models


class Product(models.Model):
    title = models.CharField(max_length=80)

    def stock_count(self):
        return self.stocks.count()


class Stock(models.Model):
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="stocks")
    sku = models.CharField(max_length=80)
"""

SILENT = {
    "first_by_a_helper": """
def first_stock(product):
    return product.stocks.order_by("sku").first()


def run(key):
    product = Product.objects.get(pk=key)
    if product.stocks.exists():
        return first_stock(product).sku
""",
    "count_by_a_helper": """
def quantity(product):
    return product.stocks.count()


def run(key):
    product = Product.objects.get(pk=key)
    if quantity(product) == 1:
        return product.stocks.first().sku
""",
    "count_by_a_method": """
def run(key):
    product = Product.objects.get(pk=key)
    if product.stock_count() > 0:
        return product.stocks.first().sku
""",
    "no_count_by_a_method": """
def run(key):
    product = Product.objects.get(pk=key)
    if product.stock_count() == 0:
        return None
    return product.stocks.first().sku
""",
    "collected": """
def run():
    found = []
    for product in Product.objects.all():
        if product.stocks.exists():
            found.append(product)
    for product in found:
        print(product.stocks.first().sku)
""",
    "collected_at_once": """
def run():
    for product in [one for one in Product.objects.all() if one.stocks.count()]:
        print(product.stocks.first().sku)
""",
    "collected_and_handed_on": """
def show(products):
    for product in products:
        print(product.stocks.first().sku)


def run():
    found = []
    for product in Product.objects.filter(stocks__sku="a"):
        found.append(product)
    show(found)
""",
    "in_the_table": """
def run(key):
    product = Product.objects.get(pk=key)
    if product.stocks.exists():
        return Stock.objects.filter(product=product).order_by("sku").first().sku
""",
    "in_the_table_of_a_query": """
def run():
    for product in Product.objects.filter(stocks__isnull=False):
        print(Stock.objects.filter(product=product).last().sku)
""",
}

TOLD = {
    "first_of_another": """
def first_stock(product):
    product = product.other
    return product.stocks.first()


def run(key):
    product = Product.objects.get(pk=key)
    if product.stocks.exists():
        return first_stock(product).sku
""",
    "fewer_by_a_helper": """
def first_stock(product):
    return product.stocks.filter(sku="a").first()


def run(key):
    product = Product.objects.get(pk=key)
    if product.stocks.exists():
        return first_stock(product).sku
""",
    "count_may_be_none": """
def run(key):
    product = Product.objects.get(pk=key)
    if product.stock_count() >= 0:
        return product.stocks.first().sku
""",
    "count_below": """
def run(key):
    product = Product.objects.get(pk=key)
    if product.stock_count() < 5:
        return product.stocks.first().sku
""",
    "collected_with_others": """
def run():
    found = []
    for product in Product.objects.all():
        if product.stocks.exists():
            found.append(product)
        elif product.title:
            found.append(product)
    for product in found:
        print(product.stocks.first().sku)
""",
    "fewer_in_the_table": """
def run(key, sku):
    product = Product.objects.get(pk=key)
    if product.stocks.exists():
        return Stock.objects.filter(product=product, sku__gt=sku).first().sku
""",
    "left_out_in_the_table": """
def run(key, sku):
    product = Product.objects.get(pk=key)
    if product.stocks.exists():
        return Stock.objects.filter(product=product).exclude(sku=sku).first().sku
""",
    "of_another_in_the_table": """
def run(key, other_key):
    product, other = Product.objects.get(pk=key), Product.objects.get(pk=other_key)
    if product.stocks.exists():
        return Stock.objects.filter(product=other).first().sku
""",
}


@pytest.fixture
def is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def of(code: str) -> bool:
        monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
        (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
        (tmp_path / "models.py").write_text(MODELS)
        (tmp_path / "stocks.py").write_text(f"from models import Product, Stock\n\n{code}")
        report = run(load_settings((tmp_path,), None, {"min_confidence": "low"}), lambda stage, done, total: None)
        return any(finding.confidence > Confidence.LOW for finding in report.findings if finding.rule == "NG103")

    return of


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_there_are_rows(is_told, code: str) -> None:
    assert not is_told(code)


@pytest.mark.parametrize("code", TOLD.values(), ids=TOLD)
def test_there_may_be_none(is_told, code: str) -> None:
    assert is_told(code)
