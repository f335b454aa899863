"""Methods that libraries hand a row to, whatever they call it."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Order(models.Model):
    code = models.CharField(max_length=20, null=True)

class Part(models.Model):
    code = models.CharField(max_length=20)
"""

IMPORTS = """
import django_tables2 as tables
from django.contrib import admin
from rest_framework import generics, serializers
from models import Order, Part
from shop.registry import register
"""

CLASSES = {
    "serializer": "class It(serializers.ModelSerializer):\n    class Meta:\n        model = {model}\n    short = {field}\n",
    "view": "class It(generics.DestroyAPIView):\n    queryset = {model}.objects.all()\n    short = {field}\n",
    "admin": "@admin.register({model})\nclass ItAdmin(admin.ModelAdmin):\n    short = {field}\n",
    "inline": "class It(admin.TabularInline):\n    model = {model}\n    readonly_fields = ['get_short']\n    short = {field}\n",
    "table": "class It(tables.Table):\n    class Meta:\n        model = {model}\n    short = {field}\n",
    "registered": "@register({model})\nclass It(object):\n    short = {field}\n",
}

FIELD = "serializers.SerializerMethodField()"


def _told(told, kind: str, method: str, field: str = FIELD, model: str = "Order") -> bool:
    body = f"    def {method}:\n        return {{0}}.code.strip()\n"
    row = next(name for name in ("one", "x", "obj", "record") if name in method.replace("object", ""))
    source = IMPORTS + CLASSES[kind].format(model=model, field=field) + body.format(row)
    models = MODELS + "\n".join(f"    field{n} = models.CharField(max_length=3)" for n in range(2)) + "\n"
    return bool(told(models, source))


@pytest.mark.parametrize(
    ("kind", "method"),
    [
        ("serializer", "get_short(self, one)"),
        ("serializer", "to_representation(self, one)"),
        ("serializer", "update(self, one, data)"),
        ("view", "perform_destroy(self, one)"),
        ("admin", "save_model(self, request, one, form, change)"),
        ("admin", "delete_model(self, request, one)"),
        ("inline", "get_short(self, one)"),
        ("registered", "serialize(self, obj, attrs, user)"),
        ("table", "render_short(self, record)"),
        ("table", "render_short(self, value, record)"),
    ],
)
def test_the_row_at_its_place(told, kind, method):
    assert _told(told, kind, method)
    assert not _told(told, kind, method, model="Part")


def test_the_method_that_a_field_names(told):
    assert _told(told, "serializer", "brief(self, x)", "serializers.SerializerMethodField(method_name='brief')")
    assert _told(told, "serializer", "brief(self, x)", "serializers.SerializerMethodField('brief')")


def test_a_row_that_is_tested(told):
    source = IMPORTS + CLASSES["serializer"].format(model="Order", field=FIELD)
    source += "    def get_short(self, one):\n        return one.code.strip() if one.code else ''\n"
    assert told(MODELS, source) == []


def test_rows_that_an_admin_class_asks_for(told):
    source = """
from django.contrib import admin
from models import Order

@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    list_display = ["short"]

    def get_queryset(self, request):
        return super().get_queryset(request).exclude(code=None).filter(code__isnull=False)

    def short(self, it):
        return it.code.strip()

    def longer(self, obj):
        return obj.code.strip()

    def save_model(self, request, obj, form, change):
        obj.code.strip()  # null
"""
    assert told(MODELS, source) == ["obj.code.strip()  # null"]
