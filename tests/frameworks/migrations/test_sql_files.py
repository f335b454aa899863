"""Plain DDL: which scripts are the schema, and in which order."""

from __future__ import annotations

import pytest

from nullguard.model.ddl import Dialect
from tests.frameworks.migrations.sql_project import every_table, histories, nullable, steps, tables

ORDERS = "CREATE TABLE orders (id int PRIMARY KEY, ref text);"


def test_a_schema_file():
    assert nullable(tables({"src/main/resources/schema.sql": ORDERS})["orders"]) == {"id": False, "ref": True}


@pytest.mark.parametrize(
    "path",
    [
        "docs/example.sql",
        "examples/shop/schema.sql",
        "db/sample_data/load.sql",
        "db/seeds/orders.sql",
        "demo/create.sql",
        "backups/bk_shop.sql",
        "old-schema-files/core.sql",
        "testdata/schema.sql",
        "db/down/1.sql",
        "db/rollback.sql",
        "db/2024_create_rollback.sql",
    ],
)
def test_what_is_no_schema(path):
    assert histories({path: ORDERS}) == []


def test_scripts_that_create_nothing():
    assert (
        histories(
            {"db/drop.sql": "DROP TABLE orders;", "db/load.sql": "UPDATE orders SET ref = 1; INSERT INTO orders VALUES (1);"}
        )
        == []
    )
    assert histories({"db/queries.sql": "SELECT 1; CREATE INDEX i ON orders (ref);"}) == []


def test_upgrades_follow_the_schema_in_the_order_of_their_versions():
    files = {
        "sql/upgrade/1.10.0_schema/ddl.sql": "ALTER TABLE orders ALTER COLUMN note SET NOT NULL;",
        "sql/upgrade/1.9.0_schema/ddl.sql": "ALTER TABLE orders ADD COLUMN note text;",
        "sql/schema.sql": ORDERS,
    }
    (history,) = histories(files)
    assert [step.path for step in history.steps] == [
        "sql/schema.sql",
        "sql/upgrade/1.9.0_schema/ddl.sql",
        "sql/upgrade/1.10.0_schema/ddl.sql",
    ]
    assert nullable(tables(files)["orders"]) == {"id": False, "ref": True, "note": False}


def test_numbered_patches():
    files = {f"db/patches/{number}-x.sql": f"ALTER TABLE orders ADD c{number} int;" for number in (100, 20, 3)}
    (history,) = histories({"db/create.sql": ORDERS, **files})
    assert steps(history) == ["create.sql", "3-x.sql", "20-x.sql", "100-x.sql"]


def test_of_files_that_create_the_same_table_the_fuller_counts():
    files = {
        "a/part.sql": "CREATE TABLE orders (id int, ref text);",
        "b/full.sql": "CREATE TABLE orders (id int, ref text NOT NULL); CREATE TABLE lines (id int);",
    }
    assert nullable(tables(files)["orders"])["ref"] is False


def test_engines_by_folder_and_by_name():
    found = histories({"sql/mysql-schema.sql": ORDERS, "sql/pgsql/schema.sql": ORDERS, "sql/schema-h2.sql": ORDERS})
    assert [history.dialect for history in found] == [Dialect.H2, Dialect.MYSQL, Dialect.POSTGRESQL]
    assert len({history.unit for history in found}) == 1


def test_engines_that_are_not_known_stand_back():
    files = {"db/app.db2.create.sql": "CREATE TABLE orders (id int, ref text NOT NULL);", "db/app.postgres.create.sql": ORDERS}
    (history,) = histories(files)
    assert history.dialect is Dialect.POSTGRESQL
    (history,) = histories({"db/app.db2.create.sql": ORDERS})
    assert history.dialect is Dialect.UNKNOWN


def test_a_common_script_is_for_the_engines_that_it_fits():
    found = histories(
        {
            "sql/schema-postgresql.sql": "CREATE TABLE a (id serial);",
            "sql/schema-mysql.sql": "CREATE TABLE a (id int AUTO_INCREMENT);",
            "sql/views.sql": "CREATE TABLE b (id int);",
            "sql/extra.sql": "CREATE TABLE c (id bigserial, d jsonb);",
        }
    )
    assert {history.dialect: sorted(steps(history)) for history in found} == {
        Dialect.MYSQL: ["schema-mysql.sql", "views.sql"],
        Dialect.POSTGRESQL: ["extra.sql", "schema-postgresql.sql", "views.sql"],
    }


LINES = "CREATE TABLE lines (id int PRIMARY KEY, note text);"


def test_scripts_among_the_documentation_are_the_schema_where_nothing_else_creates_tables():
    assert nullable(every_table({"doc/db/tables.sql": f"{ORDERS} {LINES}"})["lines"]) == {"id": False, "note": True}


@pytest.mark.parametrize(
    "files",
    [
        {"docs/tutorial/tables.sql": f"{ORDERS} {LINES}"},
        {"docs/example.sql": f"{ORDERS} {LINES}"},
        {"docs/one_table.sql": LINES},
        {"docs/changes.sql": "ALTER TABLE lines ADD COLUMN note text;"},
        {"docs/tables.sql": f"{ORDERS} {LINES}", "db/schema.sql": ORDERS},
        {"docs/tables.sql": f"{ORDERS} {LINES}", "db/migration/V1__orders.sql": ORDERS},
    ],
)
def test_what_is_documentation_only(files):
    assert "lines" not in every_table(files)


MODULES = ("app", "dao", "web")
SCHEMA = {"dao/src/main/resources/sql/schema.sql": "CREATE TABLE orders (id int PRIMARY KEY, ref text NOT NULL, note text);"}


@pytest.mark.parametrize(
    ("upgrade", "expected"),
    [
        ("ALTER TABLE orders ADD COLUMN IF NOT EXISTS paid date;", {"id": False, "ref": False, "note": True, "paid": True}),
        ("ALTER TABLE orders ALTER COLUMN note SET NOT NULL;", {"id": False, "ref": False, "note": False}),
    ],
)
@pytest.mark.parametrize("folder", ["app/src/main/data/upgrade/2.1", "web/upgrade/2.1"])
def test_upgrades_of_one_module_follow_the_schema_of_another(folder, upgrade, expected):
    assert nullable(tables({**SCHEMA, f"{folder}/schema_update.sql": upgrade}, MODULES)["orders"]) == expected


def test_each_module_has_its_own_table_of_a_name():
    own = {"app/db/schema.sql": "CREATE TABLE orders (id int PRIMARY KEY, code text NOT NULL);"}
    upgrade = {"app/db/upgrade/2.1/orders.sql": "ALTER TABLE orders ADD COLUMN paid date;"}
    assert nullable(tables({**SCHEMA, **own, **upgrade}, MODULES)["orders"]) == {"id": False, "code": False, "paid": True}


def test_a_table_that_nothing_creates_has_what_upgrades_add():
    upgrade = {"app/src/main/data/upgrade/2.1/lines.sql": "ALTER TABLE order_lines ADD COLUMN paid date;"}
    assert nullable(tables({**SCHEMA, **upgrade}, MODULES)["order_lines"]) == {"paid": True}
