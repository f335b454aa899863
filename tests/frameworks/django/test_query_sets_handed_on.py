"""A function that is handed a query set and narrows it gives the rows of that query set (Django)."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Customer(models.Model):
    name = models.CharField(max_length=3)

class Order(models.Model):
    number = models.CharField(max_length=3)
    note = models.CharField(max_length=3, null=True)
    customer = models.ForeignKey(Customer, null=True, on_delete=models.SET_NULL)
"""

TEXT = """
from models import *

def shown(queryset):
    return queryset.exclude(number="")

def noted(queryset):
    return queryset.filter(note__isnull=False)

def searched(queryset, text):
    if text:
        queryset = queryset.filter(number__icontains=text)
    return queryset.order_by("number")

def limited(queryset, user):
    if user.is_superuser:
        return queryset
    return queryset.filter(customer__name=user.name)

def use(user, text):
    for row in {query}:
        print(row.note.upper())
"""


def is_told(told, query: str) -> bool:
    return "print(row.note.upper())" in told(MODELS, TEXT.format(query=query))


@pytest.mark.parametrize(
    "query",
    [
        "shown(Order.objects.filter(note__isnull=False))",
        "searched(Order.objects.exclude(note=None), text)",
        "limited(Order.objects.filter(note__contains=text), user)",
        "noted(Order.objects.all())",
        "shown(noted(Order.objects.filter(number=text)))",
        "noted(shown(Order.objects.all())).distinct()",
        "searched(limited(noted(Order.objects.all()), user), text)[:10]",
    ],
)
def test_rows_of_the_narrowed_query(told, query):
    assert not is_told(told, query)


@pytest.mark.parametrize(
    "query",
    [
        "shown(Order.objects.all())",
        "searched(Order.objects.filter(number=text), text)",
        "limited(Order.objects.filter(note__isnull=True), user)",
        "shown(Order.objects.exclude(note=''))",
    ],
)
def test_rows_that_nothing_narrows(told, query):
    assert is_told(told, query)


def test_one_of_two_ways_narrows(told):
    text = TEXT.replace("return queryset\n", "return queryset.all()\n").replace("customer__name=user.name", "note__isnull=False")
    assert "print(row.note.upper())" in told(MODELS, text.format(query="limited(Order.objects.all(), user)"))
