"""Scripts that are broken, huge or hostile: a result and no crash."""

from __future__ import annotations

import pytest
from sql_cases import columns, done

from nullguard.languages.sql import read_sql
from nullguard.model.ddl import CreateTable


def test_two_thousand_columns():
    names = [f"c{number}" for number in range(2000)]
    made = columns(f"CREATE TABLE t ({', '.join(f'{name} varchar(10) NOT NULL' for name in names)});")
    assert made == [f"{name} varchar(10) not null" for name in names]


def test_a_line_of_ten_megabytes_of_rows():
    row = "(1, 'it''s', NULL, 'x;y'),"
    data = f"CREATE TABLE a (b int);\nINSERT INTO a VALUES {row * (10_000_000 // len(row))}(2);\nCREATE TABLE c (d int);\n"
    script = read_sql(data.encode(), "")
    assert [change.table for change in script.changes if isinstance(change, CreateTable)] == ["a", "c"]
    assert not script.problems


@pytest.mark.parametrize("depth", [100, 5_000, 50_000])
def test_deep_parentheses(depth):
    deep = "(" * depth + "1" + ")" * depth
    assert done(f"CREATE TABLE a (b int CHECK ({deep} > 0) NOT NULL); CREATE TABLE c (d int DEFAULT {deep});")[1].startswith(
        "create c"
    )
    assert len(done(f"CREATE VIEW v AS SELECT {deep} AS x FROM a;")) == 1


@pytest.mark.parametrize("quote", ["'", '"', "`", "/*", "$$", "$x$", "[", "("])
def test_what_is_never_closed_costs_only_what_follows(quote):
    script = read_sql(f"CREATE TABLE a (b int);\nCREATE TABLE c (d int DEFAULT {quote} );\nSELECT 1".encode(), "")
    assert script.changes[0] == CreateTable("a", script.changes[0].columns, line=1)  # type: ignore[union-attr]


@pytest.mark.parametrize("dialect", ["", "mysql", "oracle", "sqlserver"])
@pytest.mark.parametrize(
    "piece",
    [
        "/*",
        "$a$b",
        "'\\",
        "((",
        "`",
        "--",
        "q'[",
        "begin a ",
        "case ",
        "create table ",
        "alter table t add ",
        "'",
        "\n/",
        "\nGO",
        ";",
        "E'\\'",
    ],
)
def test_repetition_without_end(piece, dialect):
    text = piece * (60_000 // len(piece))
    for sql in (text, f"CREATE TABLE t (a {text}", f"DO $$ {text} $$;", f"ALTER TABLE t {text}"):
        read_sql(sql.encode(), dialect)


def test_bytes_that_are_no_text():
    assert read_sql(bytes(range(256)) * 50, "").changes == ()
    assert read_sql(b"", "").changes == ()
    assert read_sql(b"\xff\xfe", "").changes == ()
    assert read_sql(b"\x00" * 1000, "").changes == ()


def test_reserved_words_as_names():
    assert done('CREATE TABLE "table" ("select" int NOT NULL, "primary" int, "check" text, `unique` int, [order] int);') == [
        "create table (select int not null, primary int, check text, unique int, order int)"
    ]


def test_blocks_in_blocks_end():
    inner = "ALTER TABLE a ADD b int;"
    for level in range(30):
        inner = f"DO $x{level}$ BEGIN {inner} END $x{level}$;"
    assert read_sql(inner.encode(), "").problems == ()


def test_routines_that_call_each_other_many_times_end():
    calls = "CALL p(); " * 500
    script = read_sql(f"CREATE PROCEDURE p() BEGIN {calls} ALTER TABLE a ADD b int; END; CALL p();".encode(), "mysql")
    assert len(script.changes) < 1000


def test_strings_in_strings_end():
    text = "ALTER TABLE a ADD b int"
    for level in range(300):
        text = f"ALTER TABLE a ADD b int; DO $x{level}$ BEGIN EXECUTE $y{level}${text}$y{level}$; END $x{level}$"
    assert len(read_sql(text.encode(), "").changes) < 20
