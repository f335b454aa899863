"""Attributes whose column stands in another table than the one of their class are told by that table."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

PROXIED = """
from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()

class Buyer(Base):
    __tablename__ = "buyers"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)
    note = Column(String, nullable=True)

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    buyer_id = Column(ForeignKey("buyers.id"), nullable=True)
    seller_id = Column(ForeignKey("buyers.id"), nullable=False)
    buyer = relationship(Buyer, foreign_keys=[buyer_id])
    seller = relationship(Buyer, foreign_keys=[seller_id])
    buyer_name = association_proxy("buyer", "name")
    seller_note = association_proxy("seller", "note")
    note = Column(String, nullable=True)
"""

INHERITED = """
from django.db import models

class Order(models.Model):
    note = models.TextField(null=True)

class Subscription(Order):
    period = models.TextField(null=True)
"""


def told(root: Path, monkeypatch: pytest.MonkeyPatch, models: str, name: str, attribute: str) -> list[str]:
    """What is told of a use of an attribute: the subject, which begins the message."""
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(root / "cache"))
    package = root / "shop"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "models.py").write_text(models)
    use = f"from shop.models import {name}\n\ndef show(order: {name}):\n    return order.{attribute}.upper()\n"
    (package / "service.py").write_text(use)
    findings = run(load_settings((root,), None, {}), lambda stage, done, total: None).findings
    assert all(f"'{finding.subject}'" in finding.message for finding in findings)
    return [finding.subject for finding in findings]


@pytest.mark.parametrize(
    ("attribute", "column"),
    [("seller_note", "buyers.note"), ("buyer_name", "orders.buyer_id"), ("note", "orders.note")],
)
def test_a_proxy_is_told_by_the_column_that_is_null(tmp_path, monkeypatch, attribute, column):
    assert told(tmp_path, monkeypatch, PROXIED, "Order", attribute) == [column]


@pytest.mark.parametrize(("attribute", "column"), [("note", "shop_order.note"), ("period", "shop_subscription.period")])
def test_an_inherited_attribute_is_told_by_the_table_of_the_class_above(tmp_path, monkeypatch, attribute, column):
    assert told(tmp_path, monkeypatch, INHERITED, "Subscription", attribute) == [column]
