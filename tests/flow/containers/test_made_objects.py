"""Plain Python objects that keep what a row holds, and what comes out of them."""

from __future__ import annotations

import pytest

CLASSES = """
import attr
from collections import namedtuple
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import ClassVar, NamedTuple

@dataclass
class Info:
    kind: ClassVar[str] = "info"
    number: str
    reference: str = ""
    lines: list = field(default_factory=list)

    def shown(self):
        return self.reference

    def clean(self):
        self.reference = self.reference or ""

    def upper(self):
        return self.reference.upper()

    def safely(self):
        return self.reference.upper() if self.reference else ""

@dataclass
class Below(Info):
    more: str = ""

@dataclass
class Cleaning:
    reference: str
    def __post_init__(self):
        self.reference = self.reference or ""

class Row(NamedTuple):
    number: str
    reference: str

Pair = namedtuple("Pair", ["number", "reference"])
Trio = namedtuple("Trio", "number, reference, more")

@attr.s
class Attrs:
    number = attr.ib()
    reference = attr.ib(default="")

class Card:
    def __init__(self, number, *, reference=None):
        self.number = number
        self.text = reference

class Mended:
    def __init__(self, reference, other, third, fourth):
        self.reference = reference
        if self.reference is None:
            self.reference = ""
        other = other or ""
        self.other = other
        self.third = third.strip() if third else ""
        self.fourth = fourth
        self.reset()

    def reset(self):
        self.fourth = ""

class Told:
    def __init__(self, reference):
        self._reference = reference

    @property
    def reference(self):
        return self._reference or ""

def fill(info):
    info.reference = info.reference or ""

def show(info):
    print(info.reference)

def upper(info: Info):
    return info.reference.upper()

def told(order: Order):
    return Info(order.number, order.reference)

def told_as_declared(order: Order) -> Info:
    return Info(number=order.number, reference=order.reference)

def refusing(order: Order):
    info = Info(order.number, order.reference)
    if not info.reference:
        raise ValueError(order)
    return info

def all_of_them() -> list[Info]:
    return [told(order) for order in Order.objects.all()]
"""


@pytest.mark.parametrize(
    "use",
    [
        "Info(order.number, order.reference).reference.upper()",
        "Info(order.number, reference=order.reference).reference.upper()",
        "Info(number=order.number, reference=order.reference).reference.upper()",
        "Below(order.number, order.reference, '').reference.upper()",
        "Row(order.number, order.reference).reference.upper()",
        "Row(order.number, order.reference)[1].upper()",
        "Pair(order.number, order.reference).reference.upper()",
        "Trio(order.number, order.reference, 1).reference.upper()",
        "Attrs(order.number, order.reference).reference.upper()",
        "Card(order.number, reference=order.reference).text.upper()",
        "SimpleNamespace(number=order.number, reference=order.reference).reference.upper()",
        "dict(number=order.number, reference=order.reference)['reference'].upper()",
        "told(order).reference.upper()",
        "told_as_declared(order).reference.upper()",
    ],
)
def test_an_attribute_is_as_null_as_what_was_given(python, use):
    python(f"{use}  # null", before=CLASSES)


def test_objects_in_other_things(python):
    python(
        """
        for info in all_of_them():
            info.number.upper()
            info.reference.upper()  # null
        """,
        before=CLASSES,
    )
    python("number, reference = Pair(order.number, order.reference)\nnumber.upper()\nreference.upper()  # null", before=CLASSES)
    python("Info('', Info(order.number, order.reference)).reference.reference.upper()  # null", before=CLASSES)


@pytest.mark.parametrize(
    "between", ["print(info)", "show(info)", "info.shown()", "info.number = ''", "if order.number:\n    pass"]
)
def test_what_leaves_an_object_as_it_is(python, between):
    python(f"info = Info(order.number, order.reference)\n{between}\ninfo.reference.upper()  # null", before=CLASSES)


@pytest.mark.parametrize(
    "between",
    [
        "info.reference = info.reference or ''",
        "info.reference = other",
        "info.clean()",
        "fill(info)",
        "if not info.reference:\n    return",
        "if info.reference is None:\n    info.reference = ''",
        "if not order.reference:\n    return",
        "if order.reference is None:\n    return",
        "assert info.reference",
        "info = other",
        "setattr(info, 'reference', '')\ninfo.reference = ''",
    ],
)
def test_what_happens_to_an_object(python, between):
    python(
        f"info = Info(order.number, order.reference)\n{between}\ninfo.reference.upper()",
        before=CLASSES, signature="order: Order, other",
    )  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "Info(order.number, order.reference or '').reference.upper()",
        "Info(order.number, order.reference).number.upper()",
        "Info(order.reference).reference.upper()",
        "Info(*other, order.reference).reference.upper()",
        "Info(order.number, **other).reference.upper()",
        "Cleaning(order.reference).reference.upper()",
        "Told(order.reference).reference.upper()",
        "Mended(order.reference, '', '', '').reference.upper()",
        "Mended('', order.reference, '', '').other.upper()",
        "Mended('', '', order.reference, '').third.upper()",
        "Mended('', '', '', order.reference).fourth.upper()",
        "refusing(order).reference.upper()",
        "if order.reference:\n    Info(order.number, order.reference).reference.upper()",
        "if order.reference:\n    told(order).reference.upper()",
        "if order.reference:\n    told_as_declared(order).reference.upper()",
        "for item in [item for item in Order.objects.all() if item.reference]:\n    told(item).reference.upper()",
        "for info in all_of_them():\n    if info.reference:\n        info.reference.upper()",
        "info = Info(order.number, order.reference) if other else Info('', '')\nif info.reference:\n    info.reference.upper()",
        "Order(number='', reference=order.reference).reference.upper()",
    ],
)
def test_attributes_that_are_there_or_unknown(python, body):
    python(body, before=CLASSES, signature="order: Order, other")


def test_an_object_in_a_loop_ends(python):
    python(
        """
        info = Info("", order.reference)
        for _ in range(9):
            info = Info(info, order.reference)
        info.number.strip()
        """,
        before=CLASSES,
    )


@pytest.mark.parametrize(
    "use",
    [
        "Info(order.number, order.reference).upper()",
        "info = Info(order.number, order.reference)\ninfo.upper()",
        "told(order).upper()",
        "upper(Info(order.number, order.reference))",
        "upper(told_as_declared(order))",
    ],
)
def test_methods_and_functions_use_what_an_object_holds(python, use):
    python(f"{use}  # null", before=CLASSES)


@pytest.mark.parametrize(
    "use",
    [
        "Info(order.number, order.reference).safely()",
        "Info(order.number, order.reference or '').upper()",
        "Info(order.reference, order.number).upper()",
        "info = Info(order.number, order.reference)\ninfo.clean()\ninfo.upper()",
        "info = Info(order.number, order.reference)\nif info.reference:\n    info.upper()",
        "if order.reference:\n    told(order).upper()",
        "if order.reference:\n    upper(told_as_declared(order))",
        "upper(other)",
    ],
)
def test_methods_and_functions_of_what_is_there(python, use):
    python(use, before=CLASSES, signature="order: Order, other: Info")
