"""Cursors that are gone through, that objects keep, and whose rows helpers give."""

from __future__ import annotations

import pytest

TABLES = """
from sqlalchemy import Column, Integer, MetaData, String, Table

orders = Table(
    "orders",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("number", String, nullable=False),
    Column("note", String, nullable=True),
)
"""

QUERY = '"SELECT number, note FROM orders"'


@pytest.mark.parametrize(
    "body",
    [
        f"for row in cursor.execute({QUERY}): row[1].strip()",
        f"for number, note in cursor.execute({QUERY}): note.strip()",
        f"for row in cursor.execute({QUERY}): row['note'].strip()",
        'return [note.strip() for (note,) in cursor.execute("SELECT note FROM orders")]',
    ],
)
def test_rows_that_a_loop_is_given(told, body):
    assert told(TABLES, f"def run(cursor):\n    {body}\n") == [body]


@pytest.mark.parametrize(
    "body",
    [
        f"for row in cursor.execute({QUERY}): row[0].strip()",
        f"for number, note in cursor.execute({QUERY}): number.strip()",
        f"for number, note in cursor.execute({QUERY}): note and note.strip()",
        "for row in cursor.execute(query): row[1].strip()",
        'for row in cursor.execute("SELECT note FROM orders WHERE note IS NOT NULL"): row[0].strip()',
        'for row in cursor.execute("INSERT INTO orders (note) VALUES (1)"): row[0].strip()',
    ],
)
def test_rows_without_null(told, body):
    assert told(TABLES, f"def run(cursor, query):\n    {body}\n") == []


KEPT = """
import sqlite3

class Shop:
    def __init__(self):
        self.connection = sqlite3.connect("shop")
        self.cursor = self.connection.cursor()

    def run(self, key):
        self.cursor.execute("SELECT {column} FROM orders WHERE id = ?", (key,))
        {use}

def show(shop: Shop):
    shop.run(1)
"""


def test_a_cursor_that_an_object_keeps(told):
    assert told(TABLES, KEPT.format(column="number", use="self.cursor.fetchone()[0]")) == ["self.cursor.fetchone()[0]"]
    use = "return [row[0].strip() for row in self.cursor.fetchall()]"
    assert told(TABLES, KEPT.format(column="note", use=use)) == [use]
    assert told(TABLES, KEPT.format(column="number", use=use)) == []
    other = "row = self.cursor.fetchone()\n        if row:\n            row[0].strip()"
    assert told(TABLES, KEPT.format(column="number", use=other)) == []


HELPED = """
def rows(connection, sql, values):
    cursor = connection.cursor()
    cursor.execute(sql, values)
    return cursor.fetchall()

def one(connection, sql, values):
    found = rows(connection, sql, values)
    {body}

def run(connection, key):
    order = one(connection, "SELECT number FROM orders WHERE id = ?", (key,))
    {use}
"""


@pytest.mark.parametrize("body", ["return found[0] if found else None", "if found:\n        return found[0]\n    return None"])
def test_no_row_of_all_is_a_missing_row(told, body):
    assert told(TABLES, HELPED.format(body=body, use='order["number"].strip()')) == ['order["number"].strip()']
    assert told(TABLES, HELPED.format(body=body, use='if order: order["number"].strip()')) == []


def test_a_helper_that_raises(told):
    body = "if not found:\n        raise KeyError(values)\n    return found[0]"
    assert told(TABLES, HELPED.format(body=body, use='order["number"].strip()')) == []
