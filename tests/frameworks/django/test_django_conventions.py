"""Whose rows Django and its extensions hand to functions that nobody calls."""

from __future__ import annotations

import pytest

from nullguard.frameworks.django import declare_entities
from nullguard.frameworks.django.handed.conventions import Conventions
from nullguard.frameworks.django.models.named_models import NamedModels
from nullguard.program.symbols import Type

FILTERS = """
import django_filters
from django.db import models

class Order(models.Model):
    number = models.CharField(max_length=20)

class Filters(django_filters.FilterSet):
    one = django_filters.ModelChoiceFilter(queryset=Order.objects.all(), method="by_one")
    many = django_filters.ModelMultipleChoiceFilter(queryset=Order.objects.filter(number="1"), method="by_many")
    text = django_filters.CharFilter(method="by_text")
    key = django_filters.ModelChoiceFilter(queryset=Order.objects.all(), to_field_name="number")

    def by_one(self, queryset, name, value): ...
    def by_many(self, queryset, name, value): ...
    def by_text(self, queryset, name, value): ...
    def by_none(self, queryset, name, value): ...
    def key(self, queryset, name, value): ...
    def by_other(self, queryset, value): ...
"""
ORDER = Type("shop/filters.py#Order")


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("by_one", {"value": ORDER}),
        ("by_many", {"value": Type("builtins.list", (ORDER,))}),
        ("by_text", {}),
        ("by_none", {}),
        ("key", {}),
        ("by_other", {}),
    ],
)
def test_the_value_of_a_filter(link, method, expected):
    program = link({"shop/filters.py": FILTERS})
    function = next(item for item in program.functions_of("shop/filters.py") if item.decl.name == method)
    names = [parameter.name for parameter in function.decl.parameters[1:]]
    named = NamedModels(program, declare_entities(program))
    assert Conventions(program, named).parameters(function, names) == expected


def test_heirs_of_the_default_user_have_what_points_to_it(entities):
    found = entities(
        """
from django.contrib.auth import get_user_model
from django.db import models

User = get_user_model()

class Member(User):
    class Meta:
        proxy = True

class Contact(models.Model):
    user = models.OneToOneField(User, on_delete=models.CASCADE)
"""
    )
    assert found["Member"].attributes["contact"].target == "shop/models.py#Contact"
    assert "contact" not in found["Contact"].attributes
