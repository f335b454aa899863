"""A property is not read where an object of unknown class is called as another class's rows, which have such an attribute."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence

MODELS = """
from sqlalchemy import Column, DateTime, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()

class QueryResult(Base):
    __tablename__ = "query_results"
    id = Column(Integer, primary_key=True)
    retrieved_at = Column(DateTime, nullable=False)

class Query(Base):
    __tablename__ = "queries"
    id = Column(Integer, primary_key=True)
    latest_id = Column(Integer, ForeignKey("query_results.id"), nullable=True)
    latest = relationship(QueryResult)

    @property
    def retrieved_at(self):
        return self.latest.retrieved_at
"""

SHOWN = """
def show(query):
    if query.latest is not None:
        print(query.retrieved_at)
"""


def _confidences(confidences, more: str) -> set[Confidence]:
    shown = f"from models import Query\n{SHOWN}\n{more}\n"
    return confidences(
        {"models.py": MODELS, "shown.py": shown, "manage.py": "import os\n", "page.html": "{{ query.id }}"}, "NG102"
    )


@pytest.mark.parametrize(
    "more",
    [
        "",
        "def run(query_result):\n    print(query_result.retrieved_at.date())",
        "def run(data):\n    print(data.last_query_result.retrieved_at)",
    ],
)
def test_every_reader_has_tested_it(confidences, more):
    assert _confidences(confidences, more) == {Confidence.LOW}


@pytest.mark.parametrize(
    "more",
    [
        "def run(query):\n    print(query.retrieved_at)",
        "def run(thing):\n    print(thing.retrieved_at)",
        "def run(latest_query):\n    print(latest_query.retrieved_at)",
        "def run(query: Query):\n    print(query.retrieved_at)",
        "def run(query_result: Query):\n    print(query_result.retrieved_at)",
    ],
)
def test_one_reader_has_not(confidences, more):
    assert _confidences(confidences, more) != {Confidence.LOW}
