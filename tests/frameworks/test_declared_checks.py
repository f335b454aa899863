"""CHECKs that mappings declare, as SQL with the names of columns."""

from __future__ import annotations

from textwrap import dedent

import pytest

from nullguard.frameworks.entities import declare_entities
from nullguard.manifest import build_manifest


def _checks(link, files):
    manifest = build_manifest(declare_entities(link({path: dedent(text) for path, text in files.items()})))
    return {name: table.checks for name, table in manifest.databases["default"].tables.items() if table.checks}


DJANGO = """
    from django.db import models
    from django.db.models import Q
    class Status(models.TextChoices):
        NEW = "new", "New"
        SHIPPED = "shipped", "Shipped"
    class Base(models.Model):
        class Meta:
            abstract = True
            constraints = [models.CheckConstraint(check=Q(number__isnull=False), name="n")]
    class Customer(models.Model):
        name = models.TextField()
    class Order(models.Model):
        status = models.CharField(max_length=20)
        shipped_at = models.DateTimeField(null=True, db_column="shipped")
        customer = models.ForeignKey(Customer, null=True, on_delete=models.CASCADE)
        class Meta:
            db_table = "orders"
            constraints = [{constraint}]
"""


@pytest.mark.parametrize(
    ("constraint", "check"),
    [
        ("models.CheckConstraint(check=Q(shipped_at__isnull=False), name='c')", "shipped IS NOT NULL"),
        ("models.CheckConstraint(condition=Q(customer__isnull=False), name='c')", "customer_id IS NOT NULL"),
        (
            "models.CheckConstraint(condition=~Q(status='shipped') | Q(shipped_at__isnull=False), name='c')",
            "(NOT (status = 'shipped')) OR (shipped IS NOT NULL)",
        ),
        (
            "models.CheckConstraint(condition=~Q(status=Status.SHIPPED.value) | Q(shipped_at__isnull=False), name='c')",
            "(NOT (status = 'shipped')) OR (shipped IS NOT NULL)",
        ),
        (
            "models.CheckConstraint(condition=~Q(status__in=[Status.SHIPPED]) | Q(shipped_at__isnull=False), name='c')",
            "(NOT (status IN ('shipped'))) OR (shipped IS NOT NULL)",
        ),
    ],
)
def test_django(link, constraint, check):
    assert _checks(link, {"shop/models.py": dedent(DJANGO).replace("{constraint}", constraint)}) == {"orders": (check,)}


@pytest.mark.parametrize(
    "constraint",
    [
        "models.UniqueConstraint(fields=['status'], name='c')",
        "models.CheckConstraint(check=Q(status__startswith='x') | Q(shipped_at__isnull=False), name='c')",
        "models.CheckConstraint(check=Q(status=unknown()), name='c')",
        "models.Index(fields=['status'])",
    ],
)
def test_django_constraints_that_cannot_be_told(link, constraint):
    assert _checks(link, {"shop/models.py": dedent(DJANGO).replace("{constraint}", constraint)}) == {}


def test_sqlalchemy(link):
    text = """
        from sqlalchemy import CheckConstraint, Column, Integer, String, UniqueConstraint, text
        from sqlalchemy.orm import declarative_base
        Base = declarative_base()
        class Order(Base):
            __tablename__ = "orders"
            id = Column(Integer, primary_key=True)
            reference = Column(String)
            __table_args__ = (
                CheckConstraint("reference is not null", name="c"),
                CheckConstraint(text("id > 0")),
                CheckConstraint(reference != "x"),
                UniqueConstraint("reference"),
                {"schema": None},
            )
        class Item(Base):
            __tablename__ = "items"
            id = Column(Integer, primary_key=True)
            __table_args__ = {"extend_existing": True}
        """
    assert _checks(link, {"shop/models.py": text}) == {"orders": ("reference is not null", "id > 0")}


