"""Attributes that a call gives a value: there where the call came back."""

from __future__ import annotations

import pytest

JOB = """
from django.db import models
from django.utils import timezone


class Job(models.Model):
    name = models.CharField(max_length=20)
    started = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)

    def start(self):
        if self.started is not None:
            return
        self.started = timezone.now()
        self.save()

    def start_if(self, wanted):
        if wanted:
            self.started = timezone.now()

    def start_unless(self, wanted):
        if wanted:
            return
        self.started = timezone.now()

    def start_again(self):
        self.started = timezone.now()
        self.started = None

    def copy(self):
        self.started = self.ended

    def copy_first(self):
        self.started = Job.objects.first().ended

    def ask(self):
        self.started = timezone.find()
        if self.started is None:
            print("not started")

    def demand(self):
        self.started = timezone.find()
        if self.started is None:
            raise ValueError(self.name)

    def name_it(self):
        if "x" in self.name:
            self.name = "y"

    def check(self):
        if self.ended is None:
            raise ValueError(self.name)


def begin_if(job, clock):
    if clock.is_late:
        return False
    job.started = clock.now()
    return True


def begin(job, clock):
    job.started = clock.now()


def read(job, clock):
    print(job.started, clock)
"""

USE = """
from models import Job, begin, begin_if, read


def run(job: Job, clock):
    {call}
    print(job.started.year)
"""


def _lines(analyse, body: str) -> list[str]:
    text = body.strip("\n")
    uses = analyse({"models.py": JOB, "service.py": text})["service.py"]
    return [text.split("\n")[use.line - 1].strip() for use in uses]


@pytest.mark.parametrize(
    "call",
    [
        "job.start()",
        "job.demand()",
        "begin(job, clock)",
        "begin(clock=clock, job=job)",
        "if clock:\n        job.start()\n    else:\n        begin(job, clock)",
        "job.start()\n    job.name_it()",
        "if begin_if(job, clock):\n        job.start()\n    else:\n        return",
    ],
)
def test_what_a_call_has_set_is_there(analyse, call):
    assert _lines(analyse, USE.format(call=call)) == []


@pytest.mark.parametrize(
    "call",
    [
        "job.start_if(clock)",
        "job.start_unless(clock)",
        "job.start_again()",
        "job.copy()",
        "job.copy_first()",
        "job.ask()",
        "job.name_it()",
        "read(job, clock)",
        "if clock:\n        job.start()",
        "if not begin_if(job, clock):\n        print(clock)",
        "begin(clock, job)",
        "job.start()\n    job = Job.objects.get(pk=clock)",
        "other = Job()\n    other.start()",
    ],
)
def test_what_a_call_may_leave_is_not(analyse, call):
    assert _lines(analyse, USE.format(call=call)) == ["print(job.started.year)"]
