"""A row that Python code has made is nearly always there when it is looked up by what it was given; and a table of which a row
was made or found is not empty."""

from __future__ import annotations

from collections.abc import Callable
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
    number = models.CharField(max_length=20)
    shop = models.ForeignKey(Shop, related_name="orders", on_delete=models.CASCADE)
"""

VIEW = """
from models import Order, Shop


def view(request, shop, number, other):
    {before}
    return {lookup}.number
"""

FOUND_OR_SAVED = """order = Order.objects.filter(number=number).first()
    if order is None:
        order = Order(number=number)
        order.save()"""


@pytest.fixture
def confidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Confidence]:
    """How sure the finding is of a lookup after something."""

    def of(before: str, lookup: str) -> Confidence:
        monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
        (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
        (tmp_path / "models.py").write_text(MODELS)
        (tmp_path / "views.py").write_text(VIEW.format(before=before, lookup=lookup))
        report = run(load_settings((tmp_path,), None, {"min_confidence": "low"}), lambda stage, done, total: None)
        (found,) = [finding for finding in report.findings if finding.rule == "NG103" and finding.place.line > 6]
        return found.confidence

    return of


@pytest.mark.parametrize(
    ("before", "lookup"),
    [
        ("Order.objects.create(number=number, shop=shop)", "Order.objects.filter(number=number).first()"),
        ("Order.objects.create(number=number, shop=shop)", "Order.objects.filter(shop=shop, number=number).first()"),
        ("Order.objects.get_or_create(number=number, defaults={'shop': shop})", "Order.objects.filter(number=number).first()"),
        ("Order.objects.update_or_create(number=number, shop=shop)", "Order.objects.filter(number=number).first()"),
        ("Order.objects.create(number=number, shop=shop)", "Order.objects.first()"),
        ("Order.objects.create(number=number, shop=shop)", "Order.objects.all().order_by('number').first()"),
        ("Order.objects.get(number=number)", "Order.objects.order_by('number').first()"),
        ("if Order.objects.filter(number=number).first() is None: return", "Order.objects.order_by('number').first()"),
        ("if not Order.objects.filter(number=number).update(shop=shop): return", "Order.objects.filter(number=number).first()"),
        ("if Order.objects.filter(number=number).update(shop=shop) == 0: return", "Order.objects.filter(number=number).first()"),
        (
            "n = Order.objects.filter(number=number).update(shop=shop)\n    if n < 1: return",
            "Order.objects.filter(number=number).first()",
        ),
        (
            "n = Order.objects.filter(number=number).update(shop=shop)\n    if n == 0: return",
            "Order.objects.filter(number=number).first()",
        ),
        ("order = Order(number=number, shop=shop); order.save()", "Order.objects.filter(number=number).first()"),
        ("order = Order(number=number, shop=shop); session.add(order)", "Order.objects.filter(shop=shop, number=number).first()"),
        (FOUND_OR_SAVED, "Order.objects.filter(number=number).first()"),
    ],
)
def test_it_was_made_or_found(confidence, before, lookup):
    assert confidence(before, lookup) is Confidence.LOW


@pytest.mark.parametrize(
    ("before", "lookup"),
    [
        ("pass", "Order.objects.first()"),
        ("Order.objects.create(number=number, shop=shop)", "Order.objects.filter(number=other).first()"),
        ("Order.objects.create(number=other, shop=shop)", "Order.objects.filter(number=number).first()"),
        ("Order.objects.create(number=number)", "Order.objects.filter(number=number, shop=shop).first()"),
        ("Order.objects.create(number=number)", "Order.objects.filter(shop=number).first()"),
        ("Order.objects.get_or_create(number=other, defaults={'number': number})", "Order.objects.filter(number=number).first()"),
        ("Shop.objects.create(name=number)", "Order.objects.first()"),
        ("Order.objects.create(number=number, shop=other)", "shop.orders.first()"),
        ("if not Order.objects.filter(number=other).update(shop=shop): return", "Order.objects.filter(number=number).first()"),
        ("order = Order(number=number, shop=shop)", "Order.objects.filter(number=number).first()"),
        ("order = Order(number=other, shop=shop); order.save()", "Order.objects.filter(number=number).first()"),
        ("order = Shop(name=number); order.save()", "Order.objects.filter(number=number).first()"),
        ("order = Order.objects.filter(number=number).get(); order.save()", "Order.objects.filter(number=other).first()"),
        ("if Order.objects.filter(number=number).update(shop=shop): print()", "Order.objects.filter(number=number).first()"),
        ("if not Shop.objects.filter(name=number).update(name=other): return", "Order.objects.filter(number=number).first()"),
        ("Order.objects.create(number=number, shop=shop)", "Order.objects.filter(shop__name=number).first()"),
        ("Order.objects.create(number=number, shop=shop)", "Order.objects.exclude(number=other).first()"),
        ("if request: Order.objects.create(number=number, shop=shop)", "Order.objects.first()"),
        ("if Order.objects.filter(number=number).first() is not None: return", "Order.objects.order_by('number').first()"),
        ("Order.objects.filter(number=number).first()", "Order.objects.order_by('number').first()"),
    ],
)
def test_it_was_not(confidence, before, lookup):
    assert confidence(before, lookup) is not Confidence.LOW
