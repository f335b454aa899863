"""A row that a query of SQLAlchemy looks for by the foreign key of another row, that a helper has used before, or that was stored
as it was made, is nearly always there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from typing import Optional

from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, scoped_session, sessionmaker

Base = declarative_base()
session = scoped_session(sessionmaker())


class Shop(Base):
    __tablename__ = "shops"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)
    shop_id = Column(ForeignKey("shops.id"), nullable=True)


class Line(Base):
    __tablename__ = "lines"
    id = Column(Integer, primary_key=True)
    order_id = Column(ForeignKey("orders.id"), nullable=False)


def find_order(order_id) -> Optional[Order]:
    return session.get(Order, order_id)


def find_open_order(order_id) -> Optional[Order]:
    return session.query(Order).filter(Order.id == order_id, Order.number != None).first()


def print_order(number):
    order = session.query(Order).filter_by(number=number).first()
    print(order.id)


def show_order(number):
    order = session.query(Order).filter_by(number=number).first()
    if order:
        print(order.id)


def ensure_order(number):
    if session.query(Order).filter_by(number=number).first() is None:
        session.add(Order(number=number))
"""

VIEW = """
from models import Line, Order, Shop, ensure_order, find_open_order, find_order, print_order, session, show_order


def view(line: Line, order: Order, other_line, number, other, flag):
    {before}
    found = {lookup}
    return found.{attribute}
"""


@pytest.fixture
def confidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Confidence | None]:
    """How sure the finding is of a lookup after something; None where there is none."""

    def of(before: str, lookup: str, attribute: str = "number") -> Confidence | None:
        monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
        (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
        (tmp_path / "models.py").write_text(MODELS)
        text = VIEW.format(before=before or "pass", lookup=lookup, attribute=attribute)
        (tmp_path / "views.py").write_text(text)
        report = run(load_settings((tmp_path,), None, {"min_confidence": "low"}), lambda stage, done, total: None)
        line = next(number for number, each in enumerate(text.splitlines(), 1) if "return found" in each)
        found = [finding for finding in report.findings if finding.place.path == "views.py" and finding.place.line == line]
        return found[0].confidence if found else None

    return of


@pytest.mark.parametrize(
    "lookup",
    [
        "session.query(Order).filter(Order.id == line.order_id).first()",
        "session.query(Order).filter_by(id=line.order_id).one_or_none()",
        "session.query(Order).filter_by(id=line.order_id).with_for_update().first()",
        "find_order(line.order_id)",
    ],
)
def test_by_a_foreign_key(confidence, lookup):
    assert confidence("", lookup) is Confidence.LOW


@pytest.mark.parametrize(
    "lookup",
    [
        "session.query(Order).filter(Order.shop_id == line.order_id).first()",
        "session.query(Order).filter(Order.id == line.id).first()",
        "session.query(Order).filter(Order.id == other).first()",
        "session.query(Order).filter_by(id=line.order_id, number=number).first()",
        "session.query(Order).join(Line).filter(Order.id == line.order_id).first()",
        "session.query(Order).filter_by(id=other_line.order_id).first()",
        "find_order(other_line.order_id)",
        "find_order(line.id)",
        "find_open_order(line.order_id)",
        "find_order(other)",
    ],
)
def test_by_something_else(confidence, lookup):
    assert confidence("", lookup) in (Confidence.HIGH, Confidence.MEDIUM)


def test_by_a_foreign_key_that_may_be_null(confidence):
    lookup = "session.query(Shop).filter_by(id=order.shop_id).first()"
    assert confidence("", lookup, "name") is Confidence.HIGH
    assert confidence("if order.shop_id is None: return", lookup, "name") is Confidence.LOW


BY_ID = "session.get(Order, number)"


@pytest.mark.parametrize(
    "before",
    [
        "if session.query(Line).filter_by(order_id=number).first() is None: return",
        "if session.query(Line).filter(Line.order_id == number, Line.id > 3).first() is None: return",
        "session.query(Line).filter_by(order_id=number).one()",
    ],
)
def test_a_row_was_found_that_belongs_to_it(confidence, before):
    assert confidence(before, BY_ID) is Confidence.LOW


@pytest.mark.parametrize(
    "before",
    [
        "session.query(Line).filter_by(order_id=number).first()",
        "if session.query(Line).filter_by(order_id=number).first() is not None: return",
        "if session.query(Line).filter_by(order_id=other).first() is None: return",
        "if session.query(Line).filter_by(id=number).first() is None: return",
        "if session.query(Order).filter_by(shop_id=number).first() is None: return",
    ],
)
def test_a_row_was_found_that_tells_nothing_of_it(confidence, before):
    assert confidence(before, BY_ID) is Confidence.HIGH


BY_NUMBER = "session.query(Order).filter_by(number=number).first()"


@pytest.mark.parametrize(
    "before",
    [
        "print_order(number)",
        "ensure_order(number)",
        "session.add(Order(number=number))",
        f"if {BY_NUMBER} is None: session.add(Order(number=number))",
        f"if {BY_NUMBER} is None or flag: ensure_order(number)",
    ],
)
def test_used_or_made_before(confidence, before):
    assert confidence(before, BY_NUMBER) is Confidence.LOW


@pytest.mark.parametrize(
    "before",
    [
        "",
        "show_order(number)",
        "print_order(other)",
        "if flag: print_order(number)",
        "print_order(number); number = other",
        "session.add(Order(number=other))",
        "session.add(Line(order_id=number))",
        "Order(number=number)",
        f"if {BY_NUMBER} is None or flag: show_order(number)",
    ],
)
def test_neither_used_nor_made(confidence, before):
    assert confidence(before, BY_NUMBER) is Confidence.HIGH
