"""Nested functions and what runs functions with a connection of its own: what they give is what the call gives (Python)."""

from __future__ import annotations

import pytest

MODELS = """
from typing import Any, List, Tuple
import attr

def create(connection):
    connection.execute("CREATE TABLE orders (id INTEGER NOT NULL, total INTEGER NULL, number INTEGER NOT NULL)")

class Session:
    def do(self, function):
        function(self.connection)
        return self

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
from models import Pool, Session, Shown
from twisted.internet import defer

WHAT = "orders"

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
        f"{FIND}return list(self.workers.runInteraction(WHAT, find))",
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
        f"{FIND}return list(self.jobs.add_job(find))",
        f"{FIND}return list(self.events.registerOnce('last', find))",
        f"{FIND}return list(Session().do(find))",
        "def last():\n            return self.run('SELECT count(*) FROM orders')\n        return 1 + last()",
    ],
)
def test_what_is_there(told, later):
    assert told(MODELS, USE.format(use="pass", later=later)) == []


def test_what_runs_a_function_and_what_stands_before_that_are_used(told):
    later = f"{FIND}return (await self.total(key)).do(str(key), find)"
    assert told(MODELS, USE.format(use="pass", later=later)) == [later.rpartition("\n")[2].strip()]
    later = f"{FIND}return self.pool.do(1 + await self.total(key), find)"
    assert told(MODELS, USE.format(use="pass", later=later)) == [later.rpartition("\n")[2].strip()]


def test_functions_that_call_each_other_many_times(told):
    ask = "def find0(key):\n            return self.run('SELECT max(total) FROM orders')\n        "
    for number in range(20):
        ask += f"def find{number + 1}(key):\n            return find{number}(key) or find{number}(key)\n        "
    later = f"{ask}print(find20(key))\n        return 1 + find0(key)"
    assert told(MODELS, USE.format(use="pass", later=later)) == ["return 1 + find0(key)"]


@pytest.mark.parametrize(
    ("use", "is_told"),
    [('print(row["number"])', True), ("print(row)", False), ('print(row["number"] if row else 0)', False)],
)
def test_what_a_coroutine_of_twisted_waits_for(told, use, is_told):
    assert told(MODELS, USE.format(use=use, later="pass")) == ([use] if is_told else [])
