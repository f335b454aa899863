"""A function that gives null for what is null: where it gives something, that was there."""

from __future__ import annotations

import pytest

BEFORE = """
class View:
    def __init__(self, id):
        self.id = id

    @classmethod
    def of(cls, row, handler=None):
        if row is None:
            return None
        return View(row.id)

def shown(row):
    if row is None:
        return None
    return View(row.id)

def shown_by(kind, row):
    if not row:
        return
    if kind:
        return View(row.id)
    return View(kind)

def parts(row):
    return View(row.id) if row is not None else None

def sometimes(kind, row):
    if row is None and kind:
        return None
    return View(kind)

def other(kind, row):
    if kind is None:
        return None
    return View(row and row.id)

def fallback(row):
    if row is None:
        return View(0)
    return None if row.quantity else View(row.id)
"""


@pytest.mark.parametrize(
    "view", ["shown(row)", "View.of(row)", "View.of(row, handler)", "shown_by(1, row)", "shown_by(handler, row=row)"]
)
@pytest.mark.parametrize(
    "body",
    [
        "if view is None:\n    return\nreturn row.number",
        "return row.number if view else ''",
        "if view:\n    return row.number",
        "if not view:\n    raise LookupError\ntry:\n    view.show()\nexcept ValueError:\n    return\nreturn row.number",
    ],
)
def test_what_is_made_of_it_is_there(python, view, body):
    python(f"row = Order.objects.first()\nview = {view}\n{body}", before=BEFORE, signature="handler")


@pytest.mark.parametrize("view", ["sometimes(handler, row)", "other(handler, row)", "fallback(row)", "handler.shown(row)"])
def test_other_functions(python, view):
    body = "if view is None:\n    return\nreturn row.number  # null"
    python(f"row = Order.objects.first()\nview = {view}\n{body}", before=BEFORE, signature="handler")


@pytest.mark.parametrize(
    "body",
    [
        "return row.number  # null",
        "if view is None:\n    return row.number  # null",
        "if view is None:\n    return\nrow = Order.objects.filter(id=handler).first()\nreturn row.number  # null",
    ],
)
def test_where_it_gave_nothing(python, body):
    python(f"row = Order.objects.first()\nview = shown(row)\n{body}", before=BEFORE, signature="handler")
