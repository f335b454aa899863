"""Parameters that are declared to be dictionaries, or lists of such, hold what callers put in (Python)."""

from __future__ import annotations

import pytest

SHOP = """
from django.db import models

class Order(models.Model):
    number = models.CharField(max_length=20)
    reference = models.CharField(max_length=64, null=True)
"""
HEAD = """
from typing import Any, Mapping, TypedDict
from shop.models import Order

class Data(TypedDict):
    number: str
    reference: str

"""
ROW = '{"number": order.number, "reference": order.reference}'


def lines(analyse, text: str) -> list[int]:
    found = analyse({"shop/models.py": SHOP, "shop/service.py": HEAD + text})["shop/service.py"]
    assert all(use.origin == "column" for use in found)
    return [use.line - HEAD.count("\n") for use in found]


@pytest.mark.parametrize("type", ["dict", "dict[str, Any]", "Mapping[str, Any]", "Data"])
def test_what_callers_put_into_a_dictionary(analyse, type):
    text = f'def show(row: {type}):\n    row["reference"].strip()\n\ndef run(order: Order):\n    show({ROW})\n'
    assert lines(analyse, text) == [2]


@pytest.mark.parametrize("type", ["list[dict[str, Any]]", "list[Data]"])
def test_what_callers_put_into_lists_of_dictionaries(analyse, type):
    text = f'def show(rows: {type}):\n    for row in rows:\n        row["reference"].strip()\n\ndef run(order: Order):\n'
    assert lines(analyse, f"{text}    show([{ROW}])\n") == [3]


@pytest.mark.parametrize(
    "caller",
    [
        f"    if order.reference:\n        show({ROW})",
        f'    row = {ROW}\n    if row["reference"] is None:\n        return\n    show(row)',
        f'    row = {ROW}\n    if row.get("reference"):\n        show(row)',
        '    show({"number": order.number, "reference": order.reference or ""})',
        f"    show({ROW})\n    show(other)",
        '    show({"number": order.number})',
    ],
)
def test_what_callers_make_sure_of(analyse, caller):
    show = 'def show(row: dict[str, Any]):\n    row["number"].strip()\n    {}\n\n'
    used = show.format("pass" if "other" in caller else 'row["reference"].strip()')
    assert lines(analyse, f"{used}def run(order: Order, other):\n{caller}\n") == []


def test_all_callers_make_sure_in_their_way(analyse):
    guards = ("if not order.reference:\n        return", 'if row["reference"] is None:\n        return')
    callers = "\n".join(
        f"def run{n}(order: Order):\n    row = {ROW}\n    {guard}\n    show(row)\n" for n, guard in enumerate(guards)
    )
    assert lines(analyse, f'def show(row: dict[str, Any]):\n    row["reference"].strip()\n\n{callers}') == []


def test_a_default_is_no_dictionary_of_a_caller(analyse):
    text = 'def show(row: dict[str, Any] | None = None):\n    row = row or {}\n    row["number"]\n\n'
    assert lines(analyse, f"{text}def run(order: Order):\n    show({ROW})\n") == []


CHANGES = [
    'if not row.get("reference"):\n        row["reference"] = "-"',
    'row["reference"] = row["reference"] or ""',
    "for key in list(row):\n        row[key] = str(row[key])",
    "filled(row)",
    'del row["reference"]',
    'row.update({"reference": ""})',
    "if not all(row.values()):\n        return",
    'if row.get("reference") is None:\n        return',
]
FILLED = """
def filled(row):
    for key, value in row.items():
        if value is None:
            row[key] = ""

"""


@pytest.mark.parametrize("type", ["", ": dict", ": dict[str, Any]"])
@pytest.mark.parametrize("change", CHANGES)
def test_what_is_put_in_before_it_is_read(analyse, type, change):
    if not type and change.startswith(("filled(", "row.update(")):
        return  # what it is, is only asked where something is read of it
    text = (
        f'{FILLED}def show(row{type}):\n    {change}\n    row["reference"].strip()\n\ndef run(order: Order):\n    show({ROW})\n'
    )
    assert lines(analyse, text) == []


def test_what_is_put_in_under_another_key(analyse):
    body = '    row["late"] = True\n    row.pop("number")\n    row["reference"].strip()\n'
    assert lines(analyse, f"def show(row: dict):\n{body}\ndef run(order: Order):\n    show({ROW})\n") == [4]
