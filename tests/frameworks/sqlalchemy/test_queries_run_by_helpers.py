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
        'dao.query_one("UPDATE people SET age = 3 WHERE id = %s RETURNING id", (key,))',
        "dao.query_one(key)",
        'dao.demand_one("SELECT name FROM people WHERE id = %s", (key,))',
        'dao.query_all("SELECT name FROM people WHERE id = %s", (key,))',
        'dao.query_one("SELECT name FROM people WHERE id = %s", (key,)) or [key]',
        'await connection.fetchval("SELECT count(*) FROM people WHERE id > $1", key)',
    ],
)
def test_silent(told, call):
    assert told(DAO, USE.format(call=call)) == []
