"""Members of enumerations are constants whatever their case: a status that is compared with one lowers what is used beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
import enum

from sqlalchemy import Column, DateTime, Enum, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class State(enum.Enum):
    open = "open"
    shipped = "shipped", "Shipped"
    Lost = enum.auto()


class Kind(DeclEnum):
    small = "small", "Small"


class Names:
    shipped = load()
    _hidden = 3


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    state = Column(Enum(State), nullable=False)
    kind = Column(Kind.db_type(), nullable=False)
    shipped_at = Column(DateTime, nullable=True)


def show(order: Order):
    if {test}:
        return order.shipped_at.date()
"""


def _confidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, test: str) -> Confidence:
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
    (tmp_path / "models.py").write_text(MODELS.format(test=test))
    report = run(load_settings((tmp_path,), None, {"min_confidence": "low"}), lambda stage, done, total: None)
    (finding,) = [finding for finding in report.findings if finding.rule == "NG101"]
    return finding.confidence


@pytest.mark.parametrize(
    "test",
    [
        "order.state == State.shipped",
        "order.state is State.shipped",
        "order.state is State.Lost",
        "order.state in (State.shipped, State.open)",
        "order.kind == Kind.small",
    ],
)
def test_a_status(tmp_path, monkeypatch, test):
    assert _confidence(tmp_path, monkeypatch, test) is Confidence.LOW


@pytest.mark.parametrize("test", ["order.state == Names.shipped", "order.state != State.open", "order.id == State.missing"])
def test_no_status(tmp_path, monkeypatch, test):
    assert _confidence(tmp_path, monkeypatch, test) is Confidence.HIGH
