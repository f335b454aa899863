"""What the queries of all callers ask of the rows that they hand over is known of them in a function of Python that declares
what it is given."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Order(models.Model):
    shipped_at = models.DateTimeField(null=True)
    note = models.TextField(null=True)
    number = models.CharField(max_length=9)
"""
SHIPPED = "Order.objects.filter(shipped_at__isnull=False)"
LOOP = "for order in orders:\n        print(order.shipped_at.month)"


@pytest.fixture
def uses(told):
    """Whether a function uses what may be null of the rows that calls hand it, one after the other."""

    def is_told(body: str, *handed: str, declared: str = "list[Order]") -> bool:
        calls = "".join(f"def call_{number}(day):\n    return months({given})\n" for number, given in enumerate(handed))
        text = "from collections.abc import Iterable\nfrom models import Order\n"
        return bool(told(MODELS, f"{text}def months(orders: {declared}):\n    {body}\n{calls}"))

    return is_told


@pytest.mark.parametrize(
    "body",
    [
        LOOP,
        "return [order.shipped_at.month for order in orders]",
        "return {order.shipped_at.month: order.number for order in orders}",
        "return sum(order.shipped_at.month for order in orders)",
        "for order in sorted(orders, key=str):\n        print(order.shipped_at.month)",
        "for at, order in enumerate(orders):\n        print(order.shipped_at.month)",
    ],
)
def test_what_the_query_asks_is_there(uses, body):
    assert not uses(body, f"list({SHIPPED})")
    assert uses(body, "list(Order.objects.all())")


@pytest.mark.parametrize("declared", ["list[Order]", "Iterable[Order]", "set[Order]"])
def test_however_they_are_declared(uses, declared):
    assert not uses(LOOP, f"list({SHIPPED})", declared=declared)


@pytest.mark.parametrize(
    "given", [SHIPPED, f"{SHIPPED}.order_by('number')", f"list({SHIPPED})", "Order.objects.filter(shipped_at__gte=day)"]
)
def test_whatever_query_it_is(uses, given):
    assert not uses(LOOP, given)


def test_all_callers_must_ask(uses):
    assert not uses(LOOP, f"list({SHIPPED})", f"{SHIPPED}.order_by('number')")
    assert uses(LOOP, f"list({SHIPPED})", "list(Order.objects.all())")
    assert uses(LOOP, f"list({SHIPPED})", "[Order.objects.get(number=day)]")


def test_other_columns(uses):
    assert uses("for order in orders:\n        print(order.note.strip())", f"list({SHIPPED})")


def test_another_variable(uses):
    body = "for order in Order.objects.all():\n        print(order.shipped_at.month, orders)"
    assert uses(body, f"list({SHIPPED})")


def test_what_is_set_in_the_loop(uses):
    body = "for order in orders:\n        order.shipped_at = None\n        print(order.shipped_at.month)"
    assert uses(body, f"list({SHIPPED})")
