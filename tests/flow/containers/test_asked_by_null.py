"""Dictionaries and enumerations that are asked by null for what they have not (Python)."""

from __future__ import annotations

from textwrap import dedent

import pytest

BEFORE = """
import enum
from collections import defaultdict

LABELS = {"open": "Open", "paid": "Paid"}
WITH_NONE = {None: "none", "open": "Open"}
COUNTED = defaultdict(int)
labels = {"open": "Open"}

class State(enum.Enum):
    OPEN = "open"
    PAID = "paid"

BY_STATE = {State.OPEN: "Open", State.PAID: "Paid"}

class Names:
    SHORT = {"open": "o"}
"""


@pytest.mark.parametrize(
    "expression",
    [
        "LABELS[order.reference]",
        "BY_STATE[order.reference]",
        "Names.SHORT[order.reference]",
        "{'open': 1, 'paid': 2}[order.reference]",
        "{('a', 1): 1}[order.reference]",
        "State[order.reference]",
        "LABELS[order.reference].upper()",
    ],
)
def test_a_key_that_nothing_has(python, expression):
    python(f"{expression}  # null", before=BEFORE)


@pytest.mark.parametrize(
    "expression",
    [
        "LABELS.get(order.reference)",
        "LABELS[order.number]",
        "LABELS[order.reference or 'open']",
        "LABELS[order.reference] if order.reference else None",
        "WITH_NONE[order.reference]",
        "COUNTED[order.reference]",
        "labels[order.reference]",
        "order.reference in LABELS and LABELS[order.reference]",
        "LABELS.get(order.reference) and LABELS[order.reference]",
        "{**LABELS, 'new': 1}[order.reference]",
        "{order.number: 1}[order.reference]",
        "{}[order.reference]",
        "list[order.reference]",
    ],
)
def test_a_key_that_may_be_there(python, expression):
    python(expression, before=BEFORE)


def test_what_a_variable_holds(python):
    python(
        """
        shown = {"open": 1}
        return shown[order.reference]  # null
        """
    )


@pytest.mark.parametrize(
    "filled",
    ["shown[order.number] = 2", "shown.update(more)", "shown.setdefault(None, 3)", "fill(shown)", "other = shown"],
)
def test_what_a_variable_holds_that_is_filled(python, filled):
    python(
        f"""
        shown = {{"open": 1}}
        {filled}
        return shown[order.reference]
        """
    )


def test_an_entry_that_is_set(python):
    python("LABELS[order.reference] = 'new'", before=BEFORE)


def test_an_entry_that_is_counted(python):
    python("LABELS[order.reference] += 'new'  # null", before=BEFORE)


@pytest.mark.parametrize("taken", ["KeyError", "LookupError", "(ValueError, KeyError)", "Exception"])
def test_a_handler_of_missing_keys(python, taken):
    python(
        f"""
        try:
            return LABELS[order.reference]
        except {taken}:
            return None
        """,
        before=BEFORE,
    )


def test_a_handler_of_another_error(python):
    python(
        """
        try:
            return LABELS[order.reference]  # null
        except AttributeError:
            return None
        """,
        before=BEFORE,
    )


def test_a_key_that_was_refused_before(python):
    python(
        """
        if order.reference not in LABELS:
            raise ValueError(order.reference)
        return LABELS[order.reference]
        """,
        before=BEFORE,
    )


def test_the_kind_of_a_row(analyse):
    models = """
    from django.db import models

    class Job(models.Model):
        run_type = models.CharField(max_length=9, null=True)
        colour = models.CharField(max_length=9, null=True)
    """
    text = """
    from shop.models import Job

    NAMES = {"a": 1}

    def run(job: Job):
        NAMES[job.run_type]
        NAMES[job.colour]
    """
    seen = analyse({"shop/models.py": dedent(models), "shop/service.py": dedent(text)})
    assert [use.expression for use in seen["shop/service.py"]] == ["job.colour"]
