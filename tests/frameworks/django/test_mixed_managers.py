"""Managers that have the methods of a query set: `Manager.from_queryset(ExamQuerySet)`, also as a base class."""

from __future__ import annotations

import pytest

HEAD = """
from django.db import models
from django.db.models import Max

class Query(models.QuerySet):
    def of(self, room):
        return self.filter(room=room)

    def newest(self):
        return self.order_by("-pk").first()

    def dated(self):
        return self.filter(date__isnull=False)

"""

ROWS = """
class Owned(models.Model):
    number = models.IntegerField()
    objects = MANAGER

    class Meta:
        abstract = True

class Test(Owned):
    date = models.DateField(null=True)

class Trial(Owned):
    date = models.DateField()

def newest():
    return Test.objects.newest().number  # null

def newest_or_none():
    found = Test.objects.newest()
    return found.number if found else None

def years(room):
    return [one.date.year for one in Test.objects.of(room)]  # null

def known(room):
    return [one.date.year for one in Test.objects.dated().of(room)]

def trials(room):
    return [one.date.year for one in Trial.objects.of(room)]

def last(room):
    return Test.objects.of(room).aggregate(last=Max("number"))["last"] + 1  # null

def last_or_none(room):
    return (Test.objects.of(room).aggregate(last=Max("number"))["last"] or 0) + 1
"""


@pytest.mark.parametrize(
    "manager",
    [
        "Query.as_manager()",
        "models.Manager.from_queryset(Query)()",
        "Mixed()",
        "Made()",
        "Extended()",
    ],
)
def test_the_methods_of_the_query_set_are_there(told_in_rooms, manager):
    made = """
class Mixed(models.Manager.from_queryset(Query)):
    def get_queryset(self):
        return super().get_queryset().filter(number__gt=0)

Made = models.Manager.from_queryset(Query)

class Extended(Made):
    def own(self):
        return self.newest()
"""
    told_in_rooms(HEAD + made + ROWS.replace("MANAGER", manager))
