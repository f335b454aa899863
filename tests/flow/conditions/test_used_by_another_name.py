"""What a helper only uses, or tests, by another name of what has it is used, or tested, where the helper is called."""

from __future__ import annotations

USING = """
from shop.models import Order


def label(order: Order):
    buyer = order.buyer
    return buyer.email.upper()


def show(order: Order):
    return label(order)
"""

TESTING = """
from shop.models import Order


def check(order: Order):
    buyer = order.buyer
    if buyer.email is None:
        raise ValueError


def show(order: Order):
    check(order)
    return order.buyer.email.upper()
"""


def test_what_is_used_is_no_test(observe) -> None:
    assert observe(USING).guards == ()


def test_what_is_tested_is_one(observe) -> None:
    assert [subject.rpartition(".")[2] for subject, _ in observe(TESTING).guards] == ["email"]
    assert observe(TESTING).uses == ()
