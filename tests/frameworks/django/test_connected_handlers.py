"""The rows that handlers get which code connects to a model's signals, and methods that an admin class shows as columns."""

from __future__ import annotations

import pytest

from nullguard.frameworks.django import declare_entities
from nullguard.frameworks.django.handed.conventions import Conventions
from nullguard.frameworks.django.models.named_models import NamedModels
from nullguard.program.symbols import Type

MODELS = """
from django.db import models

class Order(models.Model):
    number = models.CharField(max_length=20)

class Bill(models.Model):
    number = models.CharField(max_length=20)
"""

HANDLERS = """
def saved(sender, instance, **kwargs): ...
def other(sender, instance, **kwargs): ...
def bare(sender, **kwargs): ...

class Handlers:
    def saved(self, sender, instance, **kwargs): ...
"""

ORDER = Type("shop/models.py#Order")


def _rows(link, files, path, name, owner=""):
    program = link({"shop/models.py": MODELS, **files})
    function = next(
        item
        for item in program.functions_of(path)
        if item.decl.name == name and (item.owner.name if item.owner is not None else "") == owner
    )
    names = [parameter.name for parameter in function.decl.parameters[1 if owner else 0 :]]
    return Conventions(program, NamedModels(program, declare_entities(program))).parameters(function, names)


@pytest.mark.parametrize(
    ("connecting", "rows"),
    [
        ("post_save.connect(saved, sender=Order)", {"instance": ORDER}),
        ("signals.pre_delete.connect(saved, Order)", {"instance": ORDER}),
        ("post_save.connect(receiver=saved, sender=Order, dispatch_uid='1')", {"instance": ORDER}),
        ("def ready():\n    post_save.connect(saved, sender=Order)", {"instance": ORDER}),
        ("post_save.connect(saved, sender=Order)\npost_delete.connect(saved, sender=Order)", {"instance": ORDER}),
        ("post_save.connect(saved, sender=Order)\npost_save.connect(saved, sender=Bill)", {}),
        ("post_save.connect(saved)", {}),
        ("post_save.connect(other, sender=Order)", {}),
        ("database.connect(saved, sender=Order)", {}),
        ("post_save.disconnect(saved, sender=Order)", {}),
    ],
)
def test_a_handler_gets_rows_of_its_sender(link, connecting, rows):
    imports = "from django.db.models import signals\nfrom django.db.models.signals import post_save, post_delete\n"
    text = f"{imports}from shop.models import Bill, Order\n{HANDLERS}\n{connecting}\n"
    assert _rows(link, {"shop/handlers.py": text}, "shop/handlers.py", "saved") == rows
    assert _rows(link, {"shop/handlers.py": text}, "shop/handlers.py", "bare") == {}
    assert _rows(link, {"shop/handlers.py": text}, "shop/handlers.py", "saved", "Handlers") == {}


def test_it_is_connected_in_another_source(link):
    app = """
from django.apps import AppConfig
from django.db.models.signals import post_save
from shop.models import Order

class ShopConfig(AppConfig):
    def ready(self):
        from shop import handlers
        post_save.connect(handlers.saved, sender=Order)
"""
    handlers = "def saved(sender, instance, **kwargs): ...\n"
    files = {"shop/handlers.py": handlers, "shop/apps.py": app}
    assert _rows(link, files, "shop/handlers.py", "saved") == {"instance": ORDER}
    files["shop/others.py"] = handlers
    assert _rows(link, files, "shop/handlers.py", "saved") == {}


ADMIN = """
from django.contrib import admin
from shop.models import Order

@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    list_display = ["number", "day"]
    readonly_fields = ("month",)
    search_fields = ["year"]

    def day(self, order): ...
    def month(self, one): ...
    def year(self, one): ...
    def number(self, one, other): ...

class Other:
    list_display = ["day"]

    def day(self, order): ...
"""


@pytest.mark.parametrize(
    ("name", "owner", "rows"),
    [
        ("day", "OrderAdmin", {"order": ORDER}),
        ("month", "OrderAdmin", {"one": ORDER}),
        ("year", "OrderAdmin", {}),
        ("number", "OrderAdmin", {}),
        ("day", "Other", {}),
    ],
)
def test_a_column_of_an_admin_class_gets_rows(link, name, owner, rows):
    assert _rows(link, {"shop/admin.py": ADMIN}, "shop/admin.py", name, owner) == rows
