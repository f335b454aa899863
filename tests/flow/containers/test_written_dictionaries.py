"""Dictionaries that are written out, and what comes out of them by their keys (Python)."""

from __future__ import annotations

import pytest

ROW = 'row = {"number": order.number, "reference": order.reference, "first": None}\n'


@pytest.mark.parametrize(
    "use",
    [
        'row["reference"].upper()',
        'row.get("reference").upper()',
        'row.get("reference", "").upper()',
        'row.pop("reference").upper()',
        'len(row["reference"])',
        'row["number"].upper() + row["reference"]',
        'dict(row)["reference"].upper()',
        'row.copy()["reference"].upper()',
        '{**row, "late": True}["reference"].upper()',
    ],
)
def test_an_entry_is_as_null_as_what_was_put_in(python, use):
    python(f"{ROW}{use}  # null")


def test_dictionaries_in_other_things(python):
    python(
        """
        rows = [{"number": item.number, "reference": item.reference} for item in Order.objects.all()]
        for row in rows:
            row["number"].upper()
            row["reference"].upper()  # null
        """
    )
    python('shown = {"order": {"reference": order.reference}}\nshown["order"]["reference"].upper()  # null')
    python('shown = {"order": order}\nshown["order"].reference.upper()  # null', signature="order: Order")
    python(
        """
        row = {"reference": ""}
        row["reference"] = order.reference
        row["reference"].upper()  # null
        """
    )


@pytest.mark.parametrize(
    "between",
    [
        'row["reference"] = order.number',
        'row["reference"] = row["reference"] or ""',
        "row[name] = order.number",
        "for key in row:\n    row[key] = row[key] or ''",
        'row.update(reference="")',
        "row.update(other)",
        "row.clear()",
        'del row["reference"]',
        "row = {key: value for key, value in row.items() if value}",
        "fill(row)",
        'if not row["reference"]:\n    return',
        'if row["reference"] is None:\n    row["reference"] = ""',
        "if not order.reference:\n    return",
        "if order.reference is None:\n    return",
        'assert row["reference"]',
    ],
)
def test_what_happens_to_an_entry(python, between):
    before = "def fill(row):\n    for name in row:\n        row[name] = row[name] or ''\n"
    python(f'{ROW}{between}\nrow["reference"].upper()', before=before, signature="order: Order, name, other")


@pytest.mark.parametrize(
    "between",
    [
        'row["number"] = order.number',
        "show(row)",
        "if order.number:\n    print(row)",
        'row["first"] = row["number"]',
        'row.setdefault("reference", "")',
        'del row["number"]',
        'row.pop("number")',
    ],
)
def test_what_leaves_an_entry_as_it_is(python, between):
    python(f'{ROW}{between}\nrow["reference"].upper()  # null', imports="from show import show")


@pytest.mark.parametrize(
    "body",
    [
        'row = {"reference": order.reference or ""}\nrow["reference"].upper()',
        'row = {"reference": order.reference, "reference": order.number}\nrow["reference"].upper()',
        'row = {"reference": order.reference, **other}\nrow["reference"].upper()',
        'row = {name: order.reference}\nrow["reference"].upper()',
        'row = {"reference": order.reference}\nrow[name].upper()',
        'row = {"reference": order.reference}\nrow["number"].upper()',
        f'{ROW}row["first"].upper()',
        f'{ROW}row["reference"] and row["reference"].upper()',
        f'{ROW}if "reference" in row and row["reference"]:\n    row["reference"].upper()',
        'if order.reference:\n    row = {"reference": order.reference}\n    row["reference"].upper()',
        'for item in Order.objects.exclude(reference=None):\n    {"reference": order.number}["reference"].upper()',
    ],
)
def test_entries_that_are_there_or_unknown(python, body):
    python(body, signature="order: Order, name, other")


def test_entries_that_are_gone_through(python):
    python(
        'row = {"number": order.number, "reference": order.reference}\nfor key, value in row.items():\n    value.upper()  # null'
    )
    python(f'{ROW}for key, value in row.items():\n    if key == "number":\n        value.upper()')
    python(f"{ROW}fill(row)\nfor key, value in row.items():\n    value.upper()", before="def fill(row):\n    row.clear()\n")


def test_entries_of_branches(python):
    python(
        """
        if name:
            row = {"reference": order.reference}
        else:
            row = {"reference": ""}
        row["reference"].upper()  # null
        """,
        signature="order: Order, name",
    )
    python(
        """
        if name:
            row = {"reference": order.reference}
        else:
            row = other
        row["reference"].upper()
        """,
        signature="order: Order, name, other",
    )


HELPERS = """
def told(order: Order):
    return {"number": order.number, "reference": order.reference}

def kept(order: Order):
    row = {"number": order.number}
    row["reference"] = order.reference
    return row

def filled(order: Order):
    row = {"number": order.number, "reference": order.reference}
    if row["reference"] is None:
        row["reference"] = ""
    return row

def refusing(order: Order):
    row = {"number": order.number, "reference": order.reference}
    if not row["reference"]:
        raise ValueError(order)
    return row

def replaced(order: Order):
    row = {"number": order.number, "reference": order.reference}
    row["reference"] = order.number
    return row

def perhaps(order: Order):
    row = {"number": order.number}
    if order.reference:
        row["reference"] = order.reference
    return row
"""


@pytest.mark.parametrize("helper", ["told", "kept"])
def test_dictionaries_that_a_helper_gives(python, helper):
    python(f'row = {helper}(order)\nrow["number"].upper()\nrow["reference"].upper()  # null', before=HELPERS)


@pytest.mark.parametrize("helper", ["filled", "refusing", "replaced", "perhaps"])
def test_what_the_helper_makes_sure_of(python, helper):
    python(f'row = {helper}(order)\nrow["reference"].upper()', before=HELPERS)


def test_a_dictionary_in_a_loop_ends(python):
    python(
        """
        row = {"reference": order.reference}
        for _ in range(9):
            row = {"before": row, "reference": order.reference}
        row["before"].upper()
        """
    )
