"""Functions of Python that are declared to give null, and do so for a null argument alone: `def shown(order: Optional[Order]) ->
Optional[View]`."""

from __future__ import annotations

import pytest

CODE = """\
from dataclasses import dataclass
from typing import List, Optional

from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=20)


@dataclass
class View:
    number: str


def shown(order: Optional[Order]) -> Optional[View]:
    if order is None:
        return None
    return View(number=order.number)


def either(order: Optional[Order], lines) -> Optional[View]:
    if order is None or not lines:
        return None
    return View(number=order.number)


def cleaned(text: str) -> Optional[str]:
    if not text:
        return None
    return text.strip()


class Mapper:
    def shown(self, order: Optional[Order]) -> Optional[View]:
        return View(number=order.number) if order is not None else None


def views() -> List[View]:
    return [shown(order) for order in Order.objects.all()]


def run(mapper: Mapper, number, lines, note: str):
    {body}
"""


@pytest.fixture
def rules(project):
    def found(body: str) -> list[str]:
        project.write("shop/code.py", CODE.format(body=body))
        return [f.rule for f in project.check().findings]

    return found


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("return shown(Order.objects.filter(number=number).first()).number", "NG103"),
        ("order = Order.objects.filter(number=number).first()\n    return mapper.shown(order).number", "NG103"),
        ("return either(Order.objects.get(number=number), lines).number", "NG105"),
    ],
)
def test_null_that_may_come_back(rules, body, rule):
    assert rules(body) == [rule]


@pytest.mark.parametrize(
    "body",
    [
        "return shown(Order.objects.get(number=number)).number",
        "return [shown(order).number for order in Order.objects.all()]",
        "return [view.number for view in views()]",
        "return mapper.shown(Order.objects.get(number=number)).number",
        "order = Order.objects.filter(number=number).first()\n    return shown(order).number if order else None",
    ],
)
def test_what_is_made_of_something(rules, body):
    assert rules(body) == []
