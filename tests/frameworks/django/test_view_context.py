"""What `super().get_context_data()` of a generic view has: the row or the rows that the view is about, under their names."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """\
from django.db import models


class Customer(models.Model):
    name = models.CharField(max_length=20)


class Order(models.Model):
    note = models.CharField(max_length=20, null=True)
    number = models.CharField(max_length=20)
    buyer = models.ForeignKey(Customer, null=True, on_delete=models.SET_NULL)
"""
VIEW = """\
from django.views.generic import CreateView, DetailView, ListView, UpdateView
from django.views.generic.base import TemplateView
from django.views.generic.detail import SingleObjectMixin
from shop.models import Customer, Order


class Mixin:
    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["title"] = "Orders"
        return context


class View({bases}):
    model = Order
    {declared}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        {code}
        return context
"""


@pytest.fixture
def found(tmp_path):
    def check(bases: str, code: str, declared: str = "template_name = 'order.html'") -> list[str]:
        (tmp_path / "shop").mkdir(exist_ok=True)
        (tmp_path / "shop/__init__.py").write_text("")
        (tmp_path / "shop/models.py").write_text(MODELS)
        (tmp_path / "shop/views.py").write_text(VIEW.format(bases=bases, code=code, declared=declared))
        report = run(load_settings((tmp_path,), None, {"cache": False}), lambda stage, done, total: None)
        return [f"{finding.rule} {finding.place.line}" for finding in report.findings if finding.place.path == "shop/views.py"]

    return check


@pytest.mark.parametrize(
    ("bases", "code", "rule"),
    [
        ("DetailView", 'context["note"] = context["object"].note.strip()', "NG101"),
        ("DetailView", 'context["note"] = context["order"].note.strip()', "NG101"),
        ("Mixin, DetailView", 'context["note"] = context["object"].note.strip()', "NG101"),
        ("UpdateView", 'context["buyer"] = context["order"].buyer.name', "NG102"),
        ("ListView", 'context["notes"] = [order.note.strip() for order in context["object_list"]]', "NG101"),
        ("ListView", 'context["notes"] = [order.note.strip() for order in context["order_list"]]', "NG101"),
    ],
)
def test_rows_of_a_context(found, bases, code, rule):
    assert found(bases, code) == [f"{rule} 20"]


def test_the_name_that_a_view_gives_its_row(found):
    code, declared = 'context["note"] = context["ticket"].note.strip()', 'context_object_name = "ticket"'
    assert found("DetailView", code, declared) == ["NG101 20"]


@pytest.mark.parametrize(
    ("bases", "code"),
    [
        ("DetailView", 'context["number"] = context["object"].number.strip()'),
        ("DetailView", 'context["note"] = context["object"].note.strip() if context["object"].note else ""'),
        ("DetailView", 'context["buyer"] = context["order"].buyer and context["order"].buyer.name'),
        ("DetailView", 'context["note"] = context["customer"].note.strip()'),
        ("DetailView", 'context["object"] = Customer(name="new"); context["name"] = context["object"].name.strip()'),
        ("CreateView", 'context["note"] = context["object"].note.strip()'),
        ("SingleObjectMixin, ListView", 'context["note"] = context["object"].note.strip()'),
        ("TemplateView", 'context["note"] = context["object"].note.strip()'),
        ("ListView", 'context["notes"] = [order.note.strip() for order in context["object_list"].exclude(note=None)]'),
        ("ListView", 'context["notes"] = [order.note.strip() for order in context["object_list"] if order.note]'),
        ("ListView", 'context["numbers"] = [order.number.strip() for order in context["order_list"]]'),
        ("DetailView", 'context["size"] = len(context["other"])'),
    ],
)
def test_what_is_tested_or_no_row_of_the_view(found, bases, code):
    assert found(bases, code) == []
