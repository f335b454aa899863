"""Tables of SQLAlchemy Core, to which no class is mapped: a lookup of their rows may find none."""

from __future__ import annotations

import pytest

from tests.frameworks.one_source import uses_in

SHOP = """
import sqlalchemy as sa
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, func, select

engine = create_engine("sqlite://")
orders = Table("orders", MetaData(), Column("id", Integer, primary_key=True), Column("number", String, nullable=False))
lines = sa.Table("lines", MetaData(), Column("id", Integer, primary_key=True))

async def run(connection, database, session, things, number):
    row = {query}
    return row[0]
"""


def _uses(query: str) -> list[str]:
    return [use.expression for use in uses_in(SHOP.format(query=query))]


@pytest.mark.parametrize(
    "query",
    [
        "connection.execute(orders.select().where(orders.c.number == number)).first()",
        "connection.execute(orders.select().where(orders.c.number == number)).fetchone()",
        "connection.execute(lines.select().where(lines.c.id == number)).one_or_none()",
        "connection.execute(orders.select().order_by(orders.c.id).limit(1)).first()",
        "engine.execute(select([orders.c.number]).where(orders.c.id == number)).fetchone()",
        "engine.execute(orders.select()).first()",
        "session.query(orders).filter(orders.c.number == number).first()",
        "await database.fetch_one(orders.select().where(orders.c.number == number))",
    ],
)
def test_there_may_be_none(query):
    assert _uses(query) == ["row"]


@pytest.mark.parametrize(
    "query",
    [
        "connection.execute(orders.select().where(orders.c.number == number)).one()",
        "connection.execute(orders.select().where(orders.c.number == number)).fetchall()",
        "connection.execute(orders.select()).first() or [number]",
        "connection.execute(orders.insert().values(number=number)).inserted_primary_key",
        "connection.execute(orders.update().where(orders.c.id == number))",
        "connection.execute(things.select()).first()",
        "session.query(orders).filter(orders.c.number == number).one()",
        "session.query(orders).all()",
        "await database.fetch_all(orders.select())",
        "await database.fetch_one(things.select())",
        "orders.c.number",
        "orders.select()",
    ],
)
def test_rows_that_are_there_or_tested_are_silent(query):
    assert _uses(query) == []
