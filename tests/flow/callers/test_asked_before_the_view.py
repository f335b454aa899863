"""What is asked before a method runs, though not by its callers: by a view's `dispatch`, by the address, by a flag of the row."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import findings_of

from nullguard.model.finding import Confidence

MODELS = """
from django.db import models


class Order(models.Model):
    number = models.IntegerField()
    other_data = models.CharField(max_length=9)

    @property
    def has_credit_note(self):
        return has_one(self, "credit_note")

    @property
    def has_note(self):
        return has_one(self, "note")

    def credited(self):
        if self.has_credit_note:
            return self.credit_note.number

    def noted(self):
        if self.has_note:
            return self.credit_note.number


class CreditNote(models.Model):
    number = models.IntegerField()
    order = models.OneToOneField(Order, related_name="credit_note", on_delete=models.CASCADE)


class Part(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE)

    def has_credit_note(self):
        return has_one(self.order, "credit_note")

    def credited_part(self):
        if self.has_credit_note:
            return self.order.credit_note.number

    def untested_part(self):
        return self.order.credit_note.number
"""

VIEWS = """
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, View

from models import Order


def wanted(request):
    try:
        return Order.objects.get(pk=request.GET["pk"]), None
    except Order.DoesNotExist:
        return None, "There is none."


class Asking(View):
    def dispatch(self, request):
        _, error = wanted(request)
        if error:
            return error
        return super().dispatch(request)

    def asked_by_dispatch(self, request):
        order, _ = wanted(request)
        return order.number


class NotAsking(View):
    def dispatch(self, request):
        return super().dispatch(request)

    def asked_by_nobody(self, request):
        order, _ = wanted(request)
        return order.number


class Detail(DetailView):
    def part(self):
        if "part_pk" not in self.kwargs:
            return None
        return get_object_or_404(Order, pk=self.kwargs["part_pk"])

    def by_address(self):
        return self.part().number

    def chosen(self):
        if "part_pk" not in self.request.session:
            return None
        return get_object_or_404(Order, pk=self.kwargs["part_pk"])

    def by_session(self):
        return self.chosen().number
"""


@pytest.fixture(scope="module")
def confidences(tmp_path_factory) -> dict[str, Confidence]:
    """How sure the findings are, by the last name of the function that each of them is in."""
    root: Path = tmp_path_factory.mktemp("shop")
    reported = findings_of(root, {"models.py": MODELS, "views.py": VIEWS}, min_confidence="low")
    return {finding.symbol.rpartition(".")[2]: finding.confidence for finding in reported}


@pytest.mark.parametrize("function", ["asked_by_dispatch", "by_address", "credited", "credited_part"])
def test_it_is_hardly_ever_null(confidences, function):
    assert confidences[function] is Confidence.LOW


@pytest.mark.parametrize("function", ["asked_by_nobody", "by_session", "noted", "untested_part"])
def test_it_may_be_null(confidences, function):
    assert confidences[function] > Confidence.LOW
