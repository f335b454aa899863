"""A query that is run again after it found nothing: who asks again has mostly made the row. And arguments that a later argument
of the same call uses."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.looked_up_again import AGAIN
from tests.flow.conftest import world_of

MODELS = """
from django.db import models

class Order(models.Model):
    number = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
"""

AGAIN_OR_NOT = """
from models import Order

def made(number):
    order = Order.objects.filter(number=number).first()
    if order is None:
        make(number)
        order = Order.objects.filter(number=number).first()
    return order

def other(number, second):
    order = Order.objects.filter(number=number).first()
    if order is None:
        order = Order.objects.filter(number=second).first()
    return order

def once(number):
    return Order.objects.filter(number=number).first()

def show(order, number):
    if order is None:
        return None
    return order

def shown(order):
    return show(order, "")
"""


def doubts(body: str) -> list[str]:
    """Why the rows are nearly always there that a function with this body uses."""
    text = f"from models import Order\nfrom orders import made, once, other, show\ndef run(number, second):\n{body}"
    world = world_of({"models.py": MODELS, "orders.py": AGAIN_OR_NOT, "views.py": text})
    names = frozenset({"first", "number", "kind", "made", "once", "other", "show"})
    return [use.origin.doubt for use in analyse_source(world, "views.py", names).uses]


OTHER = "Order.objects.filter(number=second).first()"
LOOK = "Order.objects.filter(number=number).first()"


@pytest.mark.parametrize(
    "body",
    [
        f"    order = {LOOK}\n    if order is None:\n        make(number)\n        order = {LOOK}\n    return order.kind\n",
        f"    order = {LOOK}\n    if not order:\n        save(number)\n        order = {LOOK}\n    return order.kind\n",
        f"    if {LOOK} is None:\n        make(number)\n        return {LOOK}.kind\n",
        "    return made(number).kind\n",
        "    order = made(number)\n    return order.kind\n",
    ],
)
def test_looked_up_again(body: str) -> None:
    assert doubts(body) == [AGAIN]


@pytest.mark.parametrize(
    "body",
    [
        f"    return {LOOK}.kind\n",
        f"    order = {LOOK}\n    if order is None:\n        order = {OTHER}\n    return order.kind\n",
        f"    order = {LOOK}\n    if order is None:\n        log(number)\n    return order.kind\n",
        "    return other(number, second).kind\n",
        "    return once(number).kind\n",
    ],
)
def test_looked_up_once(body: str) -> None:
    assert doubts(body) == [""]


@pytest.mark.parametrize("call", ["show(order, order.number)", "show(order, number=order.number)"])
def test_used_by_a_later_argument(call: str) -> None:
    """The row is used where the call is made, so that null does not come back from it: one use, not two."""
    assert doubts(f"    order = once(number)\n    return {call}.kind\n") == [""]


@pytest.mark.parametrize("call", ["show(order, number)", "show(order, order and order.number)", "show(order, second.number)"])
def test_not_used_by_a_later_argument(call: str) -> None:
    assert doubts(f"    order = once(number)\n    shown = {call}\n    return shown.kind\n") == [""]
