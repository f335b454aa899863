"""Nested functions and what runs functions with a connection of its own: what they give is what the call gives (Python)."""

from __future__ import annotations

import pytest

MODELS = """
from typing import Any, List, Tuple
import attr

def create(connection):
    connection.execute("CREATE TABLE orders (id INTEGER NOT NULL, total INTEGER NULL, number INTEGER NOT NULL)")

@attr.s(auto_attribs=True)
class Shown:
    number: int

class Pool:
    async def runInteraction(self, what, function, *args):
        return await self.threads.run(function, *args)

    async def select(self, what: str, query: str, *args: Any) -> List[Tuple[Any, ...]]:
        def interaction(txn):
            txn.execute(query, args)
            return txn.fetchall()

        return await self.runInteraction(what, interaction)
"""

USE = """
from models import Pool, Shown
from twisted.internet import defer

class Store:
    def __init__(self, pool: Pool):
        self.pool = pool

    async def total(self, key):
        def find(txn):
            txn.execute("SELECT sum(total) FROM orders WHERE id = ?", (key,))
            return txn.fetchone()[0]
        return await self.pool.runInteraction("total", find)

    async def known_total(self, key):
        def find(txn):
            txn.execute("SELECT sum(total) FROM orders WHERE id = ?", (key,))
            return txn.fetchone()[0] or 0
        return await self.pool.runInteraction("total", find)

    def _of_order(self, txn, key):
        txn.execute("SELECT max(total) FROM orders WHERE id = ?", (key,))
        return txn.fetchone()[0]

    async def greatest(self, key):
        return await self.pool.runInteraction("greatest", self._of_order, key)

    def run(self, text):
        return self.engine.execute(text).fetchone()[0]

    def row(self, key):
        def find(conn):
            conn.execute("SELECT number FROM orders WHERE id = ?", (key,))
            found = conn.fetchone()
            return {{"number": found[0]}} if found else None
        return self.engine.do(find)

    def plain(self, key):
        def callback(event):
            return None
        return self.bus.subscribe(callback)

    @defer.inlineCallbacks
    def show(self, key):
        row = yield self.row(key)
        {use}

    async def shown(self, key):
        {later}
"""


FIND = "def find(conn):\n            return conn.execute('SELECT max(total) FROM orders').fetchone()[0]\n        "


@pytest.mark.parametrize(
    "later",
    [
        f"{FIND}return list(self.workers.do(find))",
        "return 1 + await self.total(key)",
        "return 1 + await self.greatest(key)",
        'return [row[0].bit_length() for row in await self.pool.select("x", "SELECT total FROM orders")]',
        "def last():\n            return self.run('SELECT max(total) FROM orders')\n        return 1 + last()",
    ],
)
def test_what_may_be_null(told, later):
    assert told(MODELS, USE.format(use="pass", later=later)) == [later.rpartition("\n")[2].strip()]


@pytest.mark.parametrize(
    "later",
    [
        "return 1 + await self.known_total(key)",
        'return [row[0].bit_length() for row in await self.pool.select("x", "SELECT number FROM orders")]',
        'return [row[0].bit_length() for row in await self.pool.select("x", "SELECT total FROM orders WHERE total > 3")]',
        "self.plain(key).start()",
        "self.row(key).addCallback(print)",
        f"{FIND}return list(self.workers.map(find, self.connections))",
        "def last():\n            return self.run('SELECT count(*) FROM orders')\n        return 1 + last()",
    ],
)
def test_what_is_there(told, later):
    assert told(MODELS, USE.format(use="pass", later=later)) == []


@pytest.mark.parametrize(
    ("use", "is_told"),
    [('print(row["number"])', True), ("print(row)", False), ('print(row["number"] if row else 0)', False)],
)
def test_what_a_coroutine_of_twisted_waits_for(told, use, is_told):
    assert told(MODELS, USE.format(use=use, later="pass")) == ([use] if is_told else [])
