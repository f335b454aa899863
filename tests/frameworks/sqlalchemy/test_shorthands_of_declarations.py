"""Bases that a decorator makes, other names of declaring functions, and helpers that return what they make."""

from __future__ import annotations

import pytest

USES = """
from models import Order

def show(order: Order):
    order.note.strip()
    order.number.strip()
"""

DECORATED = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import as_declarative, declared_attr

@as_declarative()
class Base:
    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower()

class Order(Base):
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)
    note = Column(String, nullable=True)
"""

RENAMED = """
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()
Column = db.Column

class Order(db.Model):
    id = Column(db.Integer, primary_key=True)
    number = Column(db.String, nullable=False)
    note = Column(db.String, nullable=True)
"""

SELF_NAMING = """
from advanced_alchemy.base import UUIDAuditBase
from sqlalchemy.orm import Mapped

class Order(UUIDAuditBase):
    number: Mapped[str]
    note: Mapped[str | None]
"""


@pytest.mark.parametrize("models", [DECORATED, RENAMED, SELF_NAMING])
def test_columns_are_found(told, models):
    assert told(models, USES) == ["order.note.strip()"]


HELPED = """
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()

def reference_col(tablename, nullable=False, pk_name="id", **kwargs):
    return db.Column(db.ForeignKey({text}), nullable=nullable, **kwargs)

class Buyer(db.Model):
    __tablename__ = "buyers"
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String, nullable=False)

class Order(db.Model):
    __tablename__ = "orders"
    id = db.Column(db.Integer, primary_key=True)
    buyer_id = reference_col("buyers", nullable=True)
    seller_id = reference_col("buyers")
    buyer = db.relationship("Buyer", foreign_keys=[buyer_id])
    seller = db.relationship("Buyer", foreign_keys=[seller_id])
"""


@pytest.mark.parametrize(
    "text", ['f"{tablename}.{pk_name}"', '"{}.{}".format(tablename, pk_name)', '"{0}.{1}".format(tablename, pk_name)']
)
def test_a_helper_puts_a_key_together(told, text):
    source = "from models import Order\n\ndef show(order: Order):\n    order.buyer.name\n    order.seller.name\n"
    assert told(HELPED.replace("{text}", text), source) == ["order.buyer.name"]


def test_texts_that_are_hostile_are_left_alone(told):
    told(HELPED.replace("{text}", '"{:>99999999999}{0[0]}".format(tablename)'), "from models import Order\n")
