"""Methods that base classes look rows up for, and hand them by keyword."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Order(models.Model):
    code = models.CharField(max_length=20, null=True)

class Part(models.Model):
    code = models.CharField(max_length=20)
"""

SOURCE = """
from celery import Task
from models import Order, Part
from shop.app import app

class Base:
    def convert(self, request, number, *args, **kwargs):
        try:
            found = {found}
        except LookupError:
            raise ValueError
        kwargs["it"] = found
        return args, kwargs

class Middle(Base):
    pass

class View(Middle):
    def get(self, request, it):
        return it.code.strip()

class Other:
    def get(self, request, it):
        return it.code.strip()

class OrderTask(Task):
    def __call__(self, *args, **kwargs):
        kwargs["it"] = {found}
        return super().__call__(*args, **kwargs)

@app.task(base=OrderTask)
def send(it):
    return it.code.strip()

@app.task
def send_plain(it):
    return it.code.strip()
"""


@pytest.mark.parametrize(("found", "count"), [("Order.objects.get(pk=number)", 2), ("Part.objects.get(pk=number)", 0)])
def test_what_bases_put_into_keywords(told, found, count):
    """Of the rows that have a code for sure nothing is told, nor of what nobody puts anywhere."""
    assert told(MODELS, SOURCE.replace("{found}", found)) == ["return it.code.strip()"] * count


def test_what_is_tested(told):
    source = SOURCE.replace("{found}", "Order.objects.get(pk=number)")
    assert told(MODELS, source.replace("return it.code.strip()", "return it.code.strip() if it.code else ''")) == []


def test_what_the_base_tests(told):
    """Of what a base refuses where it looks for the row its methods may be sure, of a task that asks nothing not."""
    source = SOURCE.replace("{found}", "Order.objects.get(pk=number)")
    source = source.replace(
        '        kwargs["it"] = found', '        if not found.code:\n            raise ValueError\n        kwargs["it"] = found'
    )
    assert told(MODELS, source) == ["return it.code.strip()"]
