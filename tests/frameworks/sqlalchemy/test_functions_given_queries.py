"""A function that is handed a query gives that query's rows, also where other calls hand it other queries."""

from __future__ import annotations

import pytest

MODELS = """
from datetime import datetime
from typing import Generic, Sequence, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

class Base(DeclarativeBase):
    pass

class Job(Base):
    __tablename__ = "jobs"
    id: Mapped[int] = mapped_column(primary_key=True)
    done: Mapped[datetime | None]

class Node(Base):
    __tablename__ = "nodes"
    id: Mapped[int] = mapped_column(primary_key=True)
    done: Mapped[datetime]

M = TypeVar("M")

class Repository(Generic[M]):
    model: type[M]

    def __init__(self, session: Session):
        self.session = session

    def base(self) -> Select[tuple[M]]:
        return select(self.model)

    def every(self, statement: Select[tuple[M]]) -> Sequence[M]:
        return self.session.execute(statement).scalars().all()

    def one(self, statement: Select[tuple[M]]) -> M | None:
        return self.session.execute(statement).scalar_one_or_none()

class Jobs(Repository[Job]):
    model = Job

    def finished(self):
        return self.every(self.base().where(Job.done.is_not(None)))

    def listed(self):
        return self.every(self.base())
"""

SOURCE = """
from typing import List, Optional

from models import Job, Jobs, Node, select

def rows(session, statement):
    return session.scalars(statement).all()

def sure(query):
    row = query.first()
    if row is None:
        raise LookupError
    return row

def first(query):
    return query.first()

def loose(session) -> List[Optional[Job]]:
    return session.query(Job).filter(Job.id > 3)

def run(session, key):
    jobs = Jobs(session)
    done = Job.done.is_not(None)
    {body}
"""


@pytest.mark.parametrize(
    "body",
    [
        "for x in rows(session, select(Job)): x.done.date()",
        "for x in rows(session, select(Job).where(Job.id > 3)): x.done.date()",
        "for x in jobs.every(select(Job)): x.done.date()",
        "for x in jobs.listed(): x.done.date()",
        "for x in loose(session): x.done.date()",
        "sure(session.query(Job)).done.date()",
        "first(session.query(Node).filter_by(id=key)).done.date()",
        "jobs.one(jobs.base().where(done)).done.date()",
    ],
)
def test_a_function_gives_rows_of_the_query_that_it_is_handed(told, body):
    assert told(MODELS, SOURCE.format(body=body)) == [body]


@pytest.mark.parametrize(
    "body",
    [
        "for x in rows(session, select(Job).where(done)): x.done.date()",
        "for x in rows(session, select(Node)): x.done.date()",
        "for x in jobs.every(select(Job).where(done)): x.done.date()",
        "for x in jobs.every(jobs.base().where(done)): x.done.date()",
        "for x in jobs.finished(): x.done.date()",
        "for x in loose(session): x.id.real",
        "sure(session.query(Node)).done.date()",
        "sure(session.query(Job).filter(done)).done.date()",
        "sure(session.query(Job)).id.real",
        "x = jobs.one(jobs.base().where(done)); x and x.done.date()",
        "rows(session, key)[0].done.date()",
    ],
)
def test_queries_whose_rows_are_there_are_silent(told, body):
    assert told(MODELS, SOURCE.format(body=body)) == []
