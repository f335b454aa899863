"""Attributes of objects that keep a nullable related row on one way and another row on another."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Buyer(models.Model):
    name = models.CharField(max_length=20)

class Order(models.Model):
    buyer = models.ForeignKey(Buyer, null=True, on_delete=models.CASCADE)
    seller = models.ForeignKey(Buyer, on_delete=models.CASCADE)
"""

SOURCE = """
from django.shortcuts import get_object_or_404
from models import Order, Buyer

class Label:
    is_new = False

    def find(self, order: Order, key):
        if self.is_new:
            self.kept = get_object_or_404(Buyer, pk=key)
        else:
            self.kept = order.buyer

    def show(self):
        return self.kept.name.strip()
"""
USE = ["return self.kept.name.strip()"]


def test_a_row_on_one_way_and_a_nullable_one_on_another(told):
    assert told(MODELS, SOURCE) == USE
    assert told(MODELS, SOURCE.replace("get_object_or_404(Buyer, pk=key)", "order.seller")) == USE
    assert (
        told(MODELS, SOURCE.replace("        else:", "        elif key is None:\n            self.kept = None\n        else:"))
        == USE
    )


@pytest.mark.parametrize(
    "way",
    [
        "        if self.kept is None:\n            self.kept = get_object_or_404(Buyer, pk=1)\n",
        "        if not self.kept:\n            raise ValueError(key)\n",
        "        self.kept = self.kept or order.seller\n",
        "        self.kept = key\n",
    ],
)
def test_what_follows_sees_to_it_or_is_not_known(told, way):
    assert told(MODELS, SOURCE.replace("    def show", f"{way}\n    def show")) == []


def test_another_method_that_sets_the_row_and_asks_for_it(told):
    later = "    def fill(self, order: Order):\n        if not self.kept:\n            self.kept = order.seller\n\n    def show"
    assert told(MODELS, SOURCE.replace("    def show", later)) == []


def test_no_way_keeps_null(told):
    assert told(MODELS, SOURCE.replace("order.buyer", "order.seller")) == []
    assert told(MODELS, SOURCE.replace("order.buyer", "order.buyer or order.seller")) == []
