"""A class method of a base that asks for rows of its class gives those of the class below which it is called on."""

from __future__ import annotations

import pytest

MODELS = """
from sqlalchemy import Column, DateTime, Integer
from sqlalchemy.ext.declarative import declarative_base
from sqlalchemy.orm import scoped_session, sessionmaker

Session = scoped_session(sessionmaker())

class Queried:
    @classmethod
    def query(cls):
        return Session().query(cls)

    @classmethod
    def get(cls, key):
        return cls.query().get(key)

    @classmethod
    def need(cls, key):
        row = cls.query().get(key)
        if row is None:
            raise LookupError(key)
        return row

    @classmethod
    def label(cls):
        return unknown(cls)

Base = declarative_base(cls=Queried)

class Job(Base):
    __tablename__ = "jobs"
    id = Column(Integer, primary_key=True)
    done = Column(DateTime, nullable=True)

    @classmethod
    def by(cls, key):
        return cls.query().filter(cls.id == key).scalar()

class Node(Base):
    __tablename__ = "nodes"
    id = Column(Integer, primary_key=True)
    done = Column(DateTime, nullable=False)
"""

SOURCE = """
from models import Job, Node

def run(key):
    {body}
"""


@pytest.mark.parametrize(
    "body",
    [
        "Job.get(key).id",
        "Node.get(key).id",
        "Job.by(key).id",
        "Job.query().get(key).id",
        "Job.need(key).done.date()",
        "for x in Job.query(): x.done.date()",
    ],
)
def test_rows_are_of_the_class_that_is_asked(told, body):
    assert told(MODELS, SOURCE.format(body=body)) == [body]


@pytest.mark.parametrize(
    "body",
    [
        "Job.need(key).id",
        "Node.need(key).done.date()",
        "for x in Node.query(): x.done.date()",
        "for x in Job.query().filter(Job.done != None): x.done.date()",
        "job = Job.get(key); job and job.id",
        "Job.label().done.date()",
    ],
)
def test_rows_that_are_not_of_the_class_that_is_asked_are_silent(told, body):
    assert told(MODELS, SOURCE.format(body=body)) == []
