"""Rows that a function of the project fetches for the query that it is given: only its callers know whether there may be none."""

from __future__ import annotations

import pytest

DAO = """
class Dao:
    def query_one(self, sql, params=()):
        with self.conn.cursor() as cur:
            cur.execute(sql, params)
            return cur.fetchone()

    def demand_one(self, sql, params=()):
        with self.conn.cursor() as cur:
            cur.execute(sql, params)
            row = cur.fetchone()
            if row is None:
                raise KeyError(params)
            return row

    def query_all(self, sql, params=()):
        with self.conn.cursor() as cur:
            cur.execute(sql, params)
            return cur.fetchall()

def one(conn, sql, *params):
    cur = conn.cursor()
    cur.execute(sql, params)
    return cur.fetchone()
"""

USE = """
from models import Dao, one

async def show(dao: Dao, connection, key):
    row = {call}
    return row[0]
"""


@pytest.mark.parametrize(
    "call",
    [
        'dao.query_one("SELECT name FROM people WHERE id = %s", (key,))',
        'dao.query_one("SELECT count(*) FROM people WHERE age = %s GROUP BY name", (key,))',
        'dao.query_one("UPDATE people SET age = 3 WHERE id = %s RETURNING id", (key,))',
        'one(connection, "SELECT name FROM people WHERE id = %s", key)',
        'await connection.fetchval("SELECT name FROM people WHERE id = $1", key)',
    ],
)
def test_there_may_be_none(told, call):
    assert told(DAO, USE.format(call=call)) == ["return row[0]"]


@pytest.mark.parametrize(
    "call",
    [
        'dao.query_one("SELECT name FROM people ORDER BY id LIMIT 1")',
        'dao.query_one("SELECT count(*) FROM people WHERE id > %s", (key,))',
        "dao.query_one(key)",
        'dao.demand_one("SELECT name FROM people WHERE id = %s", (key,))',
        'dao.query_all("SELECT name FROM people WHERE id = %s", (key,))',
        'dao.query_one("SELECT name FROM people WHERE id = %s", (key,)) or [key]',
        'await connection.fetchval("SELECT count(*) FROM people WHERE id > $1", key)',
    ],
)
def test_helpers_that_are_handed_rows_which_are_there_are_silent(told, call):
    assert told(DAO, USE.format(call=call)) == []


KEPT = """
import sqlite3

class Dao:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)

    def single(self, sql, params=()):
        return self.conn.execute(sql, params).fetchone()

def create(connection):
    connection.execute("CREATE TABLE people (id INTEGER NOT NULL, name TEXT NULL, age INTEGER NOT NULL)")
"""


@pytest.mark.parametrize(("column", "is_told"), [("name", True), ("age", False)])
def test_what_the_row_holds_of_an_object_that_was_just_made(told, column, is_told):
    use = f'return row["{column}"].bit_length()'
    source = f"""
    from models import Dao

    def show(key):
        row = Dao("people.db").single("SELECT name, age FROM people WHERE id = ?", (key,))
        if row is None:
            return None
        {use}
    """
    assert told(KEPT, source) == ([use] if is_told else [])
