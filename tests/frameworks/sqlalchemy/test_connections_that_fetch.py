"""Connections that run the query which they are handed and give its rows: asyncpg, databases."""

from __future__ import annotations

import pytest

MODELS = """
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

class Base(DeclarativeBase):
    pass

class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str]
    reference: Mapped[str | None]
    total: Mapped[int]
"""

SOURCE = """
async def run(connection, number):
    {body}
"""


@pytest.mark.parametrize(
    ("asked", "used"),
    [
        ('fetchrow("SELECT number, reference FROM orders WHERE id = $1", number)', 'if found: found["reference"].lower()'),
        ('fetch_one("SELECT reference FROM orders WHERE id = 1")', 'if found is not None: found["reference"].lower()'),
        ('fetch("SELECT number, reference FROM orders")', 'for row in found: row["reference"].lower()'),
        ('fetch_all("SELECT reference AS name FROM orders")', 'for row in found: row["name"].lower()'),
        ('fetchval("SELECT max(total) FROM orders")', "found + 1"),
        ('fetch_val("SELECT sum(total) FROM orders WHERE number = :number", {"number": number})', "found + 1"),
        ('fetchval("SELECT number FROM orders WHERE id = $1", number)', "found.lower()"),
        ('fetchval("SELECT reference FROM orders")', "found.lower()"),
        ('fetchrow("SELECT number FROM orders WHERE id = $1", number)', 'found["number"]'),
        ('fetchone("SELECT SUM(total) FROM orders")', "7 - found[0]"),
        ('fetch_one("SELECT max(total) AS top FROM orders WHERE number = :number", {"number": number})', 'found["top"] + 1'),
    ],
)
def test_rows_that_a_connection_fetches_are_followed(told, asked, used):
    assert told(MODELS, SOURCE.format(body=f"found = await connection.{asked}\n    {used}")) == [used]


@pytest.mark.parametrize(
    ("asked", "used"),
    [
        ('fetchrow("SELECT number, reference FROM orders WHERE id = $1", number)', 'if found: found["number"].lower()'),
        ('fetch("SELECT reference FROM orders WHERE reference IS NOT NULL")', 'for row in found: row["reference"].lower()'),
        ('fetch("SELECT number FROM orders")', 'for row in found: row["number"].lower()'),
        ('fetchval("SELECT count(*) FROM orders")', "found + 1"),
        ('fetchval("SELECT coalesce(max(total), 0) FROM orders")', "found + 1"),
        ('fetch_val("SELECT max(total) FROM orders")', "if found is not None: found + 1"),
        ('fetch(number)', 'for row in found: row["reference"].lower()'),
        ('fetch("https://shop/orders")', 'found["reference"].lower()'),
        ('fetchrow("SELECT nothing FROM elsewhere")', 'found["nothing"].lower()'),
        ('fetchone("SELECT SUM(total) FROM orders")', "7 - (found[0] or 0)"),
        ('fetchone("SELECT count(*) FROM orders")', "7 - found[0]"),
        ('fetchone("SELECT coalesce(sum(total), 0) FROM orders")', "7 - found[0]"),
        ('fetchone("SELECT SUM(total) FROM orders")', "found.number"),
    ],
)  # fmt: skip
def test_what_fetches_no_such_row_is_silent(told, asked, used):
    assert not told(MODELS, SOURCE.format(body=f"found = await connection.{asked}\n    {used}"))


WRAPPED = """
class Database:
    async def fetchone(self, query, values=()):
        async with self.connect() as connection:
            result = await connection.execute(query, values)
            row = await result.fetchone()
            await result.close()
            return row

db = Database()

async def total(connection=None):
    row = await (connection or db).fetchone("SELECT SUM(total) FROM orders")
    return row[0]

async def show(left):
    return left - await total()
"""


def test_a_sum_that_the_projects_own_connection_fetches(told):
    assert told(MODELS, WRAPPED) == ["return left - await total()"]
    assert not told(MODELS, WRAPPED.replace("return row[0]", "return 0 if row[0] is None else row[0]"))
    assert not told(MODELS, WRAPPED.replace("(connection or db)", "db").replace("return row\n", "return 7\n"))
