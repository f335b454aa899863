"""Python functions that raise for a condition that they are given: `ensure(order.paid_at is not None, "not paid")`."""

from __future__ import annotations

import pytest

HELPERS = """
class RuleError(Exception):
    pass

def ensure(condition, message=""):
    if not condition:
        raise RuleError(message)

def refuse(condition: bool, message: str = "") -> None:
    if condition:
        raise RuleError(message)

def ensure_later(condition, message):
    ensure(condition, message)

def warn(condition, message):
    if not condition:
        print(message)

def ensure_other(condition, value):
    condition = bool(value)
    if not condition:
        raise RuleError(value)
"""


@pytest.mark.parametrize(
    "call",
    [
        'ensure(order.paid_at is not None, "no")',
        "ensure(order.paid_at)",
        "ensure(order.number and order.paid_at is not None)",
        "ensure(condition=order.paid_at is not None)",
        'refuse(order.paid_at is None, "no")',
        "refuse(not order.number or not order.paid_at)",
        'ensure_later(order.paid_at is not None, "no")',
    ],
)
def test_a_condition_with_which_the_function_returns(python, call):
    python(f"{call}\norder.paid_at.isoformat()", before=HELPERS)


@pytest.mark.parametrize(
    "call",
    [
        "ensure(order.reference is not None)",
        "ensure(order.number or order.paid_at)",
        "refuse(order.number and order.paid_at is None)",
        'warn(order.paid_at is not None, "no")',
        "ensure_other(order.paid_at is not None, order.number)",
    ],
)
def test_a_condition_that_says_nothing(python, call):
    python(f"{call}\norder.paid_at.isoformat()  # null", before=HELPERS)
