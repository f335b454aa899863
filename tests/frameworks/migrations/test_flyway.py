"""Flyway's migrations: their order, engines and locations."""

from __future__ import annotations

from nullguard.model.ddl import Dialect
from tests.frameworks.migrations.sql_project import histories, nullable, steps, tables

CREATE = "CREATE TABLE orders (id int PRIMARY KEY, ref text);"


def test_versions_are_numbers():
    names = ["V1__a.sql", "V1.2__b.sql", "V1_10__c.sql", "V2__d.sql", "V10__e.sql", "V2024.01.05_1__f.sql"]
    (history,) = histories({f"db/migration/{name}": CREATE for name in reversed(names)})
    assert steps(history) == names
    assert [step.name for step in history.steps][:3] == ["V1", "V1.2", "V1_10"]


def test_repeatable_ones_come_last_and_those_that_undo_never():
    (history,) = histories(
        {
            "m/R__b.sql": "CREATE VIEW b AS SELECT 1 AS x;",
            "m/R__a.sql": "CREATE VIEW a AS SELECT 1 AS x;",
            "m/U1__drop.sql": "DROP TABLE orders;",
            "m/V1__create.sql": CREATE,
        }
    )
    assert steps(history) == ["V1__create.sql", "R__a.sql", "R__b.sql"]


def test_a_baseline_stands_for_what_is_gone():
    files = {"m/B5__all.sql": CREATE, "m/V6__ref.sql": "ALTER TABLE orders ALTER COLUMN ref SET NOT NULL;"}
    (history,) = histories(files)
    assert steps(history) == ["B5__all.sql", "V6__ref.sql"]
    (history,) = histories({**files, "m/V5__create.sql": CREATE})
    assert steps(history) == ["V5__create.sql", "V6__ref.sql"]


def test_folders_of_one_database_are_one_history():
    (history,) = histories(
        {"m/2.0/V2__b.sql": "ALTER TABLE orders ADD c int;", "m/1.0/V1__a.sql": CREATE, "m/common/V3__c.sql": ""}
    )
    assert steps(history) == ["V1__a.sql", "V2__b.sql", "V3__c.sql"]
    assert history.problems == ()


def test_two_with_one_version_are_a_problem():
    (history,) = histories({"m/V1__a.sql": CREATE, "m/V1.0__b.sql": "", "m/V2__c.sql": ""})
    (problem,) = history.problems
    assert problem.path == "m/V1__a.sql"
    assert problem.message == "two migrations have version 1: this one and m/V1.0__b.sql"
    assert "orders" in tables({"m/V1__a.sql": CREATE, "m/V1.0__b.sql": ""})


def test_what_is_not_understood_is_a_problem():
    (history,) = histories({"m/V1__a.sql": f"{CREATE}\nALTER TABLE orders ADD;"})
    assert [(problem.path, problem.line) for problem in history.problems] == [("m/V1__a.sql", 2)]


def test_databases_of_their_own():
    found = histories(
        {
            "db/tenant/V1__a.sql": CREATE,
            "db/master/V1__a.sql": "CREATE TABLE orders (id int); CREATE TABLE tenants (id int NOT NULL);",
            "db/master/V2__b.sql": "ALTER TABLE tenants ADD name text;",
        }
    )
    assert sorted(steps(history) for history in found) == [["V1__a.sql"], ["V1__a.sql", "V2__b.sql"]]
    assert len({history.unit for history in found}) == 2


def test_each_engine_is_apart_and_has_what_is_common():
    found = histories(
        {
            "db/postgresql/V1__a.sql": "CREATE TABLE orders (id bigserial PRIMARY KEY, ref text NOT NULL);",
            "db/h2/V1__a.sql": "CREATE TABLE orders (id identity PRIMARY KEY, ref text);",
            "db/common/V2__b.sql": "ALTER TABLE orders ADD note text;",
        }
    )
    assert {(history.dialect, history.unit): steps(history) for history in found} == {
        (Dialect.POSTGRESQL, ""): ["V1__a.sql", "V2__b.sql"],
        (Dialect.H2, ""): ["V1__a.sql", "V2__b.sql"],
    }


def test_the_engine_of_production_counts():
    files = {
        "db/postgresql/V1__a.sql": "CREATE TABLE orders (id int, ref text NOT NULL);",
        "db/h2/V1__a.sql": "CREATE TABLE orders (id int, ref text);",
    }
    assert nullable(tables(files)["orders"]) == {"id": True, "ref": False}


def test_an_engine_in_the_name_of_a_migration_is_what_it_speaks_of():
    (history,) = histories({"m/V1__a.sql": CREATE, "m/V2__mysql_connection.sql": "ALTER TABLE orders ADD c int;"})
    assert steps(history) == ["V1__a.sql", "V2__mysql_connection.sql"]


def test_units_have_databases_of_their_own():
    found = histories({"one/m/V1__a.sql": CREATE, "two/m/V1__a.sql": CREATE}, units=("one", "two"))
    assert [history.unit for history in found] == ["one", "two"]


def test_names_that_are_not_flyways():
    found = histories({"m/v1__lower.sql": CREATE, "m/V1_single.sql": CREATE, "m/create.sql": CREATE})
    assert {history.framework for history in found} == {"sql"}


def test_a_history_that_begins_late_stands_on_the_ddl_beside_it():
    files = {
        "db/ddl.sql": "CREATE TABLE orders (id int PRIMARY KEY, ref text, n int NOT NULL); CREATE TABLE other (a int NOT NULL);",
        "db/migration/V2__ref.sql": "ALTER TABLE orders ALTER COLUMN ref SET NOT NULL, ADD COLUMN seen boolean;",
    }
    found = tables(files)
    assert nullable(found["orders"]) == {"id": False, "ref": False, "n": False, "seen": True}
    assert nullable(found["other"]) == {"a": False}
    assert found["orders"].columns["seen"].added_by == "db/migration/V2__ref.sql"


def test_ddl_of_today_beside_the_migrations_that_led_there():
    files = {
        "db/ddl.sql": "CREATE TABLE orders (id int PRIMARY KEY, reference text NOT NULL, seen boolean);",
        "db/migration/V1__rename.sql": "ALTER TABLE orders RENAME COLUMN ref TO reference;",
        "db/migration/V2__seen.sql": "ALTER TABLE orders ADD COLUMN seen boolean; ALTER TABLE orders DROP COLUMN gone;",
    }
    orders = tables(files)["orders"]
    assert nullable(orders) == {"id": False, "reference": False, "seen": True}


def test_migrations_count_more_than_ddl():
    files = {
        "db/schema.sql": "CREATE TABLE orders (id int, ref text);",
        "db/migration/V1__a.sql": "CREATE TABLE orders (id int, ref text NOT NULL);",
    }
    assert nullable(tables(files)["orders"])["ref"] is False
