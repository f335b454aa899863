"""What all callers of a Python function know, in whatever source they are, protects its body; what some know does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import findings_of

MODELS = """
from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=20)
    reference = models.CharField(max_length=20, null=True)

    def label(self):
        return self.reference.upper()
"""

HELPERS = """
from models import Order


def label(order: Order, suffix=""):
    return order.reference.upper() + suffix
"""

GUARDED = """
def show(order: Order):
    if order.reference:
        return label(order)
"""


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def lines(callers: str, helpers: str = HELPERS, others: str = "") -> set[str]:
        monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
        root = tmp_path / "project"
        root.mkdir()
        reported = findings_of(
            root,
            {
                "models.py": MODELS.partition("    def label")[0],
                "helpers.py": helpers,
                "callers.py": "from helpers import label\nfrom models import Order\n\n" + callers,
                "others.py": others,
            },
        )
        return {f"{finding.place.path}:{finding.expression}" for finding in reported}

    return lines


IN_HELPER = "helpers.py:order.reference"


@pytest.mark.parametrize(
    "callers",
    [
        GUARDED,
        GUARDED + "\n\ndef other(item: Order):\n    assert item.reference is not None\n    return label(item, suffix='!')\n",
        "def show(order: Order):\n    return label(order=order) if order.reference is not None else ''\n",
        "def show():\n    return [label(order) for order in Order.objects.filter(reference__isnull=False)]\n",
        "def show(order: Order):\n    if order.reference is None:\n        return ''\n    return label(order)\n",
    ],
)
def test_all_callers_know(found, callers):
    assert IN_HELPER not in found(callers)


@pytest.mark.parametrize(
    "callers",
    [
        "",
        "def show(order: Order):\n    return label(order)\n",
        GUARDED + "\n\ndef other(order: Order):\n    return label(order)\n",
        "def show(order: Order):\n    if order.number:\n        return label(order)\n",
        "def show(order: Order, other: Order):\n    if order.reference:\n        return label(other)\n",
        GUARDED + "\n\ndef nested(order: Order):\n    def later():\n        return label(order)\n    return later\n",
    ],
)
def test_some_caller_does_not_know(found, callers):
    helpers = {"helpers.py:order.reference", "callers.py:order", "callers.py:other"}
    assert found(callers) & helpers


def test_a_source_that_only_hands_it_on(found):
    others = "from helpers import label\n\ndef later(orders):\n    return map(label, orders)\n"
    assert IN_HELPER in found(GUARDED, others=others)


def test_a_method_that_an_object_offers_is_called_by_others_too(found):
    orders = """
class Label:
    def text(self, order: Order):
        return order.reference.upper()
"""
    callers = """
def show(label, order: Order):
    if order.reference:
        return label.text(order)
"""
    assert IN_HELPER in found(callers, HELPERS + orders)
