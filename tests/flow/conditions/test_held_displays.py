"""Tests of all that a list or tuple holds, which a variable was given as it was written (Python)."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models


class Order(models.Model):
    note = models.CharField(max_length=20, null=True)
    code = models.CharField(max_length=20, null=True)
"""

FUNCTION = """
from models import Order


def show(order: Order, other: Order, extra):
{body}
    return order.note.upper()
"""

GUARDED = {
    "all": """
    values = [order.note, order.code]
    if not all(values):
        return ""
""",
    "null in a tuple": """
    values = (order.note, order.code)
    if None in values:
        return ""
""",
    "any of a list": """
    values = [order.note, order.code]
    if any(value is None for value in values):
        return ""
""",
    "a loop over a list": """
    values = [order.note, order.code]
    for value in values:
        if value is None:
            return ""
""",
    "names of attributes": """
    names = ["note", "code"]
    if any(getattr(order, name) is None for name in names):
        return ""
""",
    "all names of attributes": """
    names = ["note", "code"]
    if not all(getattr(order, name) for name in names):
        return ""
""",
    "a loop over names of attributes": """
    names = ["note", "code"]
    for name in names:
        if not getattr(order, name):
            return ""
""",
}

UNGUARDED = {
    "one is enough": """
    values = [order.note, order.code]
    if not any(values):
        return ""
""",
    "of another row": """
    values = [other.note, other.code]
    if not all(values):
        return ""
""",
    "another attribute": """
    values = [order.code]
    if not all(values):
        return ""
""",
    "turned round": """
    values = [order.note, order.code]
    if all(values):
        return ""
""",
    "no null in it, turned round": """
    values = [order.note, order.code]
    if None not in values:
        return ""
""",
    "put in later": """
    values = [order.code]
    values.append(extra)
    if not all(values):
        return ""
""",
    "bound again": """
    values = [order.note]
    if extra:
        values = [extra]
    if not all(values):
        return ""
""",
    "the row is another one": """
    values = [order.note]
    order = other
    if not all(values):
        return ""
""",
    "another name": """
    names = ["code"]
    if any(getattr(order, name) is None for name in names):
        return ""
""",
    "the loop goes on": """
    values = [order.note, order.code]
    for value in values:
        if value is None:
            print(value)
""",
}


def lines_told(root, body):
    (root / "pyproject.toml").write_text("[tool.nullguard]\n")
    (root / "models.py").write_text(MODELS)
    (root / "uses.py").write_text(FUNCTION.format(body=body))
    report = run(load_settings((root,), None, {"cache": False}), lambda stage, done, total: None)
    return [finding.place.line for finding in report.findings if finding.rule == "NG101"]


@pytest.mark.parametrize("form", GUARDED)
def test_what_was_tested_is_there(tmp_path, form):
    assert lines_told(tmp_path, GUARDED[form].strip("\n")) == []


@pytest.mark.parametrize("form", UNGUARDED)
def test_what_was_not_tested_is_told(tmp_path, form):
    assert len(lines_told(tmp_path, UNGUARDED[form].strip("\n"))) == 1


def test_what_is_set_after_it_was_listed_is_told(tmp_path):
    body = "    values = [order.note]\n    order.note = other.code\n    if not all(values):\n        return ''"
    assert len(lines_told(tmp_path, body)) == 1
