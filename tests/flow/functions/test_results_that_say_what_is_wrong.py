"""Objects and dictionaries that Python functions give to say whether something was in order: `check(order).ok`."""

from __future__ import annotations

import pytest

CLASSES = """
from collections import namedtuple
from dataclasses import dataclass
from types import SimpleNamespace
from typing import NamedTuple

@dataclass
class Result:
    ok: bool
    error: str = ""

class Answer(NamedTuple):
    number: str
    error: str | None = None

Pair = namedtuple("Pair", "ok error")

class Outcome:
    def __init__(self, ok, problem=None):
        self.ok = ok
        self.problem = problem

@dataclass
class Set:
    ok: bool
    def __post_init__(self):
        self.ok = True

class Other(NamedTuple):
    error: str
    @property
    def ok(self):
        return True
"""
MISSING = "def check(order):\n    if order.reference is None:\n        return {missing}\n    return {fine}\n"
USED = "order.reference.upper()"


@pytest.mark.parametrize(
    ("missing", "fine", "refused"),
    [
        ("Result(False, 'missing')", "Result(True)", "not check(order).ok"),
        ("Result(ok=False, error='missing')", "Result(ok=True)", "check(order).error"),
        ("Result(False)", "Result(order.number != '3')", "not check(order).ok"),
        ("Answer(order.number, f'missing {order.number}')", "Answer(order.number)", "check(order).error is not None"),
        ("Answer(order.number, 'missing')", "Answer(order.number)", "check(order).error"),
        ("Pair(False, 'missing')", "Pair(True, None)", "not check(order).ok"),
        ("Outcome(False, 'missing')", "Outcome(True)", "check(order).problem"),
        ("SimpleNamespace(ok=False)", "SimpleNamespace(ok=True)", "not check(order).ok"),
        ("{'ok': False, 'error': 'missing'}", "{'ok': True}", "not check(order)['ok']"),
        ("{'error': 'missing'}", "{}", "'error' in check(order)"),
        ("{'error': 'missing'}", "{'number': order.number}", "check(order).get('error')"),
    ],
)
@pytest.mark.parametrize("is_stored", [False, True])
def test_told(python, missing, fine, refused, is_stored):
    test = f"if {refused}:\n    return\n"
    if is_stored:
        test = "result = check(order)\n" + test.replace("check(order)", "result")
    python(test + USED, CLASSES, MISSING.format(missing=missing, fine=fine))


@pytest.mark.parametrize(
    ("missing", "fine", "refused"),
    [
        ("Result(False, 'missing')", "Result(True)", "check(order).ok"),
        ("Result(True, 'missing')", "Result(True)", "not check(order).ok"),
        ("Result(False, 'missing')", "Result(True, order.number)", "not check(order).error"),
        ("Result(False, order.number)", "Result(True)", "check(order).error"),
        ("Result(False, f'{order.number}')", "Result(True)", "check(order).error"),
        ("Answer('missing')", "Answer(order.number)", "check(order).error"),
        ("Set(False)", "Set(True)", "not check(order).ok"),
        ("Other('missing')", "Other('')", "not check(order).ok"),
        ("failed(False)", "failed(True)", "not check(order).ok"),
        ("{'error': None}", "{}", "check(order).get('error')"),
        ("{'error': 'missing'}", "{'done': True}", "'errors' in check(order)"),
        ("{'error': 'missing'}", "{**order.number}", "'error' in check(order)"),
    ],
)
def test_not_told(python, missing, fine, refused):
    before = "def failed(ok):\n    return Result(True)\n\n" + MISSING.format(missing=missing, fine=fine)
    python(f"if {refused}:\n    return\n{USED}  # null", CLASSES, before)


@pytest.mark.parametrize(
    "lines",
    [
        "result = check(other)\nif not result.ok:\n    return\n",
        "result = check(order)\nresult.ok = True\nif not result.ok:\n    return\n",
        "result = check(order)\norder = other\nif not result.ok:\n    return\n",
        "result = check(order)\nif not result.ok:\n    print(order)\n",
    ],
)
def test_of_another_order(python, lines):
    before = MISSING.format(missing="Result(False)", fine="Result(True)")
    python(f"{lines}{USED}  # null", CLASSES, before, signature="order: Order, other: Order")


def test_given_by_what_was_made_before(python):
    before = """
    def check(order):
        result = Result(True)
        if order.reference is None:
            result.ok = False
        return result
    """
    python(f"if not check(order).ok:\n    return\n{USED}  # null", CLASSES, before)


def test_a_function_that_gives_an_object_is_not_given_its_fields(python):
    """`check(order)` calls no class: its argument is not the first field of what it gives."""
    before = MISSING.format(missing="Outcome(False, 'missing')", fine="Outcome(True)")
    python(f"result = check(order)\nif result.ok:\n    return\n{USED}  # null", CLASSES, before)


def test_data_that_is_handed_back(python):
    before = "def shown(order):\n    return {'reference': order.reference, 'number': order.number}\n"
    python(f"held = shown(order)\nif held['number']:\n    {USED}  # null", CLASSES, before)
