"""Findings are the same where each source has a worker of its own, which hears what all before it have told."""

from __future__ import annotations

import os
from collections.abc import Mapping

import pytest

from nullguard.pipeline import flow as pipeline_flow
from nullguard.pipeline.run import run
from nullguard.runtime.board import Board
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


MODEL = "from django.db import models\n\n\nclass Order(models.Model):\n    number = models.IntegerField()\n"
FIND = "from shop.models import Order\n\n\ndef find(number):\n    return Order.objects.filter(number=number).{lookup}()\n"
HANDS = "from shop.find import find\n\n\ndef newest(number):\n    own = number + 1\n    return find(own)\n"
SHOWS = "from shop.hands import newest\n\n\ndef {name}(number):\n    return newest(number).number\n"


def test_what_was_heard_is_asked_again_when_what_it_was_drawn_from_changes(project, anew, monkeypatch):
    """Also by a source that knows of `find` only because another worker told what `newest` gives."""
    monkeypatch.setattr(pipeline_flow, "run_all", one_by_one)
    monkeypatch.setattr(pipeline_flow, "board_for", lambda jobs: Board())
    project.write("shop/models.py", MODEL)
    project.write("shop/find.py", FIND.format(lookup="get"))
    project.write("shop/hands.py", HANDS)
    for name in ("one", "other", "third"):
        project.write(f"shop/{name}.py", SHOWS.format(name=name))
    assert project.found() == anew() == []
    project.write("shop/find.py", FIND.format(lookup="first"))
    assert project.found() == anew() == [f"shop/{name}.py:5 NG103" for name in ("one", "other", "third")]
    project.write("shop/find.py", FIND.format(lookup="get"))
    assert project.found() == anew() == []
