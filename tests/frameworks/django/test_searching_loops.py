"""Functions of Python that end with a loop which gives the row that it finds: where it finds none they give None, though nothing
in them says so."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Shop(models.Model):
    name = models.CharField(max_length=9)

class Address(models.Model):
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="addresses")
    street = models.CharField(max_length=9)
    is_default = models.BooleanField(default=False)
"""


@pytest.fixture
def told_of(told):
    """What is told of a function that uses what another one gives, of which this is the body."""

    def lines(body: str, use: str = "return chosen(shop).street") -> list[str]:
        given = body.replace("\n", "\n    ")
        return told(MODELS, f"from models import Shop\ndef chosen(shop: Shop):\n    {given}\n\ndef use(shop: Shop):\n    {use}\n")

    return lines


@pytest.mark.parametrize(
    "body",
    [
        "for one in shop.addresses.all():\n    if one.is_default:\n        return one",
        "for one in shop.addresses.all():\n    for name in [shop.name]:\n        if name:\n            return one",
        "for one in shop.addresses.all():\n    if one.id:\n        continue\n    elif one.is_default:\n        return one",
        "with open(shop.name):\n    for one in shop.addresses.all():\n        if one.is_default:\n            return one",
    ],
)
def test_nothing_may_be_found(told_of, body):
    assert told_of(body) == ["return chosen(shop).street"]


@pytest.mark.parametrize(
    "body",
    [
        "for one in shop.addresses.all():\n    if one.is_default:\n        return one\nraise ValueError(shop)",
        "for one in shop.addresses.all():\n    if one.is_default:\n        return one\nreturn shop.addresses.get()",
        "for one in shop.addresses.all():\n    if one.is_default:\n        return one\nelse:\n    raise ValueError(shop)",
        "for one in shop.addresses.all():\n    if one.is_default:\n        yield one",
    ],
)
def test_what_gives_something_anyway(told_of, body):
    assert told_of(body) == []


@pytest.mark.parametrize(
    "use",
    [
        "one = chosen(shop)\n    return one.street if one else None",
        "one = chosen(shop)\n    if one is None:\n        return None\n    return one.street",
        "return getattr(chosen(shop), 'street', None)",
    ],
)
def test_callers_that_test_it(told_of, use):
    assert told_of("for one in shop.addresses.all():\n    if one.is_default:\n        return one", use) == []


def test_what_is_no_row(told_of):
    body = "for one in shop.addresses.all():\n    if one.is_default:\n        return one.street"
    assert told_of(body, "return chosen(shop).lower()") == []
