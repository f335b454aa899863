"""Values with which queries compare: Django and SQLAlchemy refuse null for all but equality."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from tests.frameworks.one_source import uses_in

DJANGO = """
from django.db import models
from django.db.models import Exists, Q, When
from django.shortcuts import get_list_or_404, get_object_or_404

class Shop(models.Model):
    range = models.IntegerField()

class Order(models.Model):
    number = models.CharField(max_length=20)
    reference = models.CharField(max_length=64, null=True)
    shipped = models.DateTimeField(null=True)
    extra = models.JSONField(null=True)
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
"""

SQLALCHEMY = """
from datetime import datetime
from typing import Optional
from sqlalchemy import and_, func, null, or_, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

class Base(DeclarativeBase):
    pass

class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str]
    reference: Mapped[Optional[str]]
    shipped: Mapped[Optional[datetime]]
    extra: Mapped[Optional[list]]
"""


def refused(models: str, body: str, before: str = "") -> list[str]:
    """What queries refuse in `def run(order: Order)`."""
    text = f"{models}\n{before}\ndef run(order: Order, session, words):\n" + indent(dedent(body).strip("\n"), "    ") + "\n"
    uses = uses_in(text)
    return [use.expression for use in uses if use.kind == "query" or (use.inside is not None and use.inside.kind == "query")]


@pytest.mark.parametrize(
    "lookup",
    ["gt", "gte", "lt", "lte", "contains", "icontains", "startswith", "istartswith", "endswith", "iendswith", "regex", "iregex"],
)
@pytest.mark.parametrize("method", ["filter", "exclude", "get"])
def test_lookups_that_refuse_null(lookup: str, method: str) -> None:
    assert refused(DJANGO, f"Order.objects.{method}(number__{lookup}=order.reference)") == ["order.reference"]


@pytest.mark.parametrize(
    "query",
    [
        "Order.objects.filter(id__in=order.extra)",
        "Order.objects.filter(shipped__isnull=order.extra)",
        "Order.objects.filter(shipped__date__lte=order.extra)",
        "Order.objects.order_by('id').filter(number='1', shipped__lt=order.extra).first()",
        "Order.objects.filter(Q(number='1') | Q(shipped__lt=order.extra))",
        "Q(shipped__lt=order.extra)",
        "When(Q(shop__id__gt=order.extra), then=1)",
        "get_object_or_404(Order, shipped__gt=order.extra)",
        "get_list_or_404(Order.objects.all(), shipped__gt=order.extra)",
        "Order.objects.get_or_create(shipped__gt=order.extra, defaults={})",
        "session.orders.filter(shipped__gte=order.extra)",
    ],
)
def test_conditions_of_django(query: str) -> None:
    assert refused(DJANGO, query) == ["order.extra"]


@pytest.mark.parametrize(
    "query",
    [
        "Order.objects.filter(number=order.reference)",
        "Order.objects.filter(number__exact=order.reference)",
        "Order.objects.filter(number__iexact=order.reference)",
        "Order.objects.filter(shipped__date=order.shipped)",
        "Order.objects.filter(shipped__year=order.shipped)",
        "Order.objects.filter(shop__range=order.extra)",
        "Order.objects.filter(range=order.extra)",
        "Order.objects.filter(extra__gift=order.extra)",
        "Order.objects.filter(shipped__range=(order.shipped, order.shipped))",
        "Order.objects.filter(id__in=[order.extra])",
        "Order.objects.filter(number__startswith=order.number)",
        "Order.objects.filter(shipped__lt=order.shipped or words)",
        "order.shipped and Order.objects.filter(shipped__lt=order.shipped)",
        "Order.objects.filter(pk__in=Order.objects.filter(number='1'))",
        "Order.objects.create(shipped__lt=order.shipped)",
        "Order.objects.update(shipped__lt=order.shipped)",
        "words.search(shipped__lt=order.shipped)",
        "words.Filter(shipped__lt=order.shipped)",
        "Order.objects.annotate(first__in=order.extra)",
        "Order.objects.values_list('id').filter(number=order.reference)",
    ],
)
def test_what_django_takes(query: str) -> None:
    assert refused(DJANGO, query) == []


@pytest.mark.parametrize(
    "body",
    [
        "if order.shipped:\n    return Order.objects.filter(shipped__lt=order.shipped)",
        "if order.shipped is None:\n    return None\nreturn Order.objects.filter(shipped__lt=order.shipped)",
        "for row in Order.objects.filter(shipped__lt=words):\n    Order.objects.filter(shipped__lt=row.shipped)",
        "for row in Order.objects.filter(shipped__isnull=False):\n    Order.objects.filter(shipped__lt=row.shipped)",
        "try:\n    return Order.objects.get(shipped__lt=order.shipped)\nexcept (KeyError, ValueError):\n    return None",
    ],
)
def test_what_django_is_not_asked_for_null(body: str) -> None:
    assert refused(DJANGO, body) == []


def test_a_handler_of_other_errors_is_no_guard() -> None:
    for error in ("TypeError", "Order.DoesNotExist", "AttributeError"):
        body = f"try:\n    return Order.objects.get(shipped__lt=order.shipped)\nexcept {error}:\n    return None"
        assert refused(DJANGO, body) == ["order.shipped"]


def test_null_that_was_refused_is_asked_for_no_more() -> None:
    assert refused(DJANGO, "a = Order.objects.filter(shipped__lt=order.shipped)\na.exclude(shipped__gt=order.shipped)") == [
        "order.shipped"
    ]


def test_rows_of_a_query_with_which_null_was_refused() -> None:
    """The rows have what the query compares."""
    assert refused(DJANGO, "row = Order.objects.filter(shipped__lt=order.shipped).get()\nQ(shipped__gt=row.shipped)") == [
        "order.shipped"
    ]
    assert refused(DJANGO, "row = Order.objects.filter(reference=order.shipped).get()\nQ(shipped__gt=row.reference)") == [
        "row.reference"
    ]


HELPERS = """
def before(moment):
    return Order.objects.filter(shipped__lt=moment)

