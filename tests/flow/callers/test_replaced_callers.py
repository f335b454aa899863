"""A method of a class above calls a hook on its own object: not the hook of a class that has another method in its place
(Python). What is left of the hook's callers may know more."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import findings_of

from nullguard.model.finding import Confidence

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


def _confidence(tmp_path: Path, source: str) -> list[Confidence]:
    reported = findings_of(tmp_path, {"models.py": MODELS, "base.py": BASE, "send.py": SEND + source}, min_confidence="low")
    return [finding.confidence for finding in reported if finding.rule == "NG101" and "label" in finding.expression]


@pytest.mark.parametrize("more", [OWN + SHOWS, OWN + SHOWS + BELOW.format("return None"), SHOWS + OWN])
def test_what_stands_in_the_place_of_a_caller(tmp_path, more):
    assert _confidence(tmp_path, more) == [Confidence.LOW]


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
def test_callers_that_are_left(tmp_path, more):
    assert _confidence(tmp_path, more) == [Confidence.HIGH]
