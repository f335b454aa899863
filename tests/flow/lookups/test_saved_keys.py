"""A row that is looked up by the key of what a serializer or form has just saved is there; one that was in the way of it, too."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models


class Label(models.Model):
    name = models.CharField(max_length=20, unique=True)


class Order(models.Model):
    number = models.IntegerField()
"""

SERIALIZERS = """
from rest_framework import serializers
from models import Label


class LabelSerializer(serializers.ModelSerializer):
    class Meta:
        model = Label
        fields = ["name"]


class ShownSerializer(serializers.Serializer):
    name = serializers.CharField()
"""

VIEW = """
from django.db import DatabaseError, IntegrityError
from models import Label, Order
from serializers import LabelSerializer, ShownSerializer


def post(request, other):
    try:
        serializer = LabelSerializer(data=request.data)
        {asked}
        serializer.save()
    except {error}:
        print(request)
        {handled}
    {lookup}
"""


@pytest.fixture
def confidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """How sure the only finding is of a view's lookup."""

    def of(
        lookup: str = "", handled: str = "", error: str = "IntegrityError", asked: str = "serializer.is_valid()"
    ) -> Confidence:
        monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
        (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
        (tmp_path / "models.py").write_text(MODELS)
        (tmp_path / "serializers.py").write_text(SERIALIZERS)
        (tmp_path / "views.py").write_text(VIEW.format(lookup=lookup, handled=handled, error=error, asked=asked))
        report = run(load_settings((tmp_path,), None, {"min_confidence": "low"}), lambda stage, done, total: None)
        (found,) = [finding for finding in report.findings if finding.rule == "NG103"]
        return found.confidence

    return of


@pytest.mark.parametrize(
    "query",
    [
        'Label.objects.filter(pk=serializer.data["id"])',
        "Label.objects.filter(id=serializer.data['id'])",
        "Label.objects.filter(name=other).filter(pk=serializer.instance.pk)",
        'Label.objects.filter(name=other, pk=serializer.data["pk"]).order_by("name")',
        "Label.objects.filter(pk=self.label_form.instance.pk)",
    ],
)
def test_by_the_key_of_what_was_saved(confidence, query):
    assert confidence(f"print({query}.first().name)") is Confidence.LOW


@pytest.mark.parametrize(
    "query",
    [
        'Label.objects.filter(pk=request.data["id"])',
        'Label.objects.filter(name=serializer.data["id"])',
        'Label.objects.filter(pk=serializer.data["label"])',
        "Label.objects.filter(pk=other.instance.pk)",
        "Label.objects.filter(pk=serializer.instance.label_id)",
        "Label.objects.exclude(pk=serializer.instance.pk)",
    ],
)
def test_by_another_key(confidence, query):
    assert confidence(f"print({query}.first().name)") is Confidence.HIGH


def test_what_was_in_the_way_of_a_serializer(confidence):
    assert confidence(handled='print(Label.objects.filter(name=request.data["name"]).first().name)') is Confidence.LOW


def test_what_was_in_the_way_of_a_serializer_whose_name_has_another_one_later(confidence):
    shown = "serializer.save()\n        serializer = ShownSerializer(other)\n        print(serializer.data)"
    handled = 'print(Label.objects.filter(name=request.data["name"]).first().name)'
    assert confidence(handled=handled, asked=shown) is Confidence.LOW
    handled = 'print(Order.objects.filter(number=request.data["number"]).first().number)'
    assert confidence(handled=handled, asked=shown) is Confidence.HIGH


def test_what_was_not(confidence):
    assert confidence(handled='print(Order.objects.filter(number=request.data["number"]).first().number)') is Confidence.HIGH
    other = 'print(Label.objects.filter(name=request.data["name"]).first().name)'
    assert confidence(handled=other, error="DatabaseError") is Confidence.HIGH
