"""Rows that SQLAlchemy's selects look up by what a row of the table holds, or by which one was found before."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import world_of

SHOP = """
from sqlalchemy import Column, ForeignKey, Integer, String, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

class Shop(Base):
    __tablename__ = "shops"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)
    title = Column(String, nullable=False)

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)
    title = Column(String, nullable=False)
    shop_id = Column(Integer, ForeignKey("shops.id"), nullable=False)

async def run(session: Session, db: AsyncSession, order: Order, shop: Shop, number):
"""

BY_NUMBER = "select(Order).where(Order.number == %s)"


def doubts(body: str) -> list[str]:
    """Why the rows are nearly always there that a function with this body uses."""
    text = SHOP + "".join(f"    {line}\n" for line in body.splitlines())
    return [use.origin.doubt for use in analyse_source(world_of({"shop.py": text}), "shop.py", frozenset({"title"})).uses]


@pytest.mark.parametrize(
    "body",
    [
        f"session.execute({BY_NUMBER % 'order.number'}).scalar_one_or_none().title",
        f"session.scalars({BY_NUMBER % 'order.number'}).first().title",
        f"session.scalar({BY_NUMBER % 'order.number'}).title",
        f"(await db.execute({BY_NUMBER % 'order.number'})).scalar_one_or_none().title",
        f"result = await db.execute({BY_NUMBER % 'order.number'})\nresult.scalar_one_or_none().title",
        f"query = {BY_NUMBER % 'order.number'}\nsession.scalars(query).first().title",
        "session.scalars(select(Shop).where(Shop.id == order.shop_id)).first().title",
        "session.scalars(select(Order).where(Order.shop_id == order.shop_id, Order.number == order.number)).first().title",
        "session.scalars(select(Order).where(Order.id == latest_order.id)).first().title",
        f"if session.scalar({BY_NUMBER % 'number'}) is None:\n    return\nsession.scalars({BY_NUMBER % 'number'}).first().title",
    ],
)
def test_the_row_is_there(body: str) -> None:
    (doubt,) = doubts(body)
    assert doubt


@pytest.mark.parametrize(
    "body",
    [
        f"session.scalars({BY_NUMBER % 'number'}).first().title",
        f"session.scalars({BY_NUMBER % 'shop.name'}).first().title",
        f"session.scalars({BY_NUMBER % 'order.title'}).first().title",
        f"(await db.execute({BY_NUMBER % 'number'})).scalar_one_or_none().title",
        "session.scalars(select(Order).where(Order.shop_id == order.shop_id, Order.number == number)).first().title",
        "session.scalars(select(Order).where(Order.number == order.number, Order.title != order.title)).first().title",
        f"session.scalars({BY_NUMBER % 'order.number'}.join(Shop)).first().title",
        f"new = Order(number=number)\nsession.scalars({BY_NUMBER % 'new.number'}).first().title",
    ],
)
def test_the_row_may_be_missing(body: str) -> None:
    assert doubts(body) == [""]