def perhaps(moment):
    return Order.objects.filter(shipped__lt=moment) if moment else Order.objects.all()

def of(number):
    return Order.objects.filter(reference=number)
"""


def test_helpers_that_ask() -> None:
    assert refused(DJANGO, "before(order.shipped)", HELPERS) == ["order.shipped"]
    assert refused(DJANGO, "perhaps(order.shipped)", HELPERS) == []
    assert refused(DJANGO, "of(order.reference)", HELPERS) == []


@pytest.mark.parametrize(
    "asked",
    [
        "Order.shipped < {}",
        "Order.shipped >= {}",
        "{} > Order.shipped",
        "func.lower(Order.number) < {}",
        "Order.number.like({})",
        "Order.number.ilike({})",
        "Order.number.startswith({})",
        "Order.number.not_in({})",
        "Order.id.in_({})",
        "and_(Order.number == '1', Order.shipped <= {})",
        "or_(Order.number == '1', func.lower(Order.number).endswith({}))",
    ],
)
def test_comparisons_of_sqlalchemy(asked: str) -> None:
    condition = asked.format("order.extra")
    assert refused(SQLALCHEMY, f"select(Order).where({condition})") == ["order.extra"]
    assert refused(SQLALCHEMY, f"session.query(Order).filter({condition})") == ["order.extra"]
    assert refused(SQLALCHEMY, f"if order.extra:\n    session.query(Order).filter({condition})") == []


@pytest.mark.parametrize(
    "condition",
    [
        "Order.shipped == order.shipped",
        "Order.shipped != order.shipped",
        "order.shipped == Order.shipped",
        "Order.shipped.is_(order.shipped)",
        "Order.shipped.is_not(order.shipped)",
        "Order.shipped.is_distinct_from(order.shipped)",
        "Order.shipped.between(order.shipped, order.shipped)",
        "Order.number.contains(order.reference)",
        "Order.number.match(order.reference)",
        "Order.number + order.reference == '1'",
        "Order.shipped < null()",
        "Order.shipped < func.now()",
        "Order.number < order.number",
        "Order.shipped < Order.extra",
        "Order.id.in_([order.extra])",
        "Order.id.in_(select(Order.id))",
    ],
)
def test_what_sqlalchemy_takes(condition: str) -> None:
    assert refused(SQLALCHEMY, f"session.query(Order).filter({condition})") == []


def test_handlers_of_sqlalchemys_error() -> None:
    body = "try:\n    return session.query(Order).filter(Order.shipped < order.shipped)\nexcept {}:\n    return None"
    assert refused(SQLALCHEMY, body.format("ArgumentError")) == []
    assert refused(SQLALCHEMY, body.format("TypeError")) == ["order.shipped"]


PEEWEE = """
import sqlalchemy
from peewee import BigIntegerField, CharField, Model

class Base(Model):
    pass

class Order(Base):
    number = CharField()
    reference = CharField(null=True)
    shipped = BigIntegerField(null=True)
"""


@pytest.mark.parametrize("operator", [">=", "<", "=="])
def test_peewee_compares_with_null_beside_alembic(operator):
    assert refused(PEEWEE, f"Order.select().where(Order.shipped {operator} order.shipped)") == []
    assert refused(PEEWEE, f"limit = None if words else 3\nOrder.select().where(Order.shipped {operator} limit)") == []
