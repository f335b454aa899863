"""A row that is looked up by the own key of an object that is about to be saved: of a new object there is none."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models

class Order(models.Model):
    number = models.CharField(max_length=9)

    def save(self, *args, **kwargs):
        {body}
        super().save(*args, **kwargs)
"""
OLD = "old = Order.objects.filter(pk=self.pk).first()"
HANDLERS = """
from django.db.models.signals import {signal}
from django.dispatch import receiver
from models import Order

{decorator}
def changed(sender, instance, **kwargs):
    {body}
"""


@pytest.fixture
def saved(told):
    """What is told of a body of `save`, indented by eight blanks."""

    def lines(body: str) -> list[str]:
        text = MODELS.format(body=body.replace("\n", "\n        "))
        return told("", text)

    return lines


@pytest.fixture
def handled(told):
    """What is told of a handler of a signal."""

    def lines(
        body: str, signal: str = "pre_save", decorator: str = "@receiver({signal}, sender=Order)", after: str = ""
    ) -> list[str]:
        text = HANDLERS.format(signal=signal, decorator=decorator.format(signal=signal), body=body.replace("\n", "\n    "))
        return told(MODELS.format(body="pass"), text + after)

    return lines


FOUND = "old = Order.objects.filter(pk=instance.pk).first()"


def test_a_new_object_has_no_row(saved, handled):
    assert saved(f"{OLD}\nprint(old.number)") == ["print(old.number)"]
    assert handled(f"{FOUND}\nprint(old.number)") == ["print(old.number)"]
    assert handled(f"{FOUND}\nprint(old.number)", decorator="", after="pre_save.connect(changed, sender=Order)") == [
        "print(old.number)"
    ]


@pytest.mark.parametrize(
    "body",
    [
        f"if self.pk:\n    {OLD}\n    print(old.number)",
        f"if self.pk is not None:\n    {OLD}\n    print(old.number)",
        f"if not self._state.adding:\n    {OLD}\n    print(old.number)",
        f"is_new = self.pk is None\nif not is_new:\n    {OLD}\n    print(old.number)",
        f"if self.id:\n    {OLD}\n    print(old.number)",
        f"{OLD}\nif old is not None:\n    print(old.number)",
        f"super().save(*args, **kwargs)\n{OLD}\nprint(old.number)",
    ],
)
def test_objects_that_are_rows_and_tested_ones(saved, body):
    assert saved(body) == []


@pytest.mark.parametrize("signal", ["post_save", "pre_delete", "post_delete"])
def test_other_signals(handled, signal):
    assert handled(f"{FOUND}\nprint(old.number)", signal=signal) == []
    after = f"{signal}.connect(changed, sender=Order)"
    assert handled(f"{FOUND}\nprint(old.number)", signal=signal, decorator="", after=after) == []


def test_a_handler_that_asks_for_the_key(handled):
    assert handled(f"if instance.pk:\n    {FOUND}\n    print(old.number)") == []
    assert handled(f"if instance._state.adding:\n    return\n{FOUND}\nprint(old.number)") == []


def test_other_methods_of_the_row(told):
    text = MODELS.format(body="pass") + f"\n    def reloaded(self):\n        {OLD}\n        return old.number\n"
    assert told("", text) == []


def test_it_is_sure(tmp_path):
    body = f"{OLD}\n        print(old.number)"
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "models.py").write_text(MODELS.format(body=body), encoding="utf-8")
    found = run(load_settings((tmp_path,), None, {"cache": False, "jobs": 1}), lambda stage, done, total: None).findings
    assert [(finding.rule, finding.confidence.name.lower()) for finding in found] == [("NG103", "high")]
