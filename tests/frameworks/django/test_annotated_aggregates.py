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


GROUPED_MODELS = """
from django.db import models

class Order(models.Model):
    number = models.CharField(max_length=20)
    weight = models.IntegerField(null=True)
    size = models.IntegerField()

class Scan(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="scans")
    place = models.CharField(max_length=20)
"""

GROUPED = """
from django.db.models import Count, F, IntegerField, Max, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from models import Order, Scan

scans = Scan.objects.filter(order=OuterRef("pk"))
latest = Subquery(scans.values("place")[:1])
of_key = Order.objects.filter(pk=OuterRef("order_id")).values("size")[:1]
sized = Subquery(of_key, output_field=IntegerField())
perhaps_sized = Subquery(of_key, output_field=IntegerField(null=True))

def grouped():
    for total in Order.objects.values("number").annotate(kilos=Sum("weight")):
        total["kilos"] + 1  # null
    for given in Order.objects.values("number", kilos=Max("weight")):
        given["kilos"] + 1  # null
    for number, kilos in Order.objects.values_list("number").annotate(kilos=Sum("weight")).values_list("number", "kilos"):
        kilos + 1  # null
    for weighed in Order.objects.filter(weight__gt=0).values("number").annotate(kilos=Sum("weight")):
        weighed["kilos"] + 1
    for heavy in Order.objects.values("number").annotate(kilos=Sum("weight")).filter(kilos__gt=3):
        heavy["kilos"] + 1
    for sized in Order.objects.values("number").annotate(kilos=Sum("size"), count=Count("weight")):
        sized["kilos"] + sized["count"]
    for filled in Order.objects.values("number").annotate(kilos=Coalesce(Sum("weight"), 0)):
        filled["kilos"] + 1
    for own in Order.objects.values("number").annotate(kilos=Sum("weight", default=0)):
        own["kilos"] + 1
    for checked in Order.objects.values("number").annotate(kilos=Sum("weight")):
        (checked["kilos"] or 0) + 1

def looked_up():
    for last in Order.objects.annotate(last_place=Subquery(scans.values("place")[:1])):
        last.last_place.upper()  # null
    order = Order.objects.annotate(last_place=Subquery(Scan.objects.order_by("-id").values("place")[:1])).get(pk=1)
    order.last_place.upper()  # null
    for row in Order.objects.annotate(last_place=Subquery(scans.values("place")[:1])).values("last_place"):
        row["last_place"].upper()  # null
    for asked in Order.objects.annotate(last_place=Subquery(scans.values("place")[:1])).filter(last_place__isnull=False):
        asked.last_place.upper()
    for equal in Order.objects.annotate(last_place=Subquery(scans.values("place")[:1])).filter(last_place="Oslo"):
        equal.last_place.upper()
    for filled in Order.objects.annotate(last_place=Coalesce(Subquery(scans.values("place")[:1]), Value(""))):
        filled.last_place.upper()
    for keyed in Scan.objects.annotate(number=Subquery(Order.objects.filter(pk=OuterRef("order_id")).values("number")[:1])):
        keyed.number.upper()
    for kept in Order.objects.annotate(last_place=latest):
        kept.last_place.upper()  # null
    for sized_scan in Scan.objects.annotate(order_size=sized):
        sized_scan.order_size + 1
    for perhaps in Scan.objects.annotate(order_size=perhaps_sized):
        perhaps.order_size + 1  # null
    for tested in Order.objects.annotate(last_place=Subquery(scans.values("place")[:1])):
        if tested.last_place:
            tested.last_place.upper()
"""


def test_aggregates_of_groups_and_what_subqueries_look_up(told):
    assert told(GROUPED_MODELS, GROUPED) == [line.strip() for line in GROUPED.splitlines() if "# null" in line]
