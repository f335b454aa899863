"""Suppressions in Java sources: comments, and `@SuppressWarnings` with a comment beside it."""

from __future__ import annotations

import pytest
from java_cases import facts


def found(source):
    return [(item.line, item.end_line, item.rules, item.reason) for item in facts(source).suppressions]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("class A {\n int a; // nullguard: ignore[NG101] set by the loader\n}", [(2, 0, ("NG101",), "set by the loader")]),
        ("class A {\n // nullguard: ignore[NG101, NG102] why\n\n // more\n int a;\n}", [(5, 0, ("NG101", "NG102"), "why")]),
        ("class A {\n int a; // see nullguard: ignore[NG101] no comment of its own\n}", []),
        ("class A {}", []),
    ],
)
def test_comments(source, expected):
    assert found(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            'class A {\n @SuppressWarnings("nullguard:NG101") // set by the loader\n void a() {\n }\n}',
            [(2, 4, ("NG101",), "set by the loader")],
        ),
        (
            'class A {\n // it is set\n @SuppressWarnings({"x", "nullguard:NG101", "nullguard:NG102"})\n void a() {}\n}',
            [(3, 4, ("NG101", "NG102"), "it is set")],
        ),
        (
            'class A {\n /* why */\n @Override\n @SuppressWarnings(value = "nullguard:NG101") /* because */\n void a() {}\n}',
            [(3, 5, ("NG101",), "because")],
        ),
        ('class A {\n @java.lang.SuppressWarnings("nullguard:NG101") int a;\n}', [(2, 2, ("NG101",), "")]),
        ('// a\n@SuppressWarnings("nullguard:NG101") // b\nclass A {\n}', [(2, 4, ("NG101",), "b")]),
        (
            'class A { void a() {\n  @SuppressWarnings("nullguard:NG101") // why\n  String x = b();\n } }',
            [(2, 3, ("NG101",), "why")],
        ),
        (
            'class A { void a(@SuppressWarnings("nullguard:NG101") int x) {} }',
            [(1, 1, ("NG101",), "")],
        ),
        ('class A { @SuppressWarnings("unchecked") int a; @Other("nullguard:NG101") int b; }', []),
        ('class A { String x = "nullguard:NG101"; @SuppressWarnings(X) int a; }', []),
    ],
)
def test_annotations(source, expected):
    assert found(source) == expected


def test_both_in_order_of_place():
    source = '@SuppressWarnings("nullguard:NG101") // a\nclass A {\n int x; // nullguard: ignore[NG102] b\n}'
    assert [item[2] for item in found(source)] == [("NG101",), ("NG102",)]
