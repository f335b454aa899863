"""Joins of tables to which no class is mapped, what their rows hold, and functions that are handed rows of tables."""

from __future__ import annotations

import pytest

TABLES = """
import sqlalchemy as sa

metadata = sa.MetaData()
buyers = sa.Table("buyers", metadata, sa.Column("id", sa.Integer, primary_key=True),
                  sa.Column("name", sa.String(9), nullable=False), sa.Column("mail", sa.String(9), nullable=True))
orders = sa.Table("orders", metadata, sa.Column("id", sa.Integer, primary_key=True),
                  sa.Column("buyer_id", sa.ForeignKey("buyers.id"), nullable=True))
"""

SOURCE = """
import sqlalchemy as sa
from models import buyers, orders

def run(conn, key):
    for row in conn.execute({statement}):
        {used}
"""

SELECTED = "sa.select(orders.c.id, buyers.c.name, buyers.c.mail)"
ON = "orders.c.buyer_id == buyers.c.id"


def _told(told, statement, used):
    return told(TABLES, SOURCE.format(statement=statement, used=used)) == [used]


@pytest.mark.parametrize(
    "statement",
    [
        f"{SELECTED}.select_from(orders.outerjoin(buyers, {ON}))",
        f"{SELECTED}.select_from(orders.join(buyers, {ON}, isouter=True))",
        f"{SELECTED}.outerjoin(buyers, {ON})",
        f"{SELECTED}.join(buyers, {ON}, isouter=True)",
        f"{SELECTED}.select_from(orders.outerjoin(buyers, {ON})).where(orders.c.id == key)",
    ],
)
def test_rows_of_outer_joins(told, statement):
    assert _told(told, statement, "row.name.upper()")
    assert not _told(told, statement, "row.id + 1")


@pytest.mark.parametrize(
    "statement",
    [
        f"{SELECTED}.select_from(orders.join(buyers, {ON}))",
        f"{SELECTED}.join(buyers, {ON})",
        f"{SELECTED}.select_from(orders.outerjoin(buyers, {ON})).where(buyers.c.name == key)",
        f"{SELECTED}.select_from(orders.outerjoin(buyers, {ON})).where(buyers.c.id.isnot(None))",
        f"sa.select(orders.c.id, buyers.c.name.label('name')).select_from(orders.join(buyers, {ON}).join(orders))",
        f"{SELECTED}.where({ON})",
    ],
)
def test_rows_of_inner_joins(told, statement):
    assert not _told(told, statement, "row.name.upper()")


def test_null_columns_of_inner_joins(told):
    assert _told(told, f"{SELECTED}.select_from(orders.join(buyers, {ON}))", "row.mail.upper()")


HANDED = """
from models import buyers

def run(conn, key):
    row = conn.execute(buyers.select().where(buyers.c.id == key)).one()
    {body}

def shown(buyer):
    return buyer.{column}.upper()

def has_mail(buyer):
    return buyer.mail is not None
"""


@pytest.mark.parametrize(
    ("body", "column", "found"),
    [
        ("shown(row)", "mail", ["return buyer.mail.upper()"]),
        ("shown(row)", "name", []),
        ("has_mail(row) and row.mail.upper()", "name", []),
        ("return row.mail.upper() if has_mail(row) else None", "name", []),
        ("return None if has_mail(row) else row.mail.upper()", "name", ["return None if has_mail(row) else row.mail.upper()"]),
        ("if row.mail: shown(row)", "mail", []),
    ],
)
def test_rows_that_functions_are_handed(told, body, column, found):
    assert told(TABLES, HANDED.format(body=body, column=column)) == found


RUN = """
from models import buyers
from sqlalchemy import func, select

async def stored(database, values):
    await database.execute(buyers.insert(), values)

async def run(database, key):
    {body}
"""


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        ("for row in await database.fetch_all(buyers.select()): row.mail.upper()", True),
        ('for row in await database.fetch_all(buyers.select()): row["mail"].upper()', True),
        ("async for row in database.iterate(buyers.select()): row.mail.upper()", True),
        ("(await database.fetch_val(select(func.sum(buyers.c.id)))) + 1", True),
        ("for row in await database.fetch_all(buyers.select()): row.name.upper()", False),
        ("for row in await database.fetch_all(buyers.select().where(buyers.c.mail.isnot(None))): row.mail.upper()", False),
        ("async for row in database.iterate(buyers.select()): (row.mail or '').upper()", False),
        ("(await database.fetch_val(select(func.coalesce(func.sum(buyers.c.id), 0)))) + 1", False),
        ("(await database.fetch_val(select(func.count()).select_from(buyers))) + 1", False),
    ],
)
def test_connections_that_run_expressions(told, body, is_told):
    assert told(TABLES, RUN.format(body=body)) == ([body] if is_told else [])


CHECKED = """
import sqlalchemy as sa

bills = sa.Table("bills", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True),
                 sa.Column("status", sa.String(9), nullable=False), sa.Column("paid", sa.DateTime, nullable=True),
                 sa.Column("note", sa.String(9), nullable=True), sa.CheckConstraint("status <> 'paid' OR paid IS NOT NULL"))
"""

BILLS = """
from models import bills

def run(conn, key):
    bill = conn.execute(bills.select().where(bills.c.id == key)).one()
    {body}
"""


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        ("return bill.paid.year if bill.status == 'paid' else None", False),
        ("return None if bill.status != 'paid' else bill.paid.year", False),
        ("return bill.paid.year if bill.status == 'open' else None", True),
        ("return bill.note.lower() if bill.status == 'paid' else None", True),
        ("return bill.paid.year", True),
    ],
)
def test_checks_of_tables(told, body, is_told):
    assert told(CHECKED, BILLS.format(body=body)) == ([body] if is_told else [])
