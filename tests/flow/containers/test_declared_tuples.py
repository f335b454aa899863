"""Tuples that are declared item by item, also as one of several, and what starred arguments are made of (Python)."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("declared", "body"),
    [
        ("tuple[str, str | None, str]", "first, *others = given\nfirst.strip()"),
        ("tuple[str, str | None, str]", "first, second, *others = given\nfirst.strip()"),
        ("tuple[str, str | None, str]", "first, *others, last = given\nlast.strip()"),
        ("tuple[str, str | None] | tuple[str, str | None, int]", "first, *others = given\nfirst.strip()"),
        ("tuple[str, str | None] | tuple[str, str | None, int]", "given[0].strip()"),
        ("list[tuple[str, str | None] | tuple[str, str | None, int]]", "for first, *others in given:\n    first.strip()"),
        ("dict[str, tuple[str, str | None]]", "for name, (first, second) in given.items():\n    first.strip()"),
        ("tuple[str, str | None]", "given[-2].strip()"),
    ],
)
def test_items_that_are_there(python, declared, body):
    python(body, signature=f"given: {declared}")


@pytest.mark.parametrize(
    ("declared", "body"),
    [
        ("tuple[str, str | None, str]", "first, second, *others = given\nsecond.strip()  # null"),
        ("tuple[str, str, str | None]", "first, *others, last = given\nlast.strip()  # null"),
        ("tuple[str, str] | tuple[str | None, str, int]", "first, *others = given\nfirst.strip()  # null"),
        ("tuple[str, str | None] | tuple[str, str, int]", "given[1].strip()  # null"),
        ("list[tuple[str | None, ...]]", "for first, *others in given:\n    first.strip()  # null"),
        ("tuple[str, str | None]", "given[-1].strip()  # null"),
    ],
)
def test_items_that_may_be_null(python, declared, body):
    python(body, signature=f"given: {declared}")


@pytest.mark.parametrize(
    "rows", ["chain(*groups)", "sorted(chain(*groups), key=len)", "chain.from_iterable(groups)", "chain(groups[0], groups[1])"]
)
def test_rows_of_groups(python, rows):
    python(
        f"groups = [rows_of(one) for one in (1, 2)]\nfor row in {rows}:\n    row[None]",
        imports="from itertools import chain",
        before="""
        def rows_of(one):
            found = []
            for name in load(one):
                found.append({"name": name})
            return found
        """,
    )
