"""Aggregates and texts in a program that has tables of SQLAlchemy Core and maps no class to them."""

from __future__ import annotations

import pytest

TABLES = """
import sqlalchemy as sa
from sqlalchemy import Column, Integer, MetaData, String, Table

orders = Table("orders", MetaData(), Column("id", Integer, primary_key=True), Column("total", Integer, nullable=False))
"""

USE = """
import sqlalchemy as sa
from sqlalchemy import func, select, text
from models import orders

def run(connection, key):
    found = {query}
    return {use}
"""


@pytest.mark.parametrize(
    ("query", "use"),
    [
        ("connection.execute(select(func.max(orders.c.id))).scalar()", "found + 1"),
        ("connection.execute(sa.select([sa.func.max(orders.c.id)])).scalar()", "found + 1"),
        ("connection.scalar(select(func.sum(orders.c.total)))", "found + 1"),
        ("connection.execute(text('SELECT total FROM orders WHERE id = :key'), {'key': key}).fetchone()", "found.total"),
        ("connection.execute(sa.select([orders.c.id, orders.c.total]).where(orders.c.id == key)).first()", "found.total"),
    ],
)
def test_aggregates_over_no_rows_are_null(told, query, use):
    assert told(TABLES, USE.format(query=query, use=use)) == [f"return {use}"]


@pytest.mark.parametrize(
    ("query", "use"),
    [
        ("connection.execute(select(func.count(orders.c.id))).fetchone()", "found[0] + 1"),
        ("connection.execute(sa.select([sa.func.count(orders.c.id)])).first()", "found[0] + 1"),
        ("connection.execute(select(func.count()).select_from(orders)).scalar()", "found + 1"),
        ("connection.execute(select(func.coalesce(func.max(orders.c.id), 0))).scalar()", "found + 1"),
        ("connection.execute(select(func.max(orders.c.id))).scalar() or 0", "found + 1"),
        ("connection.execute(text('SELECT count(*) FROM orders')).fetchone()", "found[0] + 1"),
        ("connection.execute(sa.select([orders.c.id, orders.c.total])).fetchall()", "found[0].total"),
    ],
)
def test_totals_that_are_not_null_are_silent(told, query, use):
    assert told(TABLES, USE.format(query=query, use=use)) == []
