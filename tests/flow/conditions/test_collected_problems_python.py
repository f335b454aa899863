"""What was found wrong and collected in a list, dictionary or text tells what is there where nothing was (Python)."""

from __future__ import annotations

import pytest

CODE = """
found = {empty}
if not order.customer:
    {first}
if order.reference is None:
    {second}
{test}
order.customer.name.lower()
order.reference.lower()
order.paid_at.isoformat()  # null
"""

WAYS = [
    ("[]", 'found.append("no customer")', 'found.append("no reference")'),
    ("{}", 'found["customer"] = "none"', 'found["reference"] = "none"'),
    ('""', 'found += "no customer"', 'found = found + ", no reference"'),
]

TESTS = [
    "if found:\n    return found",
    "if len(found) > 0:\n    raise ValueError(found)",
    "if not len(found) == 0:\n    return found",
]


@pytest.mark.parametrize("test", TESTS)
@pytest.mark.parametrize(("empty", "first", "second"), WAYS)
def test_nothing_was_found(python, empty: str, first: str, second: str, test: str) -> None:
    python(CODE.format(empty=empty, first=first, second=second, test=test))


@pytest.mark.parametrize("test", ["if len(found) > 1:\n    return found", "if not found:\n    return found", "print(found)"])
def test_something_may_have_been_found(python, test: str) -> None:
    python(
        f"""
        found = []
        if not order.customer:
            found.append("no customer")
        {test.replace(chr(10), chr(10) + " " * 8)}
        order.customer.name.lower()  # null
        """
    )


CHECKS = """
def problems(order):
    found = []
    if not order.customer:
        found.append("no customer")
    if order.reference is None:
        found.append("no reference")
    return found


def problem(order):
    text = ""
    if not order.customer:
        text = "no customer"
    return text


def some_problems(order):
    found = []
    if not order.customer and order.number:
        found.append("no customer")
    return found
"""


def test_by_a_helper(python) -> None:
    python(
        """
        if problems(order):
            return None
        order.customer.name.lower()
        order.reference.lower()
        order.paid_at.isoformat()  # null
        """,
        before=CHECKS,
    )


def test_by_a_helper_whose_answer_is_kept(python) -> None:
    python("found = problem(order)\nif found:\n    return found\norder.customer.name.lower()", before=CHECKS)


def test_by_a_helper_that_finds_less(python) -> None:
    python("if some_problems(order):\n    return\norder.customer.name.lower()  # null", before=CHECKS)


def test_of_another(python) -> None:
    python(
        "if problems(other):\n    return\norder.customer.name.lower()  # null",
        before=CHECKS,
        signature="order: Order, other: Order",
    )


def test_where_something_was_found(python) -> None:
    python("if problems(order):\n    order.customer.name.lower()  # null", before=CHECKS)
