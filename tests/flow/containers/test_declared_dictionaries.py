"""Dictionaries of declared keys (Python's `TypedDict`)."""

from __future__ import annotations

import pytest

IMPORTS = "from typing import TypedDict"
BEFORE = """
class Shown(TypedDict):
    number: str
    reference: str

def shown(order: Order) -> Shown:
    {body}
"""


@pytest.mark.parametrize(
    "body",
    [
        'return {"number": order.number, "reference": order.reference}',
        "return Shown(number=order.number, reference=order.reference)",
        'row: Shown = {"number": order.number, "reference": order.reference}\n    return row',
    ],
)
def test_they_hold_what_is_put_in(python, body):
    before = BEFORE.format(body=body)
    python('shown(order)["reference"].upper()  # null', imports=IMPORTS, before=before)
    python('shown(order)["number"].upper()', imports=IMPORTS, before=before)
    python('row = shown(order)\nif row["reference"]:\n    row["reference"].upper()', imports=IMPORTS, before=before)


@pytest.mark.parametrize(
    "body",
    [
        'return {"number": order.number, "reference": order.reference or ""}',
        "return load(order)",
        "return Shown(**load(order))",
        'if not order.reference:\n        raise ValueError\n    return {"number": order.number, "reference": order.reference}',
    ],
)
def test_what_else_may_be_in_them(python, body):
    python('shown(order)["reference"].upper()', imports=IMPORTS, before=BEFORE.format(body=body))
