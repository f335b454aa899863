"""Query classes of the project that are made when the program runs: by which class, only the names of their methods tell."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models
from elsewhere import made, Override

class LessonQuerySet(models.QuerySet):
    def only_open(self):
        return self.filter(open=True)
    def with_rooms(self, more=None):
        if more is None:
            return self
        return self.select_related(*more)
    def with_days(self):
        return self.filter(day__isnull=False)
    def newest_one(self):
        return self.order_by("-pk").first()
    def number_of(self):
        return self.count()
    def live(self):
        return self.filter(open=True)

class Overridden(Override):
    _default_class = LessonQuerySet

class Lesson(models.Model):
    day = models.DateField(null=True)
    open = models.BooleanField(default=True)
    objects = OBJECTS
"""

MADE = ["Overridden.as_manager()", "made(LessonQuerySet).as_manager()", "made(LessonQuerySet)()", "models.Manager.made_of(1)"]


@pytest.mark.parametrize("objects", MADE)
def test_methods_of_a_query(told_in_rooms, objects):
    told_in_rooms(
        MODELS.replace("OBJECTS", objects)
        + """
def first(key):
    return Lesson.objects.filter(pk=key).only_open().first().pk  # null

def in_a_variable(key):
    lesson = Lesson.objects.filter(pk=key).with_rooms(more=["x"]).last()
    return lesson.pk  # null

def after_several(key):
    return Lesson.objects.exclude(pk=key).with_rooms().only_open().order_by("pk").first().pk  # null

def a_row(key):
    return Lesson.objects.filter(pk=key).newest_one().pk  # null

def columns():
    return [lesson.day.year for lesson in Lesson.objects.filter(pk=1).only_open()]  # null
"""
    )


@pytest.mark.parametrize("objects", MADE)
def test_what_such_methods_make_sure_of(told_in_rooms, objects):
    told_in_rooms(
        MODELS.replace("OBJECTS", objects)
        + """
def asked_before():
    return [lesson.day.year for lesson in Lesson.objects.exclude(day=None).only_open()]

def asked_inside():
    return [lesson.day.year for lesson in Lesson.objects.filter(pk=1).with_days()]

def asked_after():
    return [lesson.day.year for lesson in Lesson.objects.filter(pk=1).only_open().filter(day__isnull=False)]

def tested(key):
    lesson = Lesson.objects.filter(pk=key).only_open().first()
    return lesson.pk if lesson else None

def there(key):
    return Lesson.objects.filter(pk=key).only_open().get().pk

def some(key):
    lessons = Lesson.objects.filter(pk=key).only_open()
    return lessons.first().pk if lessons.exists() else None

def number(key):
    return Lesson.objects.filter(pk=key).number_of().bit_length()

def one_word(key):
    return Lesson.objects.filter(pk=key).live().first().pk
"""
    )


def test_a_method_of_another_class_is_none_of_a_querys(told_in_rooms):
    told_in_rooms(
        MODELS.replace("OBJECTS", "Overridden.as_manager()")
        + """
class Report:
    def without_rooms(self):
        return Lesson.objects.filter(open=True)

class Other(models.QuerySet):
    def of_both(self):
        return self.filter(open=True)

class Another(models.QuerySet):
    def of_both(self):
        return self.filter(day__isnull=False)

def by_no_query(key):
    return Lesson.objects.filter(pk=key).without_rooms().first().pk

def by_two():
    return [lesson.day.year for lesson in Lesson.objects.filter(pk=1).of_both()]
"""
    )
