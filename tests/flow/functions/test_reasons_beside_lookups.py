"""Functions of Python that fall off their end without an attribute of what they are given, and look a row up otherwise: a caller
that has tested the attribute still has no row."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "body",
    [
        "if order and order.reference:\n        return Customer.objects.filter(name=order.reference).first()",
        "if order.reference is None:\n        return None\n    return Customer.objects.filter(name=order.reference).first()",
    ],
)
def test_the_row_may_be_missing(python, body):
    before = f"def find(order):\n    {body}\n"
    python("if order.reference:\n    find(order).name.upper()  # null", before=before)
    python("found = find(order)\nif order.reference and found:\n    found.name.upper()", before=before)


@pytest.mark.parametrize(
    "given",
    ["order.reference.upper()", "Customer.objects.get(name=order.reference)", "Customer.objects.get_or_create(name='a')[0]"],
)
def test_without_a_lookup_that_may_find_none(python, given):
    before = f"def find(order):\n    if order and order.reference:\n        return {given}\n"
    python("if order.reference:\n    find(order).name.upper()", before=before)
    python("find(order).name.upper()  # null", before=before)
