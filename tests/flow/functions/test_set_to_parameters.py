"""Attributes that a call sets to what it is given (Python)."""

from __future__ import annotations

import pytest

JOB = """
from django.db import models


class Job(models.Model):
    name = models.CharField(max_length=20)
    note = models.TextField(null=True)
    path = models.TextField(null=True)

    def mark(self, path, note="x"):
        self.path = path
        self.note = note
        self.save()

    def mark_if(self, path, late):
        if late:
            self.path = path

    def mark_other(self, path, other):
        self.path = path
        if other:
            self.path = other

    def mark_again(self, path):
        path = self.note
        self.path = path

    def mark_below(self, path, other):
        other.path = path


def put(job, path):
    job.path = path
"""

USE = """
from models import Job, put


def run(job: Job, text, other: Job):
    {call}
    print(job.path.strip())
"""


def _lines(analyse, call: str) -> list[str]:
    text = USE.format(call=call).strip("\n")
    uses = analyse({"models.py": JOB, "service.py": text})["service.py"]
    return [text.split("\n")[use.line - 1].strip() for use in uses]


@pytest.mark.parametrize(
    "call",
    [
        "job.mark(text)",
        "job.mark(path=text, note=None)",
        "put(job, text)",
        "put(path=text, job=job)",
        "job.mark(other.name)",
    ],
)
def test_what_is_handed_over_is_there(analyse, call):
    assert _lines(analyse, call) == []


@pytest.mark.parametrize(
    "call",
    [
        "job.mark(other.note)",
        "job.mark(text or other.note)",
        "job.mark(None)",
        "put(job, other.path)",
        "job.mark_if(text, other)",
        "job.mark_other(text, other.note)",
        "job.mark_again(text)",
        "job.mark_below(text, other)",
        "other.mark(text)",
        "put(other, text)",
        "if text:\n        job.mark(text)",
    ],
)
def test_what_is_not_is_told(analyse, call):
    assert _lines(analyse, call) == ["print(job.path.strip())"]
