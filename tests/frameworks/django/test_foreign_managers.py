"""Query sets that methods give which a library's manager has, and of which nothing is known."""

from __future__ import annotations

TEXT = """
from django.db import models
from mptt.managers import TreeManager
from wagtail.models import Page

class Lesson(Page):
    day = models.DateField(null=True)
    note = models.TextField(null=True)

class Course(models.Model):
    day = models.DateField(null=True)
    objects = TreeManager()

class Hour(models.Model):
    day = models.DateField()

def live():
    return [lesson.day.year for lesson in Lesson.objects.live()]  # null

def public(page):
    for one in Lesson.objects.live().descendant_of(page).order_by("pk"):
        if one.note:
            one.note.strip()
        print(one.day.month)  # null

def newest():
    return Lesson.objects.live().order_by("day").first().pk  # null

def only(key):
    return Course.objects.rooted().get(pk=key).day.year  # null

def known():
    return [one.day.year for one in Lesson.objects.live().exclude(day=None)]

def known_before():
    return [one.day.year for one in Course.objects.filter(day__isnull=False).rooted()]

def one_of_them(key):
    return Course.objects.get_rooted(key).day.year

def hours():
    return [one.day.year for one in Hour.objects.live()]
"""


def test_a_librarys_method_gives_rows_of_the_model(told_in_rooms):
    told_in_rooms(TEXT)


def test_what_a_function_of_the_project_is_called_is_no_librarys(told_in_rooms):
    told_in_rooms(
        """
from django.db import models
from elsewhere.models import TreeManager, made

class Course(models.Model):
    day = models.DateField(null=True)
    objects = made(TreeManager)

class Own:
    def dated(self):
        return self.filter(day__isnull=False)

def years():
    return [one.day.year for one in Course.objects.dated()]
"""
    )
