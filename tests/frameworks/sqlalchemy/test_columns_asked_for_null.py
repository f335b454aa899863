"""Whoever asks in a query whether a column is null knows that it may be: a sign for columns that nobody declares."""

from __future__ import annotations

import pytest

from nullguard.pipeline.run import run
from nullguard.settings import load_settings

SOURCE = """
from sqlalchemy import Column, DateTime, Integer, String, select
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Job(Base):
    __tablename__ = "jobs"
    id = Column(Integer, primary_key=True)
    done = Column(DateTime)
    owner = Column(String)

def asked(session, value):
    {asked}

def used(job: Job):
    return job.done.isoformat()
"""


@pytest.mark.parametrize(
    ("asked", "is_told"),
    [
        ("return session.query(Job).filter(Job.done.is_(None))", True),
        ("return session.query(Job).filter(Job.done.isnot(None), Job.id > 3)", True),
        ("return session.scalars(select(Job).where(Job.done.is_not(None)))", True),
        ("return session.scalars(select(Job).where(Job.done != None))", True),
        ("return session.scalars(select(Job).where(Job.done == None))", True),
        ("return session.scalars(select(Job).where(Job.owner.is_(None)))", False),
        ("return session.scalars(select(Job).where(Job.done.is_(value)))", False),
        ("return session.scalars(select(Job).where(Job.done == value))", False),
        ("return session.scalars(select(Job).where(Job.done > value))", False),
        ("return session.query(Job)", False),
    ],
)
def test_with_medium_confidence(tmp_path, asked, is_told):
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "jobs.py").write_text(SOURCE.format(asked=asked), encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "jobs": 1})
    findings = run(settings, lambda stage, done, total: None).findings
    assert [finding.rule for finding in findings] == ["NG101"] * is_told
