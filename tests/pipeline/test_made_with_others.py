"""What it does to findings that saving a row makes the related one."""

from __future__ import annotations

import pytest

MODELS = """\
    from django.db import models


    class Shop(models.Model):
        name = models.CharField(max_length=20)

        def save(self):
            super().save()
            {made}


    class Plan(models.Model):
        shop = models.OneToOneField(Shop, on_delete=models.CASCADE)
        name = models.CharField(max_length=20)
    """

MADE = MODELS.format(made="Plan.objects.get_or_create(shop=self)")

ASKED = """\
    from shop.models import Plan, Shop


    class Plans:
        def get_queryset(self):
            return Plan.objects.filter(shop=self.shop)

        def size(self):
            return self.get_queryset().{query}.first().name


    def size(shop: Shop):
        return shop.plan.name


    def direct(shop: Shop):
        return Plan.objects.filter({query_of}).first().name
    """


def _asked(query="order_by('pk')", query_of="shop=shop"):
    return ASKED.format(query=query, query_of=query_of)


def test_the_related_row_and_its_lookups_are_low(project):
    project.write("shop/models.py", MADE)
    project.write("shop/views.py", _asked())
    assert project.found() == []
    found = project.check(min_confidence="low").findings
    assert sorted((f.place.line, f.rule) for f in found) == [(9, "NG103"), (13, "NG102"), (17, "NG103")]
    assert all("(shop/models.py:9)" in f.signs[-1].text for f in found)


def test_nothing_makes_it(project):
    project.write("shop/models.py", MODELS.format(made="pass"))
    project.write("shop/views.py", _asked())
    assert [item.split(":")[1] for item in project.found()] == ["13 NG102", "17 NG103", "9 NG103"]


@pytest.mark.parametrize("query_of", ["name='x', shop=shop", "name=shop.name", "pk=shop.name", "shop__name=shop.name"])
def test_lookups_by_something_else(project, query_of):
    project.write("shop/models.py", MADE)
    project.write("shop/views.py", _asked("filter(name=self.name)", query_of))
    assert [item.split(":")[1] for item in project.found()] == ["17 NG103", "9 NG103"]
