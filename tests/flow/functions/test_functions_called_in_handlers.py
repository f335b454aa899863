"""Lambdas that a helper calls where it handles what null raises, and what functions take that take any number (Python)."""

from __future__ import annotations

import pytest

HELPERS = """
def first_of(*calls, default=None):
    for call in calls:
        try:
            return call()
        except (AttributeError, TypeError):
            pass
    return default


def attempt(call, default=None):
    try:
        return call()
    except AttributeError:
        return default


def run_all(*calls):
    for call in calls:
        call()


def careless(call):
    try:
        return call()
    except Exception:
        return None


def joined(*values, delim="-", prefix=None):
    return delim.join(str(value) for value in values if value)


def marked(value, *others, mark):
    return mark.strip()
"""


@pytest.mark.parametrize(
    "line",
    [
        "first_of(lambda: order.reference.upper(), lambda: order.number.upper())",
        "first_of(lambda: order.number.upper(), lambda: order.reference.upper())",
        "attempt(lambda: order.reference.upper())",
        "attempt(default='', call=lambda: order.reference.upper())",
        "joined(order.reference, order.number).upper()",
        "marked(order.number, order.reference, mark='x')",
        "marked(order.reference, mark='x')",
    ],
)
def test_it_is_handled_or_not_used(python, line):
    python(line, before=HELPERS)


@pytest.mark.parametrize(
    "line",
    [
        "run_all(lambda: order.reference.upper())",
        "careless(lambda: order.reference.upper())",
        "attempt(str, lambda: order.reference.upper())",
        "marked(order.number, mark=order.reference)",
        "joined(order.number, delim=order.reference)",
    ],
)
def test_it_is_not(python, line):
    python(f"{line}  # null", before=HELPERS)
