"""Findings are the same where each source has a worker of its own, which hears what all before it have told."""

from __future__ import annotations

import os
from collections.abc import Mapping

import pytest

from nullguard.pipeline import flow as pipeline_flow
from nullguard.pipeline.run import run
from nullguard.settings import load_settings

pytest.importorskip("fcntl", reason="workers are forked where it is")

MODELS = """
from sqlalchemy import Column, DateTime, Integer
from sqlalchemy.orm import declarative_base

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
ROWS = """
def rows(session, statement):
    return session.scalars(statement).all()
"""
SHOWN = """
from models import {row}
from rows import rows
from sqlalchemy import select

def show(session):
    for row in rows(session, select({row})):
        row.done.date()
"""


def found(root, files: Mapping[str, str]) -> list[str]:
    """Where something is found in a tree."""
    for path, text in {"pyproject.toml": "", **files}.items():
        (root / path).write_text(text)
    settings = load_settings((root,), None, {"cache": False, "min_confidence": "low", "jobs": 2})
    findings = run(settings, lambda stage, done, total: None).findings
    return sorted(f"{place.path}:{place.line}" for finding in findings for place in (finding.place, *finding.siblings))


def one_by_one(task, state, items, **others):
    """Each item by a process of its own, one after the other."""
    for item in items:
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            with os.fdopen(writing, "wb") as file:
                file.write(task(state, item))
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as file:
            yield file.read()
        assert os.waitpid(child, 0)[1] == 0


@pytest.mark.parametrize(("first", "second"), [("Job", "Node"), ("Node", "Job")])
def test_functions_that_are_handed_queries(tmp_path, monkeypatch, first, second):
    monkeypatch.setattr(pipeline_flow, "run_all", one_by_one)
    files = {"models.py": MODELS, "rows.py": ROWS, "a.py": SHOWN.format(row=first), "b.py": SHOWN.format(row=second)}
    assert found(tmp_path, files) == [f"{'a' if first == 'Job' else 'b'}.py:8"]
