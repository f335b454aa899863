"""Objects that are not made without an attribute: `__post_init__` raises where it is null (Python)."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=20)
    rate = models.IntegerField(null=True)
    until = models.DateField(null=True)
"""

SERVICE = """
from dataclasses import dataclass
from datetime import date
from models import Order


@dataclass
class Terms:
    rate: int | None
    until: date | None
    number: str = ""

    def __post_init__(self):
{check}


def terms_of(order: Order) -> Terms:
    return Terms(rate=order.rate, until=order.until)


def show(order: Order):
    terms = terms_of(order)
    print(terms.until.year)
"""


def _lines(analyse, check: str) -> list[str]:
    text = SERVICE.format(check="\n".join("        " + line for line in check.split("\n"))).strip("\n")
    uses = analyse({"models.py": MODELS, "service.py": text})["service.py"]
    return [text.split("\n")[use.line - 1].strip() for use in uses]


@pytest.mark.parametrize(
    "check",
    [
        "if self.until is None:\n    raise ValueError",
        "if self.rate is None or self.until is None:\n    raise ValueError(self.number)",
        "if not self.until:\n    raise ValueError",
        'self.number = self.number.upper()\nif self.until is None:\n    raise ValueError("until")',
    ],
)
def test_what_is_refused_is_there(analyse, check):
    assert _lines(analyse, check) == []


@pytest.mark.parametrize(
    "check",
    [
        "if self.rate is None:\n    raise ValueError",
        "if self.until is None:\n    print(self.number)",
        "if self.number:\n    return\nif self.until is None:\n    raise ValueError",
        "if self.rate is None and self.until is None:\n    raise ValueError",
    ],
)
def test_what_is_not_refused_is_told(analyse, check):
    assert _lines(analyse, check) == ["print(terms.until.year)"]
