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
        "if order.number and order.reference: return order.reference.lower()\n    return None",
        "if order.number and order.reference: return order.reference.lower()",
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


@pytest.mark.parametrize(
    "body",
    [
        "if order.paid_at and order.quantity:\n        return order.paid_at.year * order.quantity\n    return None",
        "if not order.paid_at or not order.quantity: return None\n    return order.paid_at.year * order.quantity",
        "if order.paid_at is None or order.quantity is None: return\n    return order.paid_at.year * order.quantity",
        "return order.paid_at.year * order.quantity if order.paid_at and order.quantity else None",
    ],
)
def test_null_comes_back_with_one_of_two_columns(python, body):
    python(
        """
        label(order).bit_length()  # null
        """,
        before=BEFORE.replace("BODY", body),
    )
    python(
        """
        if order.paid_at and order.quantity:
            label(order).bit_length()
        took = label(order)
        if took is not None:
            took.bit_length()
        """,
        before=BEFORE.replace("BODY", body),
    )


ROUTES = """
from django.db import models

class Route(models.Model):
    began = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)

    @property
    def day(self):
        return self.began.date() if self.began else None

    @property
    def took(self):
        if self.began and self.ended:
            return self.ended - self.began
"""


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("route.day.isoformat()", [3]),
        ("route.took.total_seconds()", [3]),
        ("if route.began: route.day.isoformat()", []),
        ("if route.began and route.ended: route.took.total_seconds()", []),
        ("if route.day: route.day.isoformat()", []),
    ],
)
def test_properties_give_null_with_their_columns(analyse, body, lines):
    text = f"from shop.models import Route\ndef run(route: Route):\n    {body}\n"
    seen = analyse({"shop/models.py": ROUTES, "shop/service.py": text})["shop/service.py"]
    assert [use.line for use in seen] == lines


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("if order.number and order.reference: return 'x'\n    return None", "column"),
        ("if order.number: return order.number\n    return None", "returned"),
        ("if order.number and order.reference: return 'x'\n    if order.number: return 'y'\n    return None", "returned"),
        ("if order.number and order.buyer: return order.buyer.name\n    return None", "returned"),
        ("if order.number: return order.reference.lower()\n    return None", "returned"),
    ],
)
def test_null_for_other_reasons_is_no_columns(analyse, body, kind):
    before = BEFORE.replace("BODY", body)
    text = f"from shop.models import Order\n{before}def run(order: Order): label(order).strip()\n"
    seen = analyse({"shop/models.py": SHOP_PYTHON, "shop/service.py": text})["shop/service.py"]
    assert [use.origin for use in seen if use.expression == "label(order)"] == [kind]
