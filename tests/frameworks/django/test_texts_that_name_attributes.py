"""Attributes that only a text names, as functions read them that are made of it."""

from __future__ import annotations


def test_rows_in_the_order_of_an_attribute(told_in_rooms):
    told_in_rooms(
        """
from operator import attrgetter

def by_room():
    return sorted(Exam.objects.all(), key=attrgetter("room.name"))  # null

def by_spare():
    return max(Exam.objects.all(), key=attrgetter("spare.name"))  # null

def by_key():
    return sorted(Exam.objects.all(), key=attrgetter("pk"))

def of_visits():
    return sorted(Visit.objects.all(), key=attrgetter("room.name"))

def those_with_one():
    return sorted(Exam.objects.filter(room__isnull=False), key=attrgetter("room.name"))
"""
    )
