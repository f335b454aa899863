"""Rows behind generic keys are removed without what leads to them: told where it is sure whose key it is."""

from __future__ import annotations

from nullguard.model.finding import Confidence

MODELS = """
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models

class Note(models.Model):
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveIntegerField()
    about = GenericForeignKey()
    text = models.CharField(max_length=9)

class Mark(models.Model):
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveIntegerField()
    about = GenericForeignKey("content_type", "object_id")

class Order(models.Model):
    marks = GenericRelation(Mark)
"""


def _of(confidences, source):
    return confidences({"models.py": MODELS, "views.py": source}, "NG102")


def test_of_rows_that_are_known(confidences):
    source = "from models import Note\n\ndef show():\n    for note in Note.objects.all():\n        print(note.about.number)\n"
    assert _of(confidences, source) == {Confidence.MEDIUM}


def test_of_what_is_only_called_so(confidences):
    assert _of(confidences, "def show(note):\n    return note.about.number\n") == {Confidence.LOW}


def test_a_status_is_still_a_doubt(confidences):
    source = "from models import Note\n\ndef show(note: Note):\n    if note.text == 'new':\n        print(note.about.number)\n"
    assert _of(confidences, source) == {Confidence.LOW}


def test_rows_that_remove_what_leads_to_them(confidences):
    assert _of(confidences, "from models import Mark\n\ndef show(mark: Mark):\n    return mark.about.pk\n") == set()
