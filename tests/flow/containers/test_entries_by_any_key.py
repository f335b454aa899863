"""Dictionaries that are filled with what rows hold, by keys that nobody knows (Python)."""

from __future__ import annotations

import pytest

MADE = [
    "held = {item.number: item.reference for item in Order.objects.all()}\n",
    "held = {}\nfor item in Order.objects.all():\n    held[item.number] = item.reference\n",
    "held = dict((item.number, item.reference) for item in Order.objects.all())\n",
    "held = references()\n",
]

BEFORE = """
def references():
    return {item.number: item.reference for item in Order.objects.all()}

def mend(held):
    for key in held:
        held[key] = held[key] or ""
"""


@pytest.mark.parametrize("made", MADE)
@pytest.mark.parametrize(
    "use",
    [
        "held[name].upper()  # null",
        "held['x'].upper()  # null",
        "held.get(name).upper()  # null",
        "for one in held.values():\n    one.upper()  # null",
        "for key, one in held.items():\n    key.upper()\n    one.upper()  # null",
        "[one.upper() for one in held.values()]  # null",
    ],
)
def test_an_entry_is_as_null_as_what_was_put_in(python, made, use):
    python(made + use, before=BEFORE, signature="name")


@pytest.mark.parametrize("made", MADE)
@pytest.mark.parametrize(
    "use",
    [
        "if held[name]:\n    held[name].upper()",
        "if held.get(name):\n    held[name].upper()",
        "for one in held.values():\n    if one:\n        one.upper()",
        "for key in held:\n    key.upper()",
        "held[name] = ''\nheld[name].upper()",
        "held[name] = other\nheld['x'].upper()",
        "for key in held:\n    held[key] = held[key] or ''\nheld[name].upper()",
        "held.update(other)\nheld[name].upper()",
        "mend(held)\nheld[name].upper()",
        "held = {key: one for key, one in held.items() if one}\nheld[name].upper()",
        "held = {key: one or '' for key, one in held.items()}\nheld[name].upper()",
    ],
)
def test_an_entry_that_is_there_or_unknown(python, made, use):
    python(made + use, before=BEFORE, signature="name, other")


@pytest.mark.parametrize(
    "made",
    [
        "held = {item.number: item.reference for item in Order.objects.all() if item.reference}",
        "held = {item.number: item.reference or '' for item in Order.objects.all()}",
        "held = {}\nfor item in Order.objects.all():\n    if item.reference:\n        held[item.number] = item.reference",
        "held = {}\nfor item in Order.objects.all():\n    held[item.number] = item.reference\n    held[item.number] = other",
        "held = other\nfor item in Order.objects.all():\n    held[item.number] = item.reference",
        "held = {'x': ''}\nfor item in Order.objects.all():\n    held[item.number] = item.reference",
        "held = {item.reference: item.number for item in Order.objects.all()}",
        "held = {item.number: None for item in Order.objects.all()}",
        "held = dict(other)",
    ],
)
def test_dictionaries_without_nulls_of_rows(python, made):
    python(f"{made}\nheld[name].upper()", signature="name, other")


def test_relations_in_a_dictionary(python):
    python(
        "held = {item.number: item.customer for item in Order.objects.all()}\nheld[name].name.upper()  # null", signature="name"
    )
    python("held = {item.number: item.buyer for item in Order.objects.all()}\nheld[name].name.upper()", signature="name")


def test_a_dictionary_in_a_loop_ends(python):
    python(
        """
        held = {}
        for item in Order.objects.all():
            held[item.number] = item.reference
            held = {key: held for key in held}
        """
    )
