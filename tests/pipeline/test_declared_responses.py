"""Rows that Python's routes give, which the objects refuse that their responses are declared to be made of."""

from __future__ import annotations

import pytest

MODELS = """\
from typing import List, Optional

from fastapi import APIRouter
from pydantic import BaseModel, Field
from sqlalchemy import String
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

router = APIRouter()


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    note: Mapped[Optional[str]] = mapped_column(String(20))


class OrderOut(BaseModel):
    id: int
    note: str


class OrderSafe(BaseModel):
    id: int
    note: Optional[str] = None


class OrderAlias(BaseModel):
    id: int
    note: str = Field(alias="number")


def find(session: Session, number: int) -> Order:
    return session.query(Order).filter(Order.id == number).one()


{route}
"""
NINJA = """\
from typing import List

from django.db import models
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

router = Router()


class Order(models.Model):
    note = models.CharField(max_length=20, null=True)


class OrderOut(Schema):
    note: str


class OrderShown(Schema):
    note: str

    @staticmethod
    def resolve_note(obj):
        return obj.note or ""


@router.get("/", response={response})
def orders(request, pk: int):
    return {given}
"""


@pytest.fixture
def rules(project):
    def found(text: str) -> list[str]:
        project.write("shop/models.py", text)
        return [f.rule for f in project.check().findings]

    return found


@pytest.mark.parametrize(
    "route",
    [
        '@router.get("/one", response_model=OrderOut)\ndef one(session: Session):\n    return find(session, 3)',
        '@router.get("/one")\ndef one(session: Session) -> OrderOut:\n    return find(session, 3)',
        (
            '@router.get("/all", response_model=List[OrderOut])\n'
            "async def found(session: Session):\n    return session.query(Order).all()"
        ),
        '@router.get("/all")\ndef all_of(session: Session) -> list[OrderOut]:\n    return session.query(Order).all()',
        (
            '@router.post("/one", response_model=OrderOut)\ndef one(session: Session):\n    order = session.get(Order, 3)\n'
            "    if order is None:\n        raise KeyError\n    return order"
        ),
        (
            '@router.get("/one", response_model=OrderOut)\ndef one(session: Session):\n    try:\n'
            "        return find(session, 3)\n    except ValueError:\n        return None"
        ),
    ],
)
def test_fields_that_refuse_null(rules, route):
    assert rules(MODELS.format(route=route)) == ["NG101"]


@pytest.mark.parametrize(
    "route",
    [
        '@router.get("/one", response_model=OrderSafe)\ndef one(session: Session):\n    return find(session, 3)',
        '@router.get("/one", response_model=OrderAlias)\ndef one(session: Session):\n    return find(session, 3)',
        '@router.get("/one", response_model=None)\ndef one(session: Session) -> OrderOut:\n    return find(session, 3)',
        (
            '@router.get("/all", response_model=List[OrderOut])\ndef all_of(session: Session):\n'
            "    return session.query(Order).filter(Order.note.isnot(None)).all()"
        ),
        (
            '@router.get("/one", response_model=OrderOut)\ndef one(session: Session):\n    order = find(session, 3)\n'
            "    if order.note is None:\n        raise KeyError\n    return order"
        ),
        '@router.get("/one", response_model=OrderOut)\ndef one(session: Session):\n    return {"id": 1, "note": ""}',
        "def one(session: Session) -> OrderOut:\n    return find(session, 3)",
    ],
)
def test_fields_that_take_null_or_get_none(rules, route):
    assert rules(MODELS.format(route=route)) == []


@pytest.mark.parametrize(
    ("response", "given", "told"),
    [
        ("OrderOut", "get_object_or_404(Order, pk=pk)", ["NG101"]),
        ("List[OrderOut]", "Order.objects.all()", ["NG101"]),
        ("List[OrderOut]", "Order.objects.exclude(note=None)", []),
        ("OrderShown", "get_object_or_404(Order, pk=pk)", []),
        ("List[OrderShown]", "Order.objects.all()", []),
    ],
)
def test_schemas_of_django_ninja(rules, response, given, told):
    assert rules(NINJA.format(response=response, given=given)) == told
