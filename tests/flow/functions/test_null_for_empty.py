"""A function that gives null where a nullable column is empty gives the column's null."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_PYTHON

BEFORE = """
class Held:
    def __init__(self, order: Order):
        self.order = order

def label(order: Order):
    BODY

def number(order: Order):
    if not order.number:
        return None
    return order.number.lower()

def of_held(held: Held):
    order = held.order
    if not order.reference:
        return None
    return order.reference.lower()
"""


@pytest.mark.parametrize(
    "body",
    [
        "return order.reference.lower() if order.reference else None",
        "if not order.reference: return None\n    return order.reference.lower()",
        "if order.reference: return order.reference.lower()",
        "reference = order.reference\n    if not reference: return None\n    return reference.lower()",
        "if order.reference is None: return None\n    return order.reference.lower()",
    ],
)
def test_null_comes_back_with_the_column(python, body):
    python(
        """
        label(order).strip()  # null
        if order.reference:
            label(order).strip()
        if order.reference is not None and order.quantity:
            label(order).strip()
        found = label(order)
        if found:
            found.strip()
        """,
        before=BEFORE.replace("BODY", body),
    )


def test_what_the_attribute_was_read_from(python):
    python(
        """
        of_held(held).strip()  # null
        if held.order.reference:
            of_held(held).strip()
        """,
        before=BEFORE.replace("BODY", "return ''"),
        signature="held: Held",
    )


def test_of_a_column_that_is_never_null_it_is_the_functions_own(analyse):
    text = (
        "from shop.models import Order\n" + BEFORE.replace("BODY", "return ''") + "def run(order: Order): number(order).strip()\n"
    )
    seen = analyse({"shop/models.py": SHOP_PYTHON, "shop/service.py": text})["shop/service.py"]
    assert [use.origin for use in seen] == ["returned"]
