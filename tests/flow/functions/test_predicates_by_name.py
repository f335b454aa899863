"""What methods and properties answer of a row of which only the variable's name tells the class."""

from __future__ import annotations

import pytest
from checked import findings_of

from nullguard.model.finding import Confidence

MODELS = """
from django.db import models

class Message(models.Model):
    note = models.TextField(null=True)
    code = models.TextField(null=True)

    def has_note(self):
        return self.note is not None

    @property
    def noted(self):
        return self.note is not None

    @property
    def unnoted(self):
        return self.note is None

    def has_code(self):
        return self.code is not None

class Parcel(models.Model):
    note = models.TextField()

def empty():
    return Message.objects.create(note=None, code=None)
"""


@pytest.fixture
def told(tmp_path):
    def confidence(source):
        found = findings_of(tmp_path, {"models.py": MODELS, "uses.py": source}, min_confidence="low")
        return next((item.confidence for item in found if item.symbol == "show"), None)

    return confidence


HELPER = """
def check(message):
    if {test}:
        raise ValueError

def show(message):
    check(message)
    return message.note.lower()
"""

DIRECT = """
def show(message):
    if {test}:
        return None
    return message.note.lower()
"""

EACH = """
def show(messages):
    return [message.note.lower() for message in messages if not ({test})]
"""

FORMS = (HELPER, DIRECT, EACH)
ASKED = ("not message.has_note()", "not message.noted", "message.unnoted")
OTHERS = ("message.has_note()", "message.noted", "not message.unnoted", "not message.has_code()")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("test", ASKED)
def test_what_the_answer_tells(told, form, test):
    assert told(form.format(test=test)) is None


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("test", OTHERS)
def test_what_it_does_not_tell(told, form, test):
    assert told(form.format(test=test)) is not None


@pytest.mark.parametrize("test", ["message.has_note()", "message.noted"])
def test_the_other_answer_in_a_helper(told, test):
    assert told(HELPER.format(test=test)) is Confidence.MEDIUM


@pytest.mark.parametrize("test", ASKED[:2])
def test_a_row_of_another_name(told, test):
    assert (
        told(
            HELPER.format(test=test)
            .replace("check(message)\n", "check(parcel, message)\n")
            .replace("def check(message", "def check(message, other")
            .replace("def show(message", "def show(parcel, message")
        )
        is Confidence.MEDIUM
    )
