"""What a query of one aggregate gives as its only row or value is null over no rows, however it is taken."""

from __future__ import annotations

import pytest

MODELS = """
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

class Base(DeclarativeBase):
    pass

class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    total: Mapped[int] = mapped_column(default=0)
"""

SOURCE = """
from models import Order
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

async def run(session: AsyncSession, db):
    result = await session.execute(select({asked}))
    {use}
"""


@pytest.mark.parametrize(
    "use",
    [
        "result.scalar_one() / 100",
        "result.scalars().one() / 100",
        "db.execute(select(func.max(Order.total))).scalar_one() / 100",
        "db.scalars(select(func.max(Order.total))).one() / 100",
    ],
)
def test_the_only_aggregate_is_null_over_no_rows(told, use):
    assert told(MODELS, SOURCE.format(asked="func.sum(Order.total)", use=use)) == [use]


@pytest.mark.parametrize(
    ("asked", "use"),
    [
        ("func.sum(Order.total)", "(result.scalar_one() or 0) / 100"),
        ("func.coalesce(func.sum(Order.total), 0)", "result.scalar_one() / 100"),
        ("func.count(Order.id)", "result.scalar_one() / 100"),
        ("Order.total", "result.scalar_one() / 100"),
    ],
)
def test_what_is_not_null_over_no_rows_is_silent(told, asked, use):
    assert told(MODELS, SOURCE.format(asked=asked, use=use)) == []
