"""The same scripts, replayed and run: a real MariaDB has the schema that the replay says, and so has its dump."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from mariadb_server import mariadb_server

from nullguard.languages.sql import read_sql
from nullguard.manifest.replay import replay
from nullguard.model.ddl import History, Step
from nullguard.model.schema import Table

SCRIPT = """
    CREATE TABLE customers (
      `id` bigint unsigned NOT NULL AUTO_INCREMENT COMMENT 'the; id',
      email varchar(100) NOT NULL,
      name varchar(80) DEFAULT NULL,
      kind enum('a','b') CHARACTER SET utf8mb4 NOT NULL DEFAULT 'a',
      `straße` text,
      PRIMARY KEY (`id`),
      UNIQUE KEY `email` (email),
      KEY name (name)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
    CREATE TABLE `orders` (
      id int PRIMARY KEY,
      number int NOT NULL,
      ref varchar(20) NOT NULL,
      note text NOT NULL,
      customer_id bigint unsigned,
      total decimal(10,2) NOT NULL DEFAULT 0,
      twice decimal(12,2) AS (total * 2) STORED,
      CONSTRAINT fk FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE SET NULL,
      CONSTRAINT positive CHECK (total >= 0)
    );
    CREATE TABLE copied LIKE orders;
    CREATE TABLE taken AS SELECT id, ref, customer_id FROM orders;
    ALTER TABLE orders
      MODIFY COLUMN ref varchar(64),
      MODIFY note mediumtext NOT NULL,
      CHANGE number no bigint NULL,
      ADD COLUMN (a int, b int NOT NULL),
      ADD COLUMN c int FIRST,
      ADD UNIQUE INDEX a_b (a, b);
    ALTER TABLE customers DROP INDEX email, ADD UNIQUE u (name), RENAME COLUMN kind TO sort;
    ALTER TABLE customers DROP PRIMARY KEY, ADD PRIMARY KEY (id, email);
    ALTER TABLE copied ALTER COLUMN total DROP DEFAULT, DROP note;
    RENAME TABLE copied TO old_orders, taken TO taken_orders;
    CREATE UNIQUE INDEX r ON old_orders (ref);
    CREATE TABLE gone (x int); DROP TABLE gone;
    SET @s = IF(1 = 1, 'ALTER TABLE old_orders ADD COLUMN prepared int NOT NULL', 'SELECT 1');
    PREPARE s FROM @s;
    EXECUTE s;
    """
_COLUMNS = """
    SELECT c.table_name, c.column_name, c.is_nullable = 'YES', c.column_key = 'PRI' FROM information_schema.columns c
      JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'shop' AND t.table_type = 'BASE TABLE'
    """
_UNIQUE = """
    SELECT table_name, group_concat(column_name ORDER BY seq_in_index) FROM information_schema.statistics
     WHERE table_schema = 'shop' AND non_unique = 0 AND index_name <> 'PRIMARY' GROUP BY table_name, index_name
    """


def replayed(text: str) -> dict[str, Table]:
    script = read_sql(text.encode(), "mariadb")
    assert not script.problems
    return replay(History("sql", (Step("s.sql", "s", script.changes),)))


def columns_of(tables: dict[str, Table]) -> dict[tuple[str, str], tuple[bool | None, bool]]:
    """Which columns admit null, and which are of the primary key."""
    return {
        (name, column.name): (column.nullable, column.primary_key)
        for name, table in tables.items()
        for column in table.columns.values()
    }


def unique_of(tables: dict[str, Table]) -> list[tuple[str, tuple[str, ...]]]:
    return sorted((name, key.columns) for name, table in tables.items() for key in table.unique)


@pytest.fixture(scope="module")
def server():
    """The socket of a server with a database that the script was run in."""
    with mariadb_server() as socket:
        client = shutil.which("mariadb") or pytest.skip("needs mariadb, from the distribution's mariadb-client")
        run = [client, "--no-defaults", f"--socket={socket}", "--user=root", "--default-character-set=utf8mb4"]
        subprocess.run([*run, "-e", "create database shop"], check=True)
        subprocess.run([*run, "shop"], input=SCRIPT, text=True, check=True)
        yield socket


def answers(socket: str, query: str) -> list[tuple]:
    import pymysql

    with pymysql.connect(unix_socket=socket, user="root", charset="utf8mb4") as connection, connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def test_columns_and_keys(server):
    real = {(table, column): (bool(nullable), bool(key)) for table, column, nullable, key in answers(server, _COLUMNS)}
    assert len(real) > 20
    assert columns_of(replayed(SCRIPT)) == real


def test_unique_keys(server):
    real = sorted((table, tuple(columns.split(","))) for table, columns in answers(server, _UNIQUE))
    assert unique_of(replayed(SCRIPT)) == real


def test_its_dump_tells_the_same(server):
    dump = shutil.which("mariadb-dump") or pytest.skip("needs mariadb-dump, from the distribution's mariadb-client")
    done = subprocess.run(
        [dump, "--no-defaults", f"--socket={server}", "--user=root", "shop"], capture_output=True, text=True, check=True
    )
    dumped = replayed(done.stdout)
    assert columns_of(dumped) == columns_of(replayed(SCRIPT))
    assert unique_of(dumped) == unique_of(replayed(SCRIPT))
