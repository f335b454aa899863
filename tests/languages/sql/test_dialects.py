"""Whose SQL it is."""

from __future__ import annotations

import pytest

from nullguard.languages.sql import dialect_word, read_sql
from nullguard.model.ddl import Dialect


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("db/migration/postgresql/V1__x.sql", "postgresql"),
        ("sql/schema-h2.sql", "h2"),
        ("sql/mysql-schema.sql", "mysql"),
        ("db/create/app.mssql.create.sql", "mssql"),
        ("db/mysql/for_oracle.sql", "mysql"),
        ("db/migration/V7__add_oracle_connection.sql", ""),
        ("db/012_postgres_settings.sql", ""),
        ("db/schema.sql", ""),
        ("db/h20/pgadmin.sql", ""),
    ],
)
def test_the_word_in_a_path(path, word):
    assert dialect_word(path) == word


@pytest.mark.parametrize(
    ("sql", "dialect"),
    [
        ("CREATE TABLE t (id serial, d jsonb);", Dialect.POSTGRESQL),
        ("ALTER TABLE t ALTER COLUMN a SET NOT NULL;", Dialect.POSTGRESQL),
        ("CREATE TABLE `t` (`id` int AUTO_INCREMENT) ENGINE=InnoDB;", Dialect.MYSQL),
        ("CREATE TABLE t (a VARCHAR2(5), b NUMBER(3));", Dialect.ORACLE),
        ("CREATE TABLE [dbo].[t] (id int IDENTITY(1, 1))\nGO\n", Dialect.SQLSERVER),
        ("PRAGMA foreign_keys = ON; CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT);", Dialect.SQLITE),
        ("CREATE CACHED TABLE t (id int);", Dialect.H2),
        ("CREATE TABLE t (id int);", Dialect.UNKNOWN),
    ],
)
def test_what_the_text_shows(sql, dialect):
    assert read_sql(sql.encode(), "").dialect is dialect


def test_the_path_counts_more_than_the_text():
    assert read_sql(b"CREATE TABLE `t` (id int AUTO_INCREMENT);", "h2").dialect is Dialect.H2
