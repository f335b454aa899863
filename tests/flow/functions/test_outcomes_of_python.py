"""Constants that Python functions give, which tell what they have found: `if state_of(order) != "fine": return`."""

from __future__ import annotations

import pytest

BEFORE = """
from enum import Enum

class Outcome(Enum):
    GOOD = "good"
    MISSING = "missing"

def text_of(order):
    if order.customer is None:
        return "missing"
    return "fine"

def outcome_of(order):
    if not order.customer:
        return Outcome.MISSING
    return Outcome.GOOD

def short_of(order):
    return Outcome.GOOD if order.customer else Outcome.MISSING

def word_of(order):
    return "missing" if order.customer is None else "fine"

def stage_of(order):
    if order.customer is None:
        return "new"
    if order.reference is None:
        return "open"
    return "ready"
"""


@pytest.mark.parametrize(
    "asked",
    [
        "if text_of(order) != 'fine':\n    return",
        "if text_of(order) == 'missing':\n    raise ValueError(1)",
        "state = text_of(order)\nif state == 'missing':\n    return",
        "if text_of(order) in ('missing', 'old'):\n    return",
        "if text_of(order) not in ('fine', 'good'):\n    return",
        "if outcome_of(order) is not Outcome.GOOD:\n    return",
        "if outcome_of(order) == Outcome.MISSING:\n    return",
        "found = outcome_of(order)\nif found is Outcome.MISSING:\n    return",
        "if short_of(order) is not Outcome.GOOD:\n    return",
        "if word_of(order) == 'missing':\n    return",
        "if stage_of(order) == 'new':\n    return",
        "if stage_of(order) != 'ready':\n    return",
        "if stage_of(order) in ('new', 'open'):\n    return",
    ],
)
def test_the_answer_tells_that_it_is_there(python, asked):
    python(f"{asked}\nprint(order.customer.name)", before=BEFORE)


@pytest.mark.parametrize(
    "asked",
    [
        "if text_of(order) != 'missing':\n    return",
        "if text_of(order) == 'fine':\n    return",
        "if text_of(order) in ('fine', 'good'):\n    return",
        "if text_of(other) != 'fine':\n    return",
        "if outcome_of(order) is Outcome.GOOD:\n    return",
        "if short_of(order) is not Outcome.MISSING:\n    return",
        "if word_of(order) == 'fine':\n    return",
        "if stage_of(order) == 'open':\n    return",
        "if stage_of(order) in ('ready', 'open'):\n    return",
        "text_of(order) == 'fine'",
    ],
)
def test_the_answer_tells_nothing_of_it(python, asked):
    python(f"{asked}\nprint(order.customer.name)  # null", before=BEFORE, signature="order: Order, other: Order")
