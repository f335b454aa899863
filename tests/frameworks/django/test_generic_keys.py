"""Generic keys lead to rows that no foreign key keeps: None where they are gone, unless they remove what leads to them."""

from __future__ import annotations

MODELS = """
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models

class Note(models.Model):
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveIntegerField()
    about = GenericForeignKey()

class Mark(models.Model):
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveIntegerField()
    about = GenericForeignKey("content_type", "object_id")

class Order(models.Model):
    number = models.CharField(max_length=9)
    marks = GenericRelation(Mark)
"""

SOURCE = """
from models import Mark, Note

def of_note(note: Note):
    return note.about.number

def of_tested(note: Note):
    return note.about.number if note.about else ""

def of_mark(mark: Mark):
    return mark.about.number
"""


def test_rows_that_are_gone(told):  # told, because other code tests it
    assert told(MODELS, SOURCE) == ["return note.about.number"]
