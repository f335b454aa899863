"""Classes below a tuple with names that a call makes keep what they are given (Python)."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Order(models.Model):
    number = models.CharField(max_length=10)
    note = models.CharField(max_length=10, null=True)
"""

CODE = """
import collections
import typing
from collections import namedtuple
from shop.models import Order

class Shown({base}):
    __slots__ = ()

    @classmethod
    def of(cls, order: Order):
        return cls(number=order.number, note=order.note)

def show(pk):
    order = Order.objects.get(pk=pk)
    shown = {made}
    {use}
"""


@pytest.fixture
def told(project):
    """`told(base, made, use)`: whether something is told of the use of what was made."""

    def found(base: str, made: str, use: str) -> bool:
        project.write("shop/models.py", MODELS)
        project.write("shop/shown.py", CODE.format(base=base, made=made, use=use))
        return bool(project.check(cache=False).findings)

    return found


BASES = (
    'namedtuple("Shown", ["number", "note"])',
    'namedtuple("Shown", "number, note")',
    'collections.namedtuple("Shown", ("number", "note"))',
    'typing.NamedTuple("Shown", [("number", str), ("note", str)])',
)


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize(
    "made", ["Shown(order.number, order.note)", "Shown(note=order.note, number=order.number)", "Shown.of(order)"]
)
def test_a_field_is_as_null_as_what_it_was_given(told, base, made):
    assert told(base, made, "shown.note.upper()")
    assert not told(base, made, "shown.number.upper()")
    assert not told(base, made, "shown.note and shown.note.upper()")


@pytest.mark.parametrize(
    ("base", "made", "use"),
    [
        ('namedtuple("Shown", FIELDS)', "Shown(order.number, order.note)", "shown.note.upper()"),
        ('namedtuple("Shown", ["number", "note"])', "Shown(order.number, order.note or '')", "shown.note.upper()"),
        ('namedtuple("Shown", ["note", "number"])', "Shown(order.number, order.note)", "shown.note.upper()"),
        ('make("Shown", ["number", "note"])', "Shown(order.number, order.note)", "shown.note.upper()"),
    ],
    ids=("fields of a name", "given a default", "in another order", "of another function"),
)
def test_nothing_else_is_told(told, base, made, use):
    assert not told(base, made, use)
