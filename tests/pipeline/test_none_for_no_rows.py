"""Functions of Python that give None where lists made of rows are empty, where a function gave no row, or where an attribute is
None among other reasons."""

from __future__ import annotations

import pytest

MODELS = """\
from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=20)
    points = models.IntegerField(null=True)
    votes = models.IntegerField(default=0)

    @property
    def score(self):
        if self.votes == 0 or self.points is None:
            return None
        return self.points / self.votes

    @property
    def weight(self):
        if self.votes == 0:
            return None
        if self.points is None:
            return None
        return self.points * self.votes

    @property
    def share(self):
        if self.votes == 0:
            return None
        return 100 / self.votes
"""
FINDING = """\
from typing import Optional

from shop.models import Order


def days(number):
    found = [order.votes for order in Order.objects.filter(number=number)]
    return sum(found) / len(found) if found else None


def votes(number):
    found = []
    for order in Order.objects.filter(number=number):
        found.append(order.votes)
    if not found:
        return None
    return sum(found)


def seen(numbers):
    found = [number for number in numbers if number]
    return max(found) if found else None


def find(number) -> Optional[Order]:
    return Order.objects.filter(number=number).first()


def number_of(number):
    order = find(number)
    if order is None:
        return None
    return order.number


def number_given(order: Optional[Order] = None):
    if order is None:
        return None
    return order.number


class Desk:
    def find(self, number) -> Optional[Order]:
        return Order.objects.filter(number=number).first()


def at_desk(desk: Desk, number):
    order = desk.find(number)
    if order is None:
        return None
    return order.number
"""
CODE = """\
from shop.finding import Desk, at_desk, days, number_given, number_of, seen, votes
from shop.models import Order


def run(number, numbers, order: Order):
    {body}
"""


@pytest.fixture
def rules(project):
    def found(body: str) -> list[str]:
        project.write("shop/models.py", MODELS)
        project.write("shop/finding.py", FINDING)
        project.write("shop/code.py", CODE.format(body=body))
        return [f.rule for f in project.check().findings]

    return found


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("return days(number) * 2", "NG103"),
        ("return votes(number) + 1", "NG103"),
        ("return number_of(number).upper()", "NG103"),
        ("return at_desk(Desk(), number).upper()", "NG103"),
        ("return order.score * 2", "NG101"),
        ("return order.weight * 2", "NG101"),
    ],
)
def test_none_that_comes_back(rules, body, rule):
    assert rules(body) == [rule]


@pytest.mark.parametrize(
    "body",
    [
        "return (days(number) or 0) * 2",
        "found = votes(number)\n    return found + 1 if found is not None else 0",
        "return seen(numbers).upper()",
        "return number_given(order).upper()",
        "return order.share * 2",
        "return order.score * 2 if order.score is not None else 0",
        "if order.points is None:\n        return 0\n    return order.score * 2",
        "return [other.weight * 2 for other in Order.objects.exclude(points=None)]",
    ],
)
def test_what_is_there(rules, body):
    assert rules(body) == []
