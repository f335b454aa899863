"""Tests of all values of a dictionary, or all members of a tuple (Python)."""

from __future__ import annotations

import pytest

HELD = 'held = {"paid": order.paid_at, "reference": order.reference}\n'
USED = 'held["paid"].isoformat()'


@pytest.mark.parametrize(
    "test",
    [
        "if not all(held.values()):\n    return",
        "if any(value is None for value in held.values()):\n    return",
        "if not all(value is not None for value in held.values()):\n    return",
        "if None in held.values():\n    return",
        "assert None not in held.values()",
        "assert all(held.values())",
    ],
)
def test_all_are_there(python, test):
    python(f"{HELD}{test}\n{USED}")


@pytest.mark.parametrize(
    "test",
    [
        "if not any(held.values()):\n    return",
        "if all(held.values()):\n    return",
        "if all(value is None for value in held.values()):\n    return",
        "if None not in held.values():\n    return",
        "if not all(held):\n    return",
        "if not all(held.keys()):\n    return",
    ],
)
def test_one_may_be_missing(python, test):
    python(f"{HELD}{test}\n{USED}  # null")


def test_members_of_a_tuple(python):
    python(
        """
        pair = (order.paid_at, order.reference)
        if all(pair):
            pair[0].isoformat()
        pair[1].upper()  # null
        """
    )


@pytest.mark.parametrize(
    "test",
    [
        "if not all(held.values()):\n    return",
        "if None in held.values():\n    return",
        "for name, value in held.items():\n    if value is None:\n        raise ValueError(name)",
        "for value in held.values():\n    if not value:\n        return",
    ],
)
def test_what_was_put_in_is_there(python, test):
    python(f"{HELD}{test}\norder.paid_at.isoformat()")


@pytest.mark.parametrize(
    "test",
    [
        "if not any(held.values()):\n    return",
        "if not all(held):\n    return",
        "if None in held.values():\n    print(order)",
        "held['paid'] = order.number\nif not all(held.values()):\n    return",
        "order = other\nif not all(held.values()):\n    return",
        "for name, value in held.items():\n    if value is None:\n        print(name)",
        "for name, value in held.items():\n    if name is None:\n        return",
        "held['paid'] = order.number\nfor value in held.values():\n    if value is None:\n        return",
        "for value in held.values():\n    if value is None:\n        break",
    ],
)
def test_what_was_put_in_may_be_missing(python, test):
    python(f"{HELD}{test}\norder.paid_at.isoformat()  # null", signature="order: Order, other: Order")


def test_a_written_dictionary(python):
    python("for value in {'paid': order.paid_at}.values():\n    if value is None:\n        return\norder.paid_at.isoformat()")
