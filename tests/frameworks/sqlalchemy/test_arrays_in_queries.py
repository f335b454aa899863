"""An array that a query asks for a value is there in the rows that it gives; what it asks of a relation's rows says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from sqlalchemy import ARRAY, Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    groups = Column(ARRAY(Integer), nullable=True)
    cards = relationship("Card")


class Card(Base):
    __tablename__ = "cards"
    id = Column(Integer, primary_key=True)
    number = Column(Integer, nullable=False)
    user_id = Column(Integer, ForeignKey("users.id"), nullable=False)


def leave(session, group, other):
    for user in session.query(User).filter({condition}):
        user.groups.remove(group)
"""


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("User.groups.any(group)", False),
        ("~User.groups.any(group)", False),
        ("User.groups.all(group)", False),
        ("User.groups.any(group), User.id > other", False),
        ("User.id == group", True),
        ("User.cards.any(Card.number == group)", True),
        ("User.cards.any(number=group)", True),
        ("User.cards.any()", True),
        ("(User.id == other) | User.groups.any(group)", True),
    ],
)
def test_arrays_and_relations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, condition: str, told: bool):
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
    (tmp_path / "models.py").write_text(MODELS.format(condition=condition))
    report = run(load_settings((tmp_path,), None, {}), lambda stage, done, total: None)
    assert bool(report.findings) is told
