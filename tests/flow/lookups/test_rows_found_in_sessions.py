"""Rows that Python functions look up which are given the session to look in: `get_order(db, order_id)`, and what is done with a
query in between."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.sought import FOUND_BEFORE
from tests.flow.conftest import world_of

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)

class Invoice(Base):
    __tablename__ = "invoices"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)
"""

CRUD = """
from sqlalchemy import select
from sqlalchemy.orm import Session
from models import Invoice, Order

def get_order(db: Session, order_id: int):
    return db.query(Order).filter(Order.id == order_id).first()

def get_order_by_number(db: Session, number: str):
    return db.query(Order).filter(Order.number == number).first()

def get_invoice(db: Session, invoice_id: int):
    return db.query(Invoice).filter(Invoice.id == invoice_id).first()

def change(db: Session, order_id: int, number: str):
    {lookup}.number.lower()
"""

ROUTE = """
import crud
from sqlalchemy.orm import Session

@app.put("/orders")
def route(order_id: int, other: int, number: str, db: Session):
    order = {found}
    if order is None:
        raise HTTPException(404)
    {before}crud.change({given})
"""

LOOKUP = "db.query(Order).filter(Order.id == order_id).first()"
FOUND = "crud.get_order(db, order_id)"
GIVEN = "db, order_id, number"


def doubts(lookup: str = LOOKUP, found: str = FOUND, given: str = GIVEN, before: str = "") -> list[str]:
    """Why the row is nearly always there that is changed, given how the route has found one before."""
    files = {"models.py": MODELS, "crud.py": CRUD.format(lookup=lookup)}
    files["routes.py"] = ROUTE.format(found=found, given=given, before=before)
    world = world_of(files)
    everything = frozenset(name for function in world.program.functions_of("crud.py") for name in function.decl.mentions)
    return [use.origin.doubt for use in analyse_source(world, "crud.py", everything).uses]


@pytest.mark.parametrize(
    "lookup",
    [
        LOOKUP,
        "db.get(Order, order_id)",
        "get_order(db, order_id)",
        "get_order(db, order_id=order_id)",
        "get_order(db=db, order_id=order_id)",
        "db.execute(select(Order).where(Order.id == order_id)).scalars().first()",
        "db.scalars(select(Order).where(Order.id == order_id)).first()",
        "db.scalar(select(Order).where(Order.id == order_id))",
    ],
)
@pytest.mark.parametrize("found", [FOUND, "crud.get_order(db, order_id=order_id)", "crud.get_order(order_id=order_id, db=db)"])
def test_it_was_found_by_its_key(lookup: str, found: str) -> None:
    assert doubts(lookup, found) == [FOUND_BEFORE]


@pytest.mark.parametrize("given", ["db=db, order_id=order_id, number=number", "db, number=number, order_id=order_id"])
def test_the_key_is_handed_on_by_name(given: str) -> None:
    assert doubts(given=given) == [FOUND_BEFORE]


@pytest.mark.parametrize("lookup", ["get_order_by_number(db, number)", "db.query(Order).filter(Order.number == number).first()"])
@pytest.mark.parametrize("found", ["crud.get_order_by_number(db, number)", "crud.get_order_by_number(db, number=number)"])
def test_it_was_found_by_another_column(lookup: str, found: str) -> None:
    assert doubts(lookup, found) == [FOUND_BEFORE]


@pytest.mark.parametrize(
    "lookup",
    [
        "result = db.execute(select(Order).where(Order.id == order_id))\n    result.scalars().first()",
        "query = select(Order).where(Order.id == order_id)\n    db.execute(query).scalar_one_or_none()",
        "query = db.query(Order).filter(Order.id == order_id)\n    query.first()",
    ],
)
def test_a_variable_holds_the_query(lookup: str) -> None:
    assert doubts(lookup) == [FOUND_BEFORE]


@pytest.mark.parametrize(
    "lookup",
    [
        "query = db.query(Order).filter_by(id=order_id)\n    query = query.filter(Order.number > number)\n    query.first()",
        "db.scalars(select(Order).where(Order.number == order_id)).first()",
        "db.scalars(select(Invoice).where(Invoice.id == order_id)).first()",
        "db.scalars(select(Order).where(Order.id == order_id, Order.number > number)).first()",
        "get_order_by_number(db, order_id)",
        "get_invoice(db, order_id)",
        "get_invoice(db, invoice_id=order_id)",
        "get_order(db, order_id=other(order_id))",
    ],
)
def test_another_row_is_looked_up(lookup: str) -> None:
    assert doubts(lookup) == [""]


@pytest.mark.parametrize(
    "found",
    [
        "crud.get_order(db, other)",
        "crud.get_order(db, order_id=other)",
        "crud.get_order(other, db)",
        "crud.get_invoice(db, order_id)",
        "crud.get_invoice(db, invoice_id=order_id)",
        "crud.get_order_by_number(db, order_id)",
        "crud.get_order_by_number(db, number=order_id)",
        "unknown(db, order_id)",
    ],
)
def test_another_row_was_found(found: str) -> None:
    assert doubts(found=found) == [""]


def test_the_key_is_another_one_by_then() -> None:
    assert doubts(before="order_id = other\n    ") == [""]
    assert doubts(given="db, other, number") == [""]
