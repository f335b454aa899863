"""The statements that make a column NOT NULL, by engine and version."""

from __future__ import annotations

import re

import pytest

from nullguard.knowledge.not_null import NO_TYPE, not_null
from nullguard.model.ddl import Dialect


def statements(dialect: Dialect, version: str = "", table: str = "orders", column: str = "number", kind: str = "varchar(20)"):
    return list(not_null(dialect, version, table, column, kind).statements)


@pytest.mark.parametrize(
    ("version", "verbs"),
    [
        ("9.6.24", ["add", "validate"]),
        ("11.22", ["add", "validate"]),
        ("12", ["add", "validate", "alter", "drop"]),
        ("15.4 (Debian 15.4-1)", ["add", "validate", "alter", "drop"]),
        ("17.2", ["add", "validate", "alter", "drop"]),
        ("18.1", ["add", "validate"]),
        ("", ["add", "validate", "alter", "drop"]),
        ("newest", ["add", "validate", "alter", "drop"]),
    ],
)
def test_postgresql_learns(version: str, verbs: list[str]):
    assert [text.split()[3] for text in statements(Dialect.POSTGRESQL, version)] == verbs


def test_postgresql():
    assert statements(Dialect.POSTGRESQL, "15.4") == [
        "alter table orders add constraint orders_number_not_null check (number is not null) not valid",
        "alter table orders validate constraint orders_number_not_null",
        "alter table orders alter column number set not null",
        "alter table orders drop constraint orders_number_not_null",
    ]
    assert statements(Dialect.POSTGRESQL, "18") == [
        "alter table orders add constraint orders_number_not_null not null number not valid",
        "alter table orders validate constraint orders_number_not_null",
    ]


@pytest.mark.parametrize("dialect", [Dialect.MYSQL, Dialect.MARIADB])
def test_mysql_needs_strict_mode_and_the_type(dialect: Dialect):
    change = not_null(dialect, "8.0.40", "orders", "number", "varchar(20)")
    assert change.statements == (
        "set session sql_mode = 'strict_all_tables'",
        "alter table orders modify number varchar(20) not null, algorithm=inplace, lock=none",
    )
    assert change.advice == ("repeat the column's default, comment and collation, which MODIFY else drops",)
    assert NO_TYPE in statements(dialect, kind="")[1]


def test_other_engines():
    assert statements(Dialect.H2) == ["alter table orders alter column number set not null"]
    assert statements(Dialect.SQLSERVER) == ["alter table orders alter column number varchar(20) not null"]
    assert len(statements(Dialect.ORACLE)) == 2
    assert not_null(Dialect.SQLITE, "3.45", "orders", "number", "text").statements == ()
    assert len(not_null(Dialect.SQLITE, "3.45", "orders", "number", "text").advice) == 1
    assert not_null(Dialect.UNKNOWN, "", "orders", "number", "text") == not_null(Dialect.UNKNOWN, "1", "x", "y", "")


@pytest.mark.parametrize(
    ("dialect", "name", "written"),
    [
        (Dialect.H2, "number", "number"),
        (Dialect.H2, "Number", "Number"),
        (Dialect.POSTGRESQL, "level", "level"),
        (Dialect.H2, "order", '"ORDER"'),
        (Dialect.POSTGRESQL, "Order", '"order"'),
        (Dialect.POSTGRESQL, 'a"b', '"a""b"'),
        (Dialect.POSTGRESQL, "größe", '"größe"'),
        (Dialect.MYSQL, "Key", "`Key`"),
        (Dialect.MARIADB, "a`b", "`a``b`"),
        (Dialect.SQLSERVER, "a]b c", "[a]]b c]"),
        (Dialect.ORACLE, "comment", '"COMMENT"'),
        (Dialect.POSTGRESQL, "{table}", '"{table}"'),
    ],
)
def test_names_are_quoted_where_they_must_be(dialect: Dialect, name: str, written: str):
    apart = [re.sub("[(),]", " ", text) for text in statements(dialect, column=name)]
    assert any(f" {written} " in text for text in apart)


def test_names_of_constraints_fit():
    text = statements(Dialect.POSTGRESQL, table=f"shop.{'t' * 60}", column="c" * 60)[1]
    assert text.startswith(f"alter table shop.{'t' * 60} validate constraint ")
    assert len(text.rpartition(" ")[2]) == 63
