"""Scripts that do and undo."""

from __future__ import annotations

import pytest
from sql_cases import told

from nullguard.languages.sql import read_sql


@pytest.mark.parametrize(
    ("up", "down"),
    [
        ("-- migrate:up", "-- migrate:down"),
        ("-- migrate:up transaction:false", "-- migrate:down"),
        ("-- +migrate Up", "-- +migrate Down"),
        ("-- +goose Up\n-- +goose StatementBegin", "-- +goose StatementEnd\n-- +goose Down"),
        ("# --- !Ups", "# --- !Downs"),
        ("-- !Ups", "-- !Downs"),
        ("-- // first change", "-- //@UNDO"),
    ],
)
def test_the_way_back_is_left_out(up, down):
    script = read_sql(f"{up}\nCREATE TABLE a (b int);\n{down}\nDROP TABLE a;\n".encode(), "")
    assert script.has_sections
    assert [told(change) for change in script.changes] == ["create a (b int)"]


def test_lines_of_a_section_are_those_of_the_file():
    script = read_sql(b"-- migrate:down\nDROP TABLE a;\n-- migrate:up\n\nCREATE TABLE a (b int);\n", "")
    assert [change.line for change in script.changes] == [5]


def test_other_comments_are_no_sections():
    script = read_sql(b"-- migrate up the orders\n-- down below\nCREATE TABLE a (b int);\n", "")
    assert not script.has_sections
    assert len(script.changes) == 1
