"""Rows of tables to which no class is mapped hold what their columns let be null."""

from __future__ import annotations

import pytest

TABLES = """
from sqlalchemy import Column, DateTime, Integer, MetaData, String, Table

metadata = MetaData()
orders = Table(
    "orders",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", String, nullable=False),
    Column("note", String, nullable=True),
    Column("paid_at", DateTime, nullable=True),
)
"""

CORE = """
from sqlalchemy import select

import models
from models import orders

def run(connection, key):
    table = models.orders
    {body}
"""


@pytest.mark.parametrize(
    "body",
    [
        "for x in connection.execute(orders.select()): x.note.strip()",
        "for x in connection.execute(table.select().where(table.c.id == key)).fetchall(): x.note.strip()",
        "for x in connection.execute(select(orders)): x.note.strip()",
        "for x in connection.execute(select(orders.c.id, orders.c.note)): x.note.strip()",
        "for x in connection.execute(select(orders.c.id, orders.c.note)): x[1].strip()",
        "connection.execute(orders.select()).one()._mapping['note'].strip()",
        "for x in connection.execute(orders.select().where(orders.c.paid_at != None)): x.note.strip()",
    ],
)
def test_a_column_that_may_be_null_is_followed(told, body):
    assert told(TABLES, CORE.format(body=body)) == [body]


@pytest.mark.parametrize(
    "body",
    [
        "for x in connection.execute(orders.select()): x.number.strip()",
        "for x in connection.execute(orders.select()): x.note and x.note.strip()",
        "for x in connection.execute(orders.select().where(orders.c.note != None)): x.note.strip()",
        "for x in connection.execute(orders.select().where(table.c.note.is_not(None))): x.note.strip()",
        "for x in connection.execute(select(orders).where(orders.c.note == key)): x.note.strip()",
        "for x in connection.execute(select(orders.c.note.label('text'))): x.note.strip()",
        "connection.execute(orders.select()).one()._mapping['number'].strip()",
        "connection.execute(orders.insert().values(note=key))",
        "orders.c.note.strip()",
    ],
)
def test_what_reads_no_such_column_is_silent(told, body):
    assert told(TABLES, CORE.format(body=body)) == []


SCHEMA = '''
import sqlite3

SCHEMA = """
PRAGMA foreign_keys = ON;
CREATE TABLE IF NOT EXISTS songs (id INTEGER PRIMARY KEY, title TEXT NOT NULL, artist TEXT NULL, plays INTEGER NULL);
"""
LATER = ["CREATE TABLE albums (id INTEGER PRIMARY KEY, label TEXT NULL)"]

def connect(path):
    connection = sqlite3.connect(path)
    connection.executescript(SCHEMA)
    for statement in LATER:
        connection.execute(statement)
    return connection
'''

TEXTS = """
from typing import Any, Mapping, Optional

def every(cursor, text, *values) -> list[Mapping[str, Any]]:
    cursor.execute(text, values)
    return cursor.fetchall()

def one(cursor, text, *values) -> Optional[Mapping[str, Any]]:
    cursor.execute(text, values)
    return cursor.fetchone()

def need(cursor, text, *values) -> Mapping[str, Any]:
    row = one(cursor, text, *values)
    if row is None:
        raise LookupError(text)
    return row

async def run(db, cursor, key):
    {body}
"""


@pytest.mark.parametrize(
    "body",
    [
        "for x in await db.fetchall('SELECT title, artist FROM songs'): x['artist'].strip()",
        "for x in await db.fetch('SELECT * FROM songs WHERE id > $1', key): x['artist'].strip()",
        "cursor.execute('SELECT plays FROM songs'); sum(x['plays'] + 1 for x in cursor.fetchall())",
        "for x in await db.fetchall('SELECT label FROM albums'): x['label'].strip()",
        "for x in cursor.execute('SELECT artist FROM songs'): x['artist'].strip()",
        "for x in every(cursor, 'SELECT artist FROM songs'): x['artist'].strip()",
        "need(cursor, 'SELECT artist FROM songs WHERE id = 3')['artist'].strip()",
        "one(cursor, 'SELECT title FROM songs WHERE id = 3')['title'].strip()",
    ],
)
def test_told_of_texts(told, body):
    assert told(SCHEMA, TEXTS.format(body=body)) == [body]


def test_told_of_a_cursor_that_is_entered(told):
    body = """
    async with db.execute("SELECT artist FROM songs WHERE id = ?", (key,)) as found:
        row = await found.fetchone()
    if row:
        row["artist"].strip()
    """
    assert told(SCHEMA, TEXTS.format(body=body)) == ['row["artist"].strip()']


@pytest.mark.parametrize(
    "body",
    [
        "for x in await db.fetchall('SELECT title, artist FROM songs'): x['title'].strip()",
        "for x in await db.fetchall('SELECT artist FROM songs WHERE artist IS NOT NULL'): x['artist'].strip()",
        "for x in await db.fetchall('SELECT artist FROM songs'): x['artist'] and x['artist'].strip()",
        "for x in await db.fetchall('SELECT COALESCE(artist, title) AS artist FROM songs'): x['artist'].strip()",
        "for x in await db.fetchall('SELECT artist FROM other'): x['artist'].strip()",
        "for x in db.fetchall(): x['artist'].strip()",
        "for x in every(cursor, 'SELECT artist FROM songs WHERE artist IS NOT NULL'): x['artist'].strip()",
        "need(cursor, 'SELECT title FROM songs WHERE id = 3')['title'].strip()",
        "for x in cursor.execute('SELECT title FROM songs'): x['title'].strip()",
        "cursor.execute('SELECT artist FROM songs'); cursor.execute(key); sum(x['artist'].strip() for x in cursor)",
        "song['artist'].strip() if (song := key) else None",
    ],
)
def test_silent_of_texts(told, body):
    assert told(SCHEMA, TEXTS.format(body=body)) == []
