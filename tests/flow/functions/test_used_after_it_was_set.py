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
