"""A row that another one leads to as the only one leads back to it (Python)."""

from __future__ import annotations

import pytest

DJANGO = """
from django.db import models


class Voucher(models.Model):
    code = models.CharField(max_length=20)


class Ticket(models.Model):
    seat = models.CharField(max_length=20, null=True)
    voucher = models.OneToOneField(Voucher, null=True, on_delete=models.SET_NULL, related_name="ticket")
    other = models.OneToOneField(Voucher, null=True, on_delete=models.SET_NULL, related_name="second")


def show(voucher: Voucher, ticket: Ticket):
    if hasattr(voucher, "ticket") and hasattr(voucher, "second"):
        return {use}
"""

SQLALCHEMY = """
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Voucher(Base):
    __tablename__ = "vouchers"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    ticket: Mapped["Ticket | None"] = relationship(back_populates="voucher", uselist=False)


class Ticket(Base):
    __tablename__ = "tickets"
    id: Mapped[int] = mapped_column(primary_key=True)
    seat: Mapped[str | None]
    voucher_id: Mapped[int | None] = mapped_column(ForeignKey("vouchers.id"))
    voucher: Mapped[Voucher | None] = relationship(back_populates="ticket")


def show(voucher: Voucher, ticket: Ticket):
    if voucher.ticket is not None:
        return {use}
"""


def _told(project, source: str, use: str) -> int:
    project.write("tickets/models.py", source.replace("{use}", use))
    return len([found for found in project.found(cache=False) if found.startswith("tickets/")])


@pytest.mark.parametrize(
    ("source", "use"),
    [
        (DJANGO, "voucher.ticket.voucher.code"),
        (DJANGO, "voucher.second.other.code"),
        (SQLALCHEMY, "voucher.ticket.voucher.code"),
    ],
)
def test_it_leads_back(project, source, use):
    assert _told(project, source, use) == 0


@pytest.mark.parametrize(
    ("source", "use"),
    [
        (DJANGO, "ticket.voucher.code"),
        (DJANGO, "voucher.ticket.other.code"),
        (DJANGO, "voucher.ticket.seat.lower()"),
        (SQLALCHEMY, "ticket.voucher.code"),
        (SQLALCHEMY, "voucher.ticket.seat.lower()"),
    ],
)
def test_others_may_be_missing(project, source, use):
    assert _told(project, source, use) == 1
