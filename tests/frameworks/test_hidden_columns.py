"""A property of a class hides what a class above maps under its name: what comes out is what the property gives (Python)."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
import peewee
from django.db import models
from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Mark(Base):
    __tablename__ = "mark"
    id = Column(Integer, primary_key=True)
    label = Column(String, nullable=True)
    note = Column(String, nullable=True)

class Own(Mark):
    __tablename__ = "own"
    id = Column(Integer, ForeignKey("mark.id"), primary_key=True)
    title = Column(String, nullable=False)

    @property
    def label(self):
        return self.title

class Named(models.Model):
    label = models.CharField(max_length=3, null=True)
    note = models.CharField(max_length=3, null=True)

    class Meta:
        abstract = True

class Shop(Named):
    title = models.CharField(max_length=3)

    @property
    def label(self):
        return self.title

class Store(Named):
    pass

class Row(peewee.Model):
    label = peewee.CharField(null=True)
    note = peewee.CharField(null=True)

class Special(Row):
    @property
    def label(self):
        return "special"
"""


@pytest.fixture
def told(tmp_path, monkeypatch):
    """`told(statement)`: whether anything is told of a function that holds it."""
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
    root = tmp_path / "tree"
    root.mkdir()
    (root / "models.py").write_text(MODELS)

    def of(statement: str) -> bool:
        (root / "code.py").write_text(f"from models import *\n\ndef use(session, key):\n    {statement}\n")
        settings = load_settings((root,), None, {"cache": False, "min_confidence": "low"})
        return bool(run(settings, lambda stage, done, total: None).findings)

    return of


@pytest.mark.parametrize("row", ["session.query(Own).one()", "Shop.objects.get(pk=key)", "Special.get(Special.id == key)"])
def test_a_property_hides_a_column(told, row):
    assert not told(f"{row}.label.upper()")
    assert told(f"{row}.note.upper()")


@pytest.mark.parametrize("row", ["session.query(Mark).one()", "Store.objects.get(pk=key)", "Row.get(Row.id == key)"])
def test_the_class_above_has_its_column(told, row):
    assert told(f"{row}.label.upper()")
