"""Rows that a dependency of FastAPI's has found by the same part of the path before the function looks them up again."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence
from tests.flow.found_rows import begins, confidences_of_lookups

SHOP = """
from fastapi import APIRouter, Depends, Header, HTTPException
from sqlalchemy import Column, Integer, String, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()
router = APIRouter()


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)


class Invoice(Base):
    __tablename__ = "invoices"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)


def get_db() -> Session:
    return Session()


def demand_order(order_id: int, db: Session = Depends(get_db)):
    order = db.query(Order).filter(Order.id == order_id).first()
    if order is None:
        raise HTTPException(404)
    return order


async def demand_order_later(order_id: int, db: AsyncSession = Depends(get_db)):
    result = await db.execute(select(Order).where(Order.id == order_id))
    order = result.scalar_one_or_none()
    if not order:
        raise HTTPException(404)
    return order


async def demand_by_key(order_id: int, db: AsyncSession = Depends(get_db)):
    order = await db.get(Order, order_id)
    if order is None:
        raise HTTPException(404)
    return order


def demand_one(order_id: int, db: Session = Depends(get_db)):
    return db.query(Order).filter(Order.id == order_id).one()


def look_for_order(order_id: int, db: Session = Depends(get_db)):
    return db.query(Order).filter(Order.id == order_id).first()


def demand_for_some(order_id: int, db: Session = Depends(get_db)):
    order = db.query(Order).filter(Order.id == order_id).first()
    if order is None and order_id > 100:
        raise HTTPException(404)
    return order


def demand_from_header(order_id: int = Header(), db: Session = Depends(get_db)):
    return db.query(Order).filter(Order.id == order_id).one()


@router.get("/{order_id}", dependencies=[Depends(demand_order)])
def listed(order_id: int, db: Session = Depends(get_db)):  # found
    return db.query(Order).filter(Order.id == order_id).first().number


@router.get("/{order_id}")
def given(order_id: int, order=Depends(demand_order), db: Session = Depends(get_db)):  # found
    return db.query(Order).filter(Order.id == order_id).first().number


@router.get("/{order_id}", dependencies=[Depends(demand_order_later)])
async def by_select(order_id: int, db: AsyncSession = Depends(get_db)):  # found
    return (await db.execute(select(Order).where(Order.id == order_id))).scalar_one_or_none().number


@router.get("/{order_id}", dependencies=[Depends(demand_by_key)])
async def by_key(order_id: int, db: AsyncSession = Depends(get_db)):  # found
    order = await db.get(Order, order_id)
    return order.number


@router.get("/{order_id}", dependencies=[Depends(demand_one)])
def by_error(order_id: int, db: Session = Depends(get_db)):  # found
    return db.query(Order).filter(Order.id == order_id).first().number


@router.get("/{order_id}")
def by_nobody(order_id: int, db: Session = Depends(get_db)):  # perhaps
    return db.query(Order).filter(Order.id == order_id).first().number


@router.get("/{order_id}", dependencies=[Depends(look_for_order)])
def not_refused(order_id: int, db: Session = Depends(get_db)):  # perhaps
    return db.query(Order).filter(Order.id == order_id).first().number


@router.get("/{order_id}", dependencies=[Depends(demand_for_some)])
def refused_sometimes(order_id: int, db: Session = Depends(get_db)):  # perhaps
    return db.query(Order).filter(Order.id == order_id).first().number


@router.get("/{order_id}", dependencies=[Depends(demand_order)])
def of_another_table(order_id: int, db: Session = Depends(get_db)):  # perhaps
    return db.query(Invoice).filter(Invoice.id == order_id).first().number


@router.get("/{order_id}/{other_id}", dependencies=[Depends(demand_order)])
def by_another_part(other_id: int, db: Session = Depends(get_db)):  # perhaps
    return db.query(Order).filter(Order.id == other_id).first().number


@router.get("/{order_id}", dependencies=[Depends(demand_order)])
def by_more(order_id: int, db: Session = Depends(get_db)):  # perhaps
    return db.query(Order).filter(Order.id == order_id, Order.number > "1").first().number


@router.get("/{order_id}", dependencies=[Depends(demand_from_header)])
def from_elsewhere(order_id: int, db: Session = Depends(get_db)):  # perhaps
    return db.query(Order).filter(Order.id == order_id).first().number


@router.get("/{order_id}", dependencies=[Depends(demand_order)])
def set_anew(order_id: int, db: Session = Depends(get_db)):  # perhaps
    order_id = order_id + 1
    return db.query(Order).filter(Order.id == order_id).first().number
"""


@pytest.fixture(scope="module")
def confidences(tmp_path_factory) -> dict[int, Confidence]:
    return confidences_of_lookups(tmp_path_factory.mktemp("orders"), {"shop.py": SHOP}, "shop.py")


@pytest.mark.parametrize("line", begins(SHOP, "found"))
def test_a_dependency_has_found_it(confidences, line: int) -> None:
    assert confidences[line] is Confidence.LOW


@pytest.mark.parametrize("line", begins(SHOP, "perhaps"))
def test_no_dependency_has_found_it(confidences, line: int) -> None:
    assert confidences[line] > Confidence.LOW
