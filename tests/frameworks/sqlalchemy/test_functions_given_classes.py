"""A function that is handed a mapped class gives that class's rows, also where other calls hand it other classes."""

from __future__ import annotations

import pytest

MODELS = """
from sqlalchemy import Column, DateTime, Integer
from sqlalchemy.ext.declarative import declarative_base

Base = declarative_base()

class Job(Base):
    __tablename__ = "jobs"
    id = Column(Integer, primary_key=True)
    done = Column(DateTime, nullable=True)

class Node(Base):
    __tablename__ = "nodes"
    id = Column(Integer, primary_key=True)
    done = Column(DateTime, nullable=False)
"""

SOURCE = """
from models import Job, Node

def one(session, model, **criteria):
    return session.query(model).filter_by(**criteria).one_or_none()

def need(session, key, model=None):
    row = session.query(model).get(key)
    if row is None:
        raise LookupError(key)
    return row

class Dao:
    def __init__(self, session):
        self.session = session

    def _every(self, model):
        return self.session.query(model).all()

    def _first(self, model, key):
        row = self.session.query(model).filter(model.id == key).first()
        return row

    def job(self, key):
        return self._first(Job, key)

    def node(self, key):
        return self._first(Node, key)

    def run(self, session, key):
        {body}
"""


@pytest.mark.parametrize(
    ("body", "use"),
    [
        ("x = one(session, {}, id=key)\n        if x:", "x.done.date()"),
        ("x = need(session, key, model={})\n        if x:", "x.done.date()"),
        ("for x in self._every({}):", "x.done.date()"),
        ("x = self._first({}, key)\n        if x is not None:", "x.done.date()"),
    ],
)
def test_the_rows_are_of_the_class_that_is_given(told, body, use):
    for name, expected in (("Job", [use]), ("Node", [])):
        assert told(MODELS, SOURCE.format(body=f"{body.format(name)}\n            {use}")) == expected


@pytest.mark.parametrize(("method", "expected"), [("job", ["x.done.date()"]), ("node", [])])
def test_also_through_another_function(told, method, expected):
    body = f"x = self.{method}(key)\n        if x:\n            x.done.date()"
    assert told(MODELS, SOURCE.format(body=body)) == expected


@pytest.mark.parametrize("call", ["one(session, Job, id=key)", "self._first(Job, key)", "self.node(key)"])
def test_a_row_that_is_not_found(told, call):
    assert told(MODELS, SOURCE.format(body=f"x = {call}\n        return x.id")) == ["return x.id"]


@pytest.mark.parametrize("call", ["need(session, key, Job)", "need(session, key, model=Node)"])
def test_a_row_that_is_demanded(told, call):
    assert told(MODELS, SOURCE.format(body=f"x = {call}\n        return x.id")) == []
