"""A variable is named after a class that is called as its table is, in the plural: `order` is a row of `class Orders`."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Orders(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    note = Column(String, nullable=True)
    name = Column(String, nullable=False)

class Notices(Base):
    __tablename__ = "notices"
    id = Column(Integer, primary_key=True)
    note = Column(String, nullable=False)
"""


@pytest.mark.parametrize(
    ("variable", "attribute", "is_told"), [("order", "note", True), ("order", "name", False), ("notice", "note", False)]
)
def test_the_row_of_a_class_in_the_plural(tmp_path, monkeypatch, variable, attribute, is_told):
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
    root = tmp_path / "tree"
    root.mkdir()
    (root / "models.py").write_text(MODELS)
    (root / "code.py").write_text(
        f"from models import Orders\n\ndef show({variable}):\n    return {variable}.{attribute}.upper()\n"
    )
    settings = load_settings((root,), None, {"cache": False, "min_confidence": "low"})
    assert bool(run(settings, lambda stage, done, total: None).findings) is is_told
