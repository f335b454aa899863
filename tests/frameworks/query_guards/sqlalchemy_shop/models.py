"""The classes that the SQLAlchemy forms ask: a table with null in every column and relation that may have it. Read as text by
the test, and run by `run_sqlalchemy.py`."""

from datetime import datetime

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, sessionmaker


class Base(DeclarativeBase):
    pass


class Region(Base):
    __tablename__ = "region"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    code: Mapped[str | None]


class Customer(Base):
    __tablename__ = "customer"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str | None]
    region_id: Mapped[int | None] = mapped_column(ForeignKey("region.id"))
    region: Mapped[Region | None] = relationship()
    orders: Mapped[list["Order"]] = relationship(back_populates="customer")


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str]
    reference: Mapped[str | None]
    quantity: Mapped[int | None]
    paid_at: Mapped[datetime | None]
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    customer: Mapped[Customer | None] = relationship(back_populates="orders")
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    parent: Mapped["Order | None"] = relationship(remote_side=[id])
    lines: Mapped[list["Line"]] = relationship(back_populates="order")

    @classmethod
    def referenced(cls):
        return select(cls).where(cls.reference.is_not(None))


class Line(Base):
    __tablename__ = "line"
    id: Mapped[int] = mapped_column(primary_key=True)
    sku: Mapped[str | None]
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    order: Mapped[Order | None] = relationship(back_populates="lines")


engine = create_engine("sqlite://")
Session = sessionmaker(engine)
