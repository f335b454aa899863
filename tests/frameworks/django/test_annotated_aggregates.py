"""Aggregates that a query puts into its rows are null where there is no related row, unless the query asks for one or them."""

from __future__ import annotations

MODELS = """
from django.db import models

class Order(models.Model):
    number = models.CharField(max_length=20)

class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE)
    price = models.IntegerField()

class Note(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="notes")
    length = models.IntegerField()
"""

SOURCE = """
from django.db.models import Count, Max
from models import Order

def run():
    for line in Order.objects.annotate(best=Max("line__price")):
        line.best + 1  # null
    for note in Order.objects.annotate(best=Max("notes__length")):
        note.best + 1  # null
    for above in Order.objects.annotate(best=Max("line__price")).filter(best__gt=3):
        above.best + 1
    for there in Order.objects.annotate(best=Max("notes__length")).filter(best__isnull=False):
        there.best + 1
    for joined in Order.objects.filter(line__price__gt=3).annotate(best=Max("line__price")):
        joined.best + 1
    for count in Order.objects.annotate(best=Count("line")):
        count.best + 1
    for other in Order.objects.annotate(best=Max("number")):
        other.best.strip()
"""


def test_aggregates_over_rows_that_may_be_missing(told):
    assert told(MODELS, SOURCE) == [line.strip() for line in SOURCE.splitlines() if "# null" in line]
