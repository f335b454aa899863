"""A query in a text that asks no table has one row; any other may have none."""

from __future__ import annotations

import pytest

from tests.frameworks.one_source import uses_in

SHOP = """
from sqlalchemy import Column, Integer, create_engine, text
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()
session = Session(create_engine("sqlite://"))

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)

def run(number):
    row = {query}
    return row[0]
"""


def _uses(query: str) -> list[str]:
    return [use.expression for use in uses_in(SHOP.format(query=query))]


@pytest.mark.parametrize(
    "query",
    [
        "session.execute('SELECT version()').fetchone()",
        "session.execute(text('SELECT version()')).fetchone()",
        "session.execute(text('select 1, coalesce(2, 3)')).first()",
        "session.execute(text('SELECT pg_try_advisory_lock(:number)'), {'number': number}).fetchone()",
        "session.execute(text('SELECT count(*) FROM orders')).fetchone()",
    ],
)
def test_there_is_a_row(query):
    assert _uses(query) == []


@pytest.mark.parametrize(
    "query",
    [
        "session.execute('SELECT id FROM orders').fetchone()",
        "session.execute(text('SELECT id FROM orders WHERE id = :number'), {'number': number}).first()",
        "session.execute(text('SELECT (SELECT id FROM orders)')).first()",
        "session.execute(text('SELECT 1 WHERE :number > 2')).fetchone()",
        "session.execute(text('SELECT 1 LIMIT 0')).fetchone()",
        "session.execute(text('DELETE FROM orders RETURNING id')).fetchone()",
        "session.execute(text(number)).fetchone()",
    ],
)
def test_there_may_be_none(query):
    assert _uses(query) == ["row"]
