"""Suppressions in Python sources."""

from __future__ import annotations

import pytest
from python_cases import facts


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a = 1  # nullguard: ignore[NG101] set by the loader\n", [(1, ("NG101",), "set by the loader")]),
        ("a = 1  # nullguard: ignore[NG101, NG102] why\n", [(1, ("NG101", "NG102"), "why")]),
        ("a = 1  # nullguard: ignore[NG101]\n", [(1, ("NG101",), "")]),
        ("# nullguard: ignore[NG101] why\na = 1\n", [(2, ("NG101",), "why")]),
        ("# nullguard: ignore[NG101] why\n\n# more\na = 1\n", [(4, ("NG101",), "why")]),
        ("def f():\n    # nullguard: ignore[NG101] why\n    return a\n", [(3, ("NG101",), "why")]),
        ("a = 1  # see nullguard: ignore[NG101] no comment of its own\n", []),
        ("a = 1  # noqa\n", []),
        ("a = 1\n", []),
        ("", []),
    ],
)
def test_comments(source, expected):
    assert [(item.line, item.rules, item.reason) for item in facts(source).suppressions] == expected