def test_jpa(link):
    text = """
        package shop;
        import jakarta.persistence.*;
        import org.hibernate.annotations.Check;
        @Entity @Table(name = "orders") @Check(constraints = "reference is not null")
        class Order { @Id Long id; String reference; }
        @Entity @Table(name = "items", check = {@CheckConstraint(name = "c", constraint = "sku is not null")})
        class Item { @Id Long id; String sku; }
        @Entity @Check(constraints = "special is not null")
        class SpecialOrder extends Order { String special; }
        @Entity class Customer { @Id Long id; }
        """
    assert _checks(link, {"shop/Order.java": text}) == {"orders": ("reference is not null",), "items": ("sku is not null",)}


STATES = """
    from enum import Enum, IntEnum
    class State(IntEnum):
        NEW = 1
        PAID = 2
    class Kind(Enum):
        PLAIN = "plain"
    LIMIT = 3
    COLUMN = "paid_at"
    """


@pytest.mark.parametrize(
    ("written", "check"),
    [
        ('f"state <> {State.PAID} OR paid_at IS NOT NULL"', "state <> 2 OR paid_at IS NOT NULL"),
        ('"(state = {}) = (paid_at IS NOT NULL)".format(State.PAID)', "(state = 2) = (paid_at IS NOT NULL)"),
        ('"state <> {1} OR {0} IS NOT NULL".format(COLUMN, State.PAID)', "state <> 2 OR paid_at IS NOT NULL"),
        ('"state <> {paid} OR paid_at IS NOT NULL".format(paid=State.PAID)', "state <> 2 OR paid_at IS NOT NULL"),
        ('"state <> %d OR paid_at IS NOT NULL" % State.PAID', "state <> 2 OR paid_at IS NOT NULL"),
        ('"state <> %s OR %s IS NOT NULL" % (State.PAID.value, COLUMN)', "state <> 2 OR paid_at IS NOT NULL"),
        ("f\"kind <> '{Kind.PLAIN.value}' OR paid_at IS NOT NULL\"", "kind <> 'plain' OR paid_at IS NOT NULL"),
        ("f\"kind <> '{Kind.PLAIN.name}' OR paid_at IS NOT NULL\"", "kind <> 'PLAIN' OR paid_at IS NOT NULL"),
        ('f"state < {LIMIT} OR paid_at IS NOT NULL"', "state < 3 OR paid_at IS NOT NULL"),
    ],
)
def test_formatted_with_constants(link, written, check):
    assert _checks(link, {"shop/models.py": _with_check(written)}) == {"orders": (check,)}


@pytest.mark.parametrize(
    "written",
    [
        "f\"kind <> '{Kind.PLAIN}' OR paid_at IS NOT NULL\"",
        'f"state <> {State.PAID:03} OR paid_at IS NOT NULL"',
        'f"state <> {State.PAID!r} OR paid_at IS NOT NULL"',
        'f"state <> {unknown} OR paid_at IS NOT NULL"',
        '"state <> {} OR {} IS NOT NULL".format(State.PAID)',
        '"state <> {:d} OR paid_at IS NOT NULL".format(State.PAID)',
        '"state <> {} OR paid_at IS NOT NULL".format(*STATES)',
        '"state <> %(paid)s OR paid_at IS NOT NULL" % {"paid": State.PAID}',
        '"state <> %05d OR paid_at IS NOT NULL" % State.PAID',
    ],
)
def test_formats_that_cannot_be_told(link, written):
    assert _checks(link, {"shop/models.py": _with_check(written)}) == {}


def _with_check(written: str) -> str:
    return dedent(STATES) + dedent(f"""
        from sqlalchemy import CheckConstraint, Column, Integer
        from sqlalchemy.orm import declarative_base
        Base = declarative_base()
        class Order(Base):
            __tablename__ = "orders"
            id = Column(Integer, primary_key=True)
            __table_args__ = (CheckConstraint({written}),)
        """)
