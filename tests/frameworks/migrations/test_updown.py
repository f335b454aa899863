"""Scripts that do and undo."""

from __future__ import annotations

from nullguard.model.ddl import Dialect
from tests.frameworks.migrations.sql_project import histories, nullable, steps, tables

UP = "CREATE TABLE orders (id int PRIMARY KEY, ref text);"
DOWN = "DROP TABLE orders;"


def test_files_for_up_and_down():
    files = {
        "migrations/10_ref.up.sql": "ALTER TABLE orders ALTER ref SET NOT NULL;",
        "migrations/10_ref.down.sql": "ALTER TABLE orders ALTER ref DROP NOT NULL;",
        "migrations/9_create.up.sql": UP,
        "migrations/9_create.down.sql": DOWN,
    }
    (history,) = histories(files)
    assert steps(history) == ["9_create.up.sql", "10_ref.up.sql"]
    assert nullable(tables(files)["orders"]) == {"id": False, "ref": False}


def test_sections_in_one_file():
    files = {
        "db/migrations/20240102_ref.sql": "-- migrate:up\nALTER TABLE orders ADD note text;\n-- migrate:down\nDROP TABLE orders;",
        "db/migrations/20240101_create.sql": f"-- migrate:up\n{UP}\n-- migrate:down\n{DOWN}",
    }
    (history,) = histories(files)
    assert steps(history) == ["20240101_create.sql", "20240102_ref.sql"]
    assert nullable(tables(files)["orders"]) == {"id": False, "ref": True, "note": True}


def test_folders_for_each_step():
    files = {
        "migrations/2024-01-02-000000_ref/up.sql": "ALTER TABLE orders ADD note text;",
        "migrations/2024-01-02-000000_ref/down.sql": "ALTER TABLE orders DROP note;",
        "migrations/2024-01-01-000000_create/up.sql": UP,
        "migrations/2024-01-01-000000_create/down.sql": DOWN,
    }
    (history,) = histories(files)
    assert [step.name for step in history.steps] == ["2024-01-01-000000_create", "2024-01-02-000000_ref"]
    assert set(tables(files)) == {"orders"}


def test_a_number_twice_is_a_problem():
    (history,) = histories({"m/1_a.up.sql": UP, "m/01_b.up.sql": "ALTER TABLE orders ADD c int;", "m/2_c.up.sql": ""})
    assert [problem.message for problem in history.problems] == ["two migrations have number 1: this one and m/1_a.up.sql"]


def test_engines_are_apart():
    found = histories({"db/mysql/1_a.up.sql": UP, "db/sqlite3/1_a.up.sql": UP})
    assert [(history.dialect, history.unit) for history in found] == [(Dialect.MYSQL, ""), (Dialect.SQLITE, "")]


def test_scripts_that_only_undo_are_none():
    assert histories({"m/1_a.down.sql": DOWN, "m/1/down.sql": DOWN}) == []
