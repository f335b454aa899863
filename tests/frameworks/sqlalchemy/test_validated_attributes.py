"""What `@validates` methods refuse counts as what a method of the class refuses: not in rows that are made without it."""

from __future__ import annotations

import pytest
from checked import findings_of

from nullguard.model.finding import Confidence

SOURCE = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base, validates

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)
    note = Column(String, nullable=True)
    code = Column(String, nullable=True)

    @validates({names})
    def check(self, key, value):
        {body}

def show(order: Order):
    print(order.note.lower())
"""


@pytest.fixture
def confidence(tmp_path):
    def of(body, names='"note"', more=""):
        files = {"orders.py": SOURCE.format(body=body.replace("\n", "\n        "), names=names) + more}
        found = findings_of(tmp_path, files, min_confidence="low")
        return next((item.confidence for item in found if item.symbol == "show"), None)

    return of


@pytest.mark.parametrize(
    "body",
    [
        "if value is None:\n    raise ValueError\nreturn value",
        "if not value:\n    raise ValueError\nreturn value",
        "if value is None or len(value) > 3:\n    raise ValueError\nreturn value",
        "assert value\nreturn value",
        "assert '@' in value\nreturn value",
        "if len(value) > 3:\n    raise ValueError\nreturn value",
        "return value.strip()",
        "value = value.strip()\nreturn value",
    ],
)
def test_what_refuses_null(confidence, body):
    assert confidence(body) is Confidence.LOW


def test_several_names(confidence):
    assert confidence("assert value\nreturn value", '"code", "note"') is Confidence.LOW


@pytest.mark.parametrize(
    "body",
    [
        "return value",
        "if value and len(value) > 3:\n    raise ValueError\nreturn value",
        "if value is None:\n    return None\nassert value\nreturn value",
        "if value == '':\n    raise ValueError\nreturn value",
        "if value is not None:\n    raise ValueError\nreturn value",
        "value = value or ''\nassert value\nreturn value",
        "if not value:\n    print(key)\nreturn value",
        "if self.name:\n    assert value\nreturn value",
    ],
)
def test_what_lets_null_pass(confidence, body):
    assert confidence(body) is Confidence.HIGH


def test_another_attribute(confidence):
    assert confidence("assert value\nreturn value", '"code"') is Confidence.HIGH


def test_rows_that_are_made_without_it(confidence):
    made = '\ndef make(session):\n    session.add(Order(name="x"))\n'
    assert confidence("assert value\nreturn value", more=made) is Confidence.HIGH
