"""A row that a lookup did not find, passed to a function that uses it on some of its ways and tests it on none."""

from __future__ import annotations

import pytest

FUNCTIONS = """
def early(kind, row):
    if not kind:
        return ""
    return row.number

def looping(kinds, limit):
    if not kinds:
        return 0
    for kind in kinds:
        if limit > kind:
            return kind
    return 1

def handing(kind, row):
    if kind > 2:
        return early(kind, row)
    return ""

def tested(kind, row):
    if not kind:
        return ""
    return row.number if row else ""

def refused(kind, row):
    if not row or not kind:
        return ""
    return row.number

def caught(kind, row):
    if not kind:
        return ""
    try:
        return row.number
    except AttributeError:
        return ""

def rebound(kind, row):
    if not kind:
        return ""
    row = row or kind
    return row.number

def unused(kind, row):
    if kind:
        return kind
    return row
"""

MODELS = """
import peewee
class Order(peewee.Model):
    number = peewee.CharField()
"""


@pytest.fixture
def uses(analyse):
    """`uses(line)`: the expressions that are used as null in a function whose body ends in the line."""

    def found(line: str) -> list[str]:
        body = f"def run(kind):\n    row = Order.get_or_none(Order.number == kind)\n    {line}\n"
        text = f"from shop.models import Order\n{FUNCTIONS}\n{body}"
        return [use.expression for use in analyse({"shop/models.py": MODELS, "shop/service.py": text})["shop/service.py"]]

    return found


@pytest.mark.parametrize("line", ["early(kind, row)", "looping(kind, row)", "return early(kind, row=row)"])
def test_a_row_that_was_not_found(uses, line):
    assert uses(line) == ["row"]


@pytest.mark.parametrize(
    "line",
    [
        "tested(kind, row)",
        "refused(kind, row)",
        "caught(kind, row)",
        "rebound(kind, row)",
        "unused(kind, row)",
        "early(row, kind)",
        "if row:\n        early(kind, row)",
        "early(kind, row) if row else None",
        "unknown(kind, row)",
        "handing(kind, row)",
        "early(kind, kind)",
    ],
)
def test_what_is_tested_anywhere_or_not_used(uses, line):
    assert uses(line) == []


def test_columns_are_left_to_the_function(python):
    python("early(kind, order.reference)\nlooping([kind], order.quantity)", before=FUNCTIONS, signature="order: Order, kind")
