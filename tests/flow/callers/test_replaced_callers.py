"""A method of a class above calls a hook on its own object: not the hook of a class that has another method in its place
(Python). What is left of the hook's callers may know more."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models


class Order(models.Model):
    label = models.CharField(max_length=20, null=True)
"""

BASE = """
class Base:
    @classmethod
    def check(cls, info, order):
        pass

    @classmethod
    def perform(cls, info, order):
        cls.check(info, order)

    def show(self, order):
        self.check(None, order)
"""

SEND = """
from base import Base
from models import Order

class Send(Base):
    @classmethod
    def check(cls, info, order: Order):
        if not order.label.strip():
            raise ValueError("no label")
"""

OWN = """
    @classmethod
    def perform(cls, info, order: Order):
        if order.label is None:
            raise ValueError("no label")
        cls.check(info, order)
"""
SHOWS = """
    def show(self, order: Order):
        pass
"""
BELOW = """
class Below(Send):
    @classmethod
    def perform(cls, info, order: Order):
        {}
"""


def _confidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> list[Confidence]:
    for name, text in {"models.py": MODELS, "base.py": BASE, "send.py": SEND + source}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    report = run(load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low"}), lambda stage, done, total: None)
    return [finding.confidence for finding in report.findings if finding.rule == "NG101" and "label" in finding.expression]


@pytest.mark.parametrize("more", [OWN + SHOWS, OWN + SHOWS + BELOW.format("return None"), SHOWS + OWN])
def test_what_stands_in_the_place_of_a_caller(tmp_path, monkeypatch, more):
    assert _confidence(tmp_path, monkeypatch, more) == [Confidence.LOW]


@pytest.mark.parametrize(
    "more",
    [
        "",
        OWN,
        SHOWS,
        OWN + SHOWS.replace("pass", "super().show(order)"),
        OWN + SHOWS.replace("pass", "self.shown(order)\n    def shown(self, order):\n        super().show(order)"),
        OWN + SHOWS.replace("pass", "Base.show(self, order)"),
        OWN.replace("if order", "super().perform(info, order)\n        if order") + SHOWS,
        OWN + SHOWS + BELOW.format("cls.check(info, order)"),
        SHOWS + OWN.replace("order.label is None", "info is None"),
    ],
)
def test_callers_that_are_left(tmp_path, monkeypatch, more):
    assert _confidence(tmp_path, monkeypatch, more) == [Confidence.HIGH]
