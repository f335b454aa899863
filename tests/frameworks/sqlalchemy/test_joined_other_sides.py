"""Joins along the key of the other table: the one row there is there (`select(Order).join(Bill, Bill.order_id == Order.id)`)."""

from __future__ import annotations

import pytest

MODELS = """
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

class Base(DeclarativeBase):
    pass

class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    bill: Mapped["Bill | None"] = relationship(back_populates="order", uselist=False)
    parcel: Mapped["Parcel | None"] = relationship(back_populates="order", uselist=False)

class Bill(Base):
    __tablename__ = "bills"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), unique=True)
    order: Mapped[Order] = relationship(back_populates="bill")

class Parcel(Base):
    __tablename__ = "parcels"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str]
    bill_id: Mapped[int] = mapped_column(ForeignKey("bills.id"))
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), unique=True)
    order: Mapped[Order] = relationship(back_populates="parcel")
"""

SHOW = """
from models import *

def show(session: Session):
    for order in session.scalars(select(Order){join}):
        print({use})
"""


@pytest.mark.parametrize(
    ("join", "use"),
    [
        (".join(Bill, Bill.order_id == Order.id)", "order.bill.number"),
        (".join(Bill, Order.id == Bill.order_id).where(Bill.number > 3)", "order.bill.number"),
        (".join(Bill)", "order.bill.number"),
        (".join(Order.bill)", "order.bill.number"),
        (".join(Bill).join(Parcel, Parcel.order_id == Order.id)", "order.parcel.number"),
    ],
)
def test_the_row_is_there(told, join, use):
    assert told(MODELS, SHOW.format(join=join, use=use)) == []


@pytest.mark.parametrize(
    ("join", "use"),
    [
        ("", "order.bill.number"),
        (".outerjoin(Bill, Bill.order_id == Order.id)", "order.bill.number"),
        (".join(Bill, Bill.order_id == Order.id, isouter=True)", "order.bill.number"),
        (".join(Bill, Bill.order_id == Order.id)", "order.parcel.number"),
        (".join(Bill, Bill.order_id == Order.id).join(Parcel, Parcel.bill_id == Bill.id)", "order.parcel.number"),
        (".join(Bill, Bill.id == Order.id)", "order.bill.number"),
    ],
)
def test_the_row_may_be_missing(told, join, use):
    assert told(MODELS, SHOW.format(join=join, use=use)) == [f"print({use})"]
