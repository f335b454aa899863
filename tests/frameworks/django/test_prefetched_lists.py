"""Lists that a query stores in its rows: `Prefetch("lines", queryset=…, to_attr="open_lines")`."""

from __future__ import annotations


def test_rows_that_are_brought_under_a_name(told_in_rooms):
    told_in_rooms(
        """
from django.db import models
from django.db.models import Prefetch

class Paper(models.Model):
    exam = models.ForeignKey(Exam, on_delete=models.CASCADE, related_name="papers")
    note = models.CharField(max_length=9, null=True)
    mark = models.CharField(max_length=9, null=True)

def show():
    noted = Prefetch("papers", queryset=Paper.objects.filter(note__isnull=False), to_attr="noted")
    for one in Exam.objects.prefetch_related(noted, Prefetch("papers", Paper.objects.all(), "every")):
        print([each.note.strip() for each in one.noted])
        print([each.note.strip() for each in one.every])  # null
        print([each.mark.strip() for each in one.noted])  # null

def show_one(key):
    one = Exam.objects.prefetch_related(Prefetch("papers", queryset=Paper.objects.all(), to_attr="every")).get(pk=key)
    for each in one.every:
        print(each.note.strip())  # null
        print(each.mark and each.mark.strip())
"""
    )
