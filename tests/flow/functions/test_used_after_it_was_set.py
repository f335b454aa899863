"""Attributes that a function sets before it uses them: their use asks nothing of those who call (Python)."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models
from django.shortcuts import get_object_or_404


class Job(models.Model):
    name = models.CharField(max_length=20)
    started = models.DateTimeField(null=True)
    note = models.TextField(null=True)
"""

SERVICE = """
from datetime import datetime
from models import Job


def begin(job: Job, clock, late):
{body}


def run(pk, clock):
    job = Job.objects.get(pk=pk)
    begin(job, clock, clock.is_late)
"""


def _lines(analyse, body: str) -> list[str]:
    text = SERVICE.format(body="\n".join("    " + line for line in body.split("\n"))).strip("\n")
    uses = analyse({"models.py": MODELS, "service.py": text})["service.py"]
    return [text.split("\n")[use.line - 1].strip() for use in uses]


@pytest.mark.parametrize(
    "body",
    [
        "job.started = clock.now()\nprint(job.started.date())",
        "job.started = datetime.now()\njob.save()\nprint(job.started.date())",
        "job.note = late\nprint(job.note.strip())",
        "if late:\n    job.started = clock.now()\nelse:\n    job.started = clock.then()\nprint(job.started.date())",
        "if late:\n    job.started = clock.now()\n    print(job.started.date())",
        "job.note = clock.text()\nif job.note.strip():\n    print(job.name)",
        "job.note = late\nnote = job.note\nprint(note.strip())",
    ],
)
def test_what_was_set_before_is_not_asked_of_callers(analyse, body):
    assert _lines(analyse, body) == []


@pytest.mark.parametrize(
    "body",
    [
        "print(job.started.date())\njob.started = clock.now()",
        "job.note = clock.text()\nprint(job.started.date())",
        "if late:\n    job.started = clock.now()\nprint(job.started.date())",
        "other = Job()\nother.started = clock.now()\nprint(job.started.date())",
    ],
)
def test_what_was_not_set_on_all_ways_is(analyse, body):
    assert _lines(analyse, body) in (["begin(job, clock, clock.is_late)"], ["print(job.started.date())"])


GIVEN = """
from models import Job


class Report:
    def __init__(self, note, other):
{body}


def run(pk):
    job = Job.objects.get(pk=pk)
    return Report(job.note, job.name)
"""


def _handed(analyse, body: str) -> list[str]:
    text = GIVEN.format(body="\n".join("        " + line for line in body.split("\n"))).strip("\n")
    uses = analyse({"models.py": MODELS, "report.py": text})["report.py"]
    return [text.split("\n")[use.line - 1].strip() for use in uses]


@pytest.mark.parametrize(
    "body",
    [
        "self.note = note\nself.text = self.note.strip()",
        "self.note = self.first = note\nself.text = self.first.strip()",
        "self.note = note\nself.other = other\nprint(self.note.strip())",
        "other.note = note\nprint(other.note.strip())",
    ],
)
def test_an_attribute_set_to_a_parameter_is_the_parameter(analyse, body):
    assert _handed(analyse, body) == ["return Report(job.note, job.name)"]


@pytest.mark.parametrize(
    "body",
    [
        "self.note = note\nself.note = other\nprint(self.note.strip())",
        "self.note = note\nif self.note:\n    print(self.note.strip())",
        "self.note = note\nif note:\n    print(self.note.strip())",
        "self.note = note or ''\nprint(self.note.strip())",
        "if note is None:\n    note = other\nself.note = note\nprint(self.note.strip())",
        "self.note = other\nprint(self.note.strip())",
        "self.note = note\nself.fill()\nself.note = self.read()\nprint(self.note.strip())",
        "note = other\nself.note = note\nprint(self.note.strip())",
        "self.note = note\nif self.note is None:\n    self.note = other\nprint(self.note.strip())",
    ],
)
def test_what_is_no_longer_the_parameter_or_was_tested_is_not(analyse, body):
    assert _handed(analyse, body) == []
