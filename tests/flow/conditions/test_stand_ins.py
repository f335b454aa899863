"""A test that is false of what is empty asks for what something empty stands in for (Python)."""

from __future__ import annotations

import pytest

BEFORE = 'PREFIX = "a"'


@pytest.mark.parametrize(
    "test",
    [
        '(order.reference or "").startswith("a")',
        '(order.reference or "").endswith((".a", ".b"))',
        '(order.reference or "").startswith(PREFIX)',
        '(order.reference or "").strip()',
        '(order.reference or "").strip().lower() == "a"',
        '"a" == (order.reference or "").lower()',
        '(order.reference or "").lower() in ("a", "b")',
        '(order.reference or "")[:2] == "ab"',
        '(order.reference or "") == "a"',
        '(order.reference or "").isdigit()',
        '(order.reference or "").split()',
        'flag and (order.reference or "").startswith("a")',
        '(order.reference or {}).get("a")',
    ],
)
def test_something_is_asked_for(python, test):
    python(f"if {test}:\n    order.reference.strip()", before=BEFORE, signature="order: Order, flag")
    python(f"if not ({test}):\n    return\norder.reference.strip()", before=BEFORE, signature="order: Order, flag")


@pytest.mark.parametrize(
    "test",
    [
        '(order.reference or "").startswith("")',
        '(order.reference or "").startswith(("a", ""))',
        '(order.reference or "").startswith(flag)',
        '(order.reference or "") == ""',
        '(order.reference or "") == flag',
        '(order.reference or "") != "a"',
        '(order.reference or "").lower() in ("", "a")',
        '(order.reference or "none").startswith("n")',
        '(order.reference or "").split(",")',
        'not (order.reference or "").startswith("a")',
        '(order.reference or "").isascii()',
        'flag or (order.reference or "").startswith("a")',
    ],
)
def test_nothing_is_asked_for(python, test):
    python(f"if {test}:\n    order.reference.strip()  # null", before=BEFORE, signature="order: Order, flag")
