"""A text that was made of an attribute or of an empty text: where it is not empty, the attribute is there (Python)."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        ('label = (order.reference or "").strip()\nif label:\n    order.reference.upper()', ""),
        ('label = (order.reference or "").strip()\nif not label:\n    return\norder.reference.upper()', ""),
        ('parts = (order.reference or "").split()\nif parts:\n    order.reference.upper()', ""),
        ('label = (order.reference or "").strip()\nif not label:\n    order.reference.upper()', "  # null"),
        ('label = (order.reference or "").strip()\nlabel = "x"\nif label:\n    order.reference.upper()', "  # null"),
        ('parts = (order.reference or "").split(",")\nif parts:\n    order.reference.upper()', "  # null"),
        ('parts = (order.reference or "").split(",")\nif order.number:\n    order.reference.upper()', "  # null"),
        ('label = (order.reference or "none").strip()\nif label:\n    order.reference.upper()', "  # null"),
        ('label = (order.reference or "").zfill(3)\nif label:\n    order.reference.upper()', "  # null"),
    ],
)
def test_what_a_text_tells(python, body, mark):
    python(f"{body}{mark}")
