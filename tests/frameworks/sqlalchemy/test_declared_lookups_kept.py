"""A field that is declared to hold a row or nothing holds what methods look up for it: told where nobody tests the field."""

from __future__ import annotations

import pytest

from nullguard.pipeline.run import run
from nullguard.settings import load_settings

COMMANDS = """
from typing import Generic, Optional, TypeVar

from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()
T = TypeVar("T")

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)

class Dao(Generic[T]):
    @classmethod
    def find_by_id(cls, session, key) -> Optional[T]:
        return session.query(cls.model).filter_by(id=key).one_or_none()

class OrderDao(Dao[Order]):
    model = Order

class Show:
    def __init__(self, session, key):
        self._key = key
        self._session = session
        self._order: Optional[Order] = None

    def run(self):
        self.validate()
        {use}

    def validate(self):
        {found}
"""

LOOKUP = "self._order = OrderDao.find_by_id(self._session, self._key)"
REFUSED = f"{LOOKUP}\n        if not self._order: raise LookupError(self._key)"


@pytest.mark.parametrize(
    ("found", "use", "expected"),
    [
        (LOOKUP, "return self._order.number", 1),
        ("self._order = self._session.get(Order, self._key)", "return self._order.number", 1),
        (REFUSED, "return self._order.number", 0),
        (LOOKUP, "return self._order and self._order.number", 0),
        (LOOKUP, "assert self._order; return self._order.number", 0),
        ("self._order = Order(number=self._key)", "return self._order.number", 0),
        ("self._order = self._session.query(Order).one()", "return self._order.number", 0),
        ("pass", "return self._order.number", 0),
    ],
)
def test_with_medium_confidence(tmp_path, found, use, expected):
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "commands.py").write_text(COMMANDS.format(found=found, use=use), encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "jobs": 1})
    findings = run(settings, lambda stage, done, total: None).findings
    assert len(findings) == expected
