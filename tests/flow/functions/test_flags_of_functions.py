"""A flag that a function of Python sets under conditions and gives back: where it is true, what the conditions tell holds."""

from __future__ import annotations

import pytest

FLAGS = """
def has_reference(order):
    there = False
    if order.reference:
        there = True
    return there

def is_late(order, day):
    late = False
    if day > 5:
        if order.reference is not None:
            late = True
    return late

def is_fine(order):
    fine = True
    if order.reference is None:
        fine = False
    elif order.number == "x":
        fine = False
    return fine

def lacks_reference(order):
    lacking = False
    if not order.reference:
        lacking = True
    return lacking

def is_odd(order):
    odd = order.number == "x"
    if order.reference:
        odd = True
    return odd

def is_barred(order, day):
    return order.reference is None or day > 5

def may_be_barred(order, day):
    return day > 5 or order.reference is None

def is_listed(order, day):
    return order.reference is None or order.number

def is_any(order, rows):
    found = False
    for row in rows:
        if row.number == order.number:
            found = True
    return found
"""


@pytest.mark.parametrize(
    "body",
    [
        "if has_reference(order):\n    order.reference.upper()",
        "if not has_reference(order):\n    return\norder.reference.upper()",
        "late = is_late(order, 9)\nif late:\n    order.reference.upper()",
        "if is_fine(order):\n    order.reference.upper()",
        "if not is_fine(order):\n    raise ValueError\norder.reference.upper()",
        "if lacks_reference(order):\n    return\norder.reference.upper()",
        "if has_reference(order) and order.number:\n    order.reference.upper()",
        "if is_barred(order, 4):\n    return\norder.reference.upper()",
        "if not may_be_barred(order, 4):\n    order.reference.upper()",
        "if is_listed(order, 4):\n    return\norder.reference.upper()",
    ],
)
def test_a_flag_tells(python, body):
    python(body, before=FLAGS)


@pytest.mark.parametrize(
    "body",
    [
        "if not has_reference(order):\n    order.reference.upper()  # null",
        "if is_odd(order):\n    order.reference.upper()  # null",
        "if not is_late(order, 9):\n    order.reference.upper()  # null",
        "if lacks_reference(order):\n    order.reference.upper()  # null",
        "if is_any(order, []):\n    order.reference.upper()  # null",
        "if is_listed(order, 4):\n    order.reference.upper()  # null",
        "if is_barred(order, 4):\n    order.reference.upper()  # null",
        "if has_reference(order) or order.number:\n    order.reference.upper()  # null",
    ],
)
def test_others_do_not(python, body):
    python(body, before=FLAGS)
