"""An attribute that was set under a condition has a value wherever the same condition holds again, though nothing is known of
the value."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models


class Order(models.Model):
    note = models.CharField(max_length=20, null=True)
    paid_at = models.DateTimeField(null=True)
"""

FUNCTION = """
from django.utils import timezone
from elsewhere import compute
from models import Order


def show(order: Order, other: Order, late, data):
{body}
"""

GUARDED = {
    "a flag": """
    if late:
        order.paid_at = timezone.now()
    print(late)
    if late:
        return order.paid_at.isoformat()
""",
    "a comparison": """
    if late == "very":
        order.note = compute(order)
    if late == "very":
        return order.note.upper()
""",
    "what the data has": """
    if "note" in data:
        order.note = data["note"]
    if "note" in data:
        return order.note.upper()
""",
}

UNGUARDED = {
    "another condition": """
    if late:
        order.note = compute(order)
    if data:
        return order.note.upper()
""",
    "the other way": """
    if late:
        order.note = compute(order)
    if not late:
        return order.note.upper()
""",
    "the condition changed": """
    if late:
        order.note = compute(order)
    late = data["late"]
    if late:
        return order.note.upper()
""",
    "of another row": """
    if late:
        other.note = compute(order)
    if late:
        return order.note.upper()
""",
    "the row changed": """
    if late:
        order.note = compute(order)
    order = Order.objects.get(pk=data["pk"])
    if late:
        return order.note.upper()
""",
    "what may be null": """
    if late:
        order.note = other.note
    if late:
        return order.note.upper()
""",
    "null afterwards": """
    if late:
        order.note = compute(order)
    if data:
        order.note = None
    if late:
        return order.note.upper()
""",
}


def lines_told(root, body):
    (root / "pyproject.toml").write_text("[tool.nullguard]\n")
    (root / "models.py").write_text(MODELS)
    (root / "uses.py").write_text(FUNCTION.format(body=body.strip("\n")))
    report = run(load_settings((root,), None, {"cache": False}), lambda stage, done, total: None)
    return [finding.place.line for finding in report.findings if finding.rule in ("NG101", "NG109")]


@pytest.mark.parametrize("form", GUARDED)
def test_what_was_set_is_there(tmp_path, form):
    assert lines_told(tmp_path, GUARDED[form]) == []


@pytest.mark.parametrize("form", UNGUARDED)
def test_anything_else_is_told(tmp_path, form):
    assert lines_told(tmp_path, UNGUARDED[form])
