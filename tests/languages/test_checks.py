"""What CHECKs imply. SQLite is asked which rows each lets in: what is implied is a fact of all of them."""

from __future__ import annotations

import sqlite3
from itertools import product

import pytest

from nullguard.languages.sql.checks import read_check
from nullguard.model.implications import Known

VALUES = {"status": (None, "new", "shipped", "lost"), "a": (None, 1), "b": (None, 1), "c": (None, 1), "paid": (None, 0, 1)}

IMPLYING = {
    "a is not null": ["a"],
    "NOT (a IS NULL)": ["a"],
    "a is not null and b > 3 and (c is not null or paid)": ["a", "c if paid one of False"],
    "status <> 'shipped' or a is not null": ["a if status one of shipped"],
    "(status <> 'shipped') OR ((a IS NOT NULL))": ["a if status one of shipped"],
    "a is not null or status != 'shipped'": ["a if status one of shipped"],
    "not (status = 'shipped' and a is null)": ["a if status one of shipped"],
    "status = 'new' or a is not null": ["a if status none of new"],
    "status in ('new', 'lost') or a is not null": ["a if status none of new lost"],
    "status not in ('new', 'lost') or a is not null": ["a if status one of new lost"],
    "status is not 'shipped' or a is not null": [],
    "(status = 'new' and a is null) or (status = 'shipped' and a is not null)": ["a if status none of new"],
    "(status = 'shipped') = (a is not null)": ["a if status one of shipped"],
    "status <> 'shipped' or (a is not null and b is not null)": [
        "a if status one of shipped",
        "b if status one of shipped",
    ],
    "(a is null) = (b is null)": ["a if b present", "b if a present"],
    "(a is null and b is null) or (a is not null and b is not null)": ["a if b present", "b if a present"],
    "(a is not null) <> (b is not null)": ["a if b null", "b if a null"],
    "(a is not null) or (b is not null)": ["a if b null", "b if a null"],
    "a is null or b is not null": ["b if a present"],
    "coalesce(a, b) is not null": ["a if b null", "b if a null"],
    "(a is not null) + (b is not null) = 1": ["a if b null", "b if a null"],
    "not paid or a is not null": ["a if paid one of True"],
    "paid = false or a is not null": ["a if paid one of True"],
    "paid or a is not null": ["a if paid one of False"],
    "status = 'new' or paid or a is not null": ["a if paid one of False and status none of new"],
    "a is not null or (b > 0 and status = 'new')": ["a if status none of new"],
    "a is not null or b is null or c is null": ["a if b present and c present"],
}

SILENT = [
    "a > 0",
    "a = 1",
    "a is null",
    "status = 'shipped'",
    "status in ('new', 'shipped')",
    "length(status) > 3",
    "a is not null or length(status) > 3",
    "a is not null or b > 0",
    "not (a is not null)",
    "a is null or status = 'shipped'",
    "case when status = 'shipped' then a is not null else 1 end",
    "coalesce(a, b) = 1",
    "coalesce(a, 0) is not null",
    "a between 1 and 2 and b in (1, 2)",
    "a + b > 1",
]


def _told(text):
    return [
        item.name
        + (" if " if item.premises else "")
        + " and ".join(
            sorted(
                " ".join([premise.names[0], premise.known.value, *(str(value) for _, value in premise.values)])
                for premise in item.premises
            )
        )
        for item in read_check(text)
    ]


@pytest.mark.parametrize(("text", "told"), IMPLYING.items())
def test_what_is_implied(text, told):
    assert sorted(_told(text)) == sorted(told)


@pytest.mark.parametrize("text", SILENT)
def test_what_implies_nothing(text):
    assert read_check(text) == ()


@pytest.mark.parametrize("text", [text for text, told in IMPLYING.items() if told])
def test_what_is_implied_is_a_fact(text):
    rows = _admitted(text)
    assert rows
    for item in read_check(text):
        concerned = [row for row in rows if all(_holds(premise, row) for premise in item.premises)]
        assert all(row[item.name] is not None for row in concerned)
        assert concerned
        assert any(row[item.name] is None for row in _admitted("1 = 1") if all(_holds(p, row) for p in item.premises))


def _admitted(text):
    """The rows that a table with the CHECK takes, of all that are possible."""
    with sqlite3.connect(":memory:") as connection:
        connection.execute(f"create table t (status text, a int, b int, c int, paid int, check ({text}))")
        connection.executemany("insert or ignore into t values (?, ?, ?, ?, ?)", product(*VALUES.values()))
        return [dict(zip(VALUES, row, strict=True)) for row in connection.execute("select * from t")]


def _holds(premise, row):
    value = row[premise.names[0]]
    values = [constant for _, constant in premise.values]
    match premise.known:
        case Known.NULL:
            return value is None
        case Known.PRESENT:
            return value is not None
        case Known.ONE_OF:
            return value in values
        case Known.NONE_OF:
            return value is not None and value not in values


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("((status)::text <> 'shipped'::text) OR (a IS NOT NULL)", ["a if status one of shipped"]),
        ("((status)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])) OR (a IS NOT NULL)",
         ["a if status none of x y"]),
        ("CHECK ((a IS NOT NULL))", ["a"]),
        ("(`status` <> _utf8mb4'shipped') or (`a` is not null)", ["a if status one of shipped"]),
        ("[status]<>'shipped' OR [a] IS NOT NULL", ["a if status one of shipped"]),
        ('"Status" <> N\'shipped\' or "t"."A" is not null', ["A if Status one of shipped"]),
        ("num_nonnulls(a, b) = 1", ["a if b null", "b if a null"]),
        ("num_nonnulls(a, b) = 2", ["a", "b"]),
        ("num_nonnulls(a, b, c) > 1", ["a if b null", "a if c null", "b if a null", "b if c null", "c if a null", "c if b null"]),
        ("num_nulls(a, b) < 1", ["a", "b"]),
        ("num_nonnulls(a, b) <= 1", []),
        ("((a is not null)::int + (b is not null)::int) >= 1", ["a if b null", "b if a null"]),
        ("status is distinct from 'shipped' or a is not null", ["a if status one of shipped"]),
        ("paid is not true or a is not null", ["a if paid one of True"]),
        ("status ~ '^x' or a is not null", []),
        ("a is not null not valid", []),
        ("(a IS NOT NULL) NOT VALID", []),
        ("(a IS NOT NULL) NOT ENFORCED", []),
        ("a is not null)", []),
        ("", []),
        ("(" * 3000 + "a is not null" + ")" * 3000, []),
        (" or ".join(f"(a{i} is null and b{i} is null)" for i in range(40)), []),
    ],
)  # fmt: skip
def test_what_other_databases_print(text, told):
    assert sorted(_told(text)) == sorted(told)
