"""What a method above a class looks up and tests says nothing of objects whose class has another method in its place."""

from __future__ import annotations

import pytest
from checked import findings_of

SOURCE = """
from django.db import models

class Event(models.Model):
    title = models.TextField()

class Handler:
    def load(self):
        self.event = Event.objects.filter(id=1).first()
        if self.event is None:
            raise ValueError

    def again(self):
        if self.event is None:
            raise ValueError

class Public(Handler):
{body}

    def show(self):
        return self.event.title
"""

OWN = "    def load(self):\n        self.event = Event.objects.filter(id=2).first()"


@pytest.fixture
def told(tmp_path):
    def symbols(source):
        return [item.symbol for item in findings_of(tmp_path, {"handlers.py": source})]

    return symbols


REPLACED = SOURCE.replace("    def again(self):\n        if self.event is None:\n            raise ValueError\n", "")


def test_a_method_in_the_place_of_the_one_that_tests(told):
    assert told(REPLACED.format(body=OWN)) == ["Public.show"]


@pytest.mark.parametrize(
    "body",
    [
        "    pass",
        OWN + "\n        super().load()",
        OWN + "\n        Handler.load(self)",
        OWN + "\n        if self.event is None:\n            raise KeyError",
        OWN.replace("def load", "def load_other"),
    ],
)
def test_methods_that_test(told, body):
    assert told(REPLACED.format(body=body)) == []


def test_another_method_that_tests(told):
    assert told(SOURCE.format(body=OWN)) == []
