"""Python functions that list what is wrong tell where they list nothing."""

from __future__ import annotations

import pytest

CHECKS = """
def problems(order):
    errors = []
    if order.paid_at is None:
        errors.append("paid_at")
    if not order.number:
        errors.append("number")
    return errors

def by_name(order):
    errors = {}
    if order.paid_at is None:
        errors["paid_at"] = "missing"
    return errors

def names(order):
    found = set()
    if not order.paid_at:
        found.add("paid_at")
    return found

def kept(order, errors):
    if order.paid_at is None:
        errors.append("paid_at")
    return errors

def cleared(order):
    errors = []
    if order.paid_at is None:
        errors.append("paid_at")
    errors.clear()
    return errors

def there(order):
    found = []
    if order.paid_at is not None:
        found.append(order.paid_at)
    return found

def other(order):
    errors = []
    if order.reference is None:
        errors.append("reference")
    return errors
"""


@pytest.mark.parametrize(
    "test",
    [
        "errors = problems(order)\nif errors:\n    return errors",
        "if problems(order):\n    return",
        "errors = problems(order)\nif len(errors) > 0:\n    raise ValueError(errors)",
        "errors = problems(order)\nif len(errors) != 0:\n    raise ValueError(errors)",
        "errors = by_name(order)\nif errors:\n    raise ValueError(errors)",
        "assert not names(order)",
    ],
)
def test_nothing_is_wrong(python, test):
    python(f"{test}\norder.paid_at.isoformat()", before=CHECKS)


@pytest.mark.parametrize(
    "test",
    [
        "problems(order)",
        "errors = problems(order)\nif not errors:\n    return",
        "errors = problems(order)\nif len(errors) > 1:\n    return",
        "errors = cleared(order)\nif errors:\n    return",
        "found = there(order)\nif found:\n    return",
        "errors = other(order)\nif errors:\n    return",
        "errors = kept(order, [])\nif errors:\n    return",
    ],
)
def test_nobody_has_asked(python, test):
    python(f"{test}\norder.paid_at.isoformat()  # null", before=CHECKS)
