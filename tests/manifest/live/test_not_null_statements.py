"""The statements that NG112 advises, run by real servers: they work, and they fail where there is a null after all."""

from __future__ import annotations

from typing import Any

import psycopg
import pymysql
import pytest
from sqlalchemy.engine import make_url

from nullguard.knowledge.not_null import Change, not_null
from nullguard.manifest.live import LiveOptions, read_live
from nullguard.model.ddl import Dialect

TABLE = "order"
COLUMN = "Größe"


@pytest.mark.parametrize("version", ["11", "15", "18"])
def test_postgresql(database: str, version: str):
    change = not_null(Dialect.POSTGRESQL, version, TABLE, COLUMN, "integer")
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute('create table "order" (id int primary key, "Größe" int)')
        connection.execute('insert into "order" select i, i from generate_series(1, 1000) i')
        run(connection, change)
        assert refuses_null(database, version)
        connection.execute('drop table "order"; create table "order" (id int primary key, "Größe" int)')
        connection.execute('insert into "order" values (1, null)')
        with pytest.raises((psycopg.errors.CheckViolation, psycopg.errors.NotNullViolation)):
            run(connection, change)


def run(executor: Any, change: Change) -> None:
    for statement in change.statements:
        executor.execute(statement)


def refuses_null(database: str, version: str) -> bool:
    column = read_live(database, LiveOptions()).databases["default"].tables[TABLE].columns[COLUMN]
    if version != "11":
        return column.nullable is False
    with psycopg.connect(database, autocommit=True) as connection, pytest.raises(psycopg.errors.CheckViolation):
        connection.execute('insert into "order" values (0, null)')
    return True


def test_mariadb(shop: str):
    address = make_url(shop)
    change: Change = not_null(Dialect.MARIADB, "10.11", TABLE, COLUMN, "int(11)")
    with (
        pymysql.connect(unix_socket=address.query["unix_socket"], user="root", database=address.database) as connection,
        connection.cursor() as cursor,
    ):
        cursor.execute("create table `order` (id int primary key, `Größe` int)")
        cursor.execute("insert into `order` select seq, seq from seq_1_to_1000")
        # The server's own default may be lax, where MODIFY would turn nulls into zeros.
        cursor.execute("set session sql_mode = ''")
        run(cursor, change)
        column = read_live(shop, LiveOptions()).databases["default"].tables[TABLE].columns[COLUMN]
        assert (column.nullable, column.type) == (False, "int(11)")
        cursor.execute("alter table `order` modify `Größe` int null")
        cursor.execute("insert into `order` values (0, null)")
        cursor.execute("set session sql_mode = ''")
        with pytest.raises(pymysql.err.MySQLError):
            run(cursor, change)
        cursor.execute("select count(*) from `order` where `Größe` is null")
        assert cursor.fetchone() == (1,)
