"""Conditions that are collected in a list before a query gets them: those that surely are in it hold of the rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
import sqlalchemy as sa
from sqlalchemy import Column, DateTime, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Job(Base):
    __tablename__ = "jobs"
    id = Column(Integer, primary_key=True)
    due = Column(DateTime, nullable=True)


def run(session, now, ids, known):
    {conditions}
    for job in session.query(Job).filter({given}):
        print(job.due.year)
"""
DUE = "Job.due < now"


@pytest.mark.parametrize(
    ("conditions", "given", "told"),
    [
        (f"found = [{DUE}]", "*found", False),
        (f"found = [{DUE}]\n    if ids:\n        found.append(Job.id.in_(ids))", "*found", False),
        (f"found = [{DUE}]\n    if ids:\n        found.append(Job.id.in_(ids))", "sa.and_(*found)", False),
        (f"found = [Job.id > 3, {DUE}]\n    for id in ids:\n        found.append(Job.id != id)", "*found", False),
        (f"found = []\n    found.append({DUE})\n    if ids:\n        found.append(Job.id.in_(ids))", "*found", False),
        (f"found = [{DUE}]\n    if ids:\n        found.append(Job.id.in_(ids))", "sa.or_(*found)", True),
        (f"found = [Job.id > 3]\n    if ids:\n        found.append({DUE})", "*found", True),
        (f"found = [{DUE}]\n    if ids:\n        found = [Job.id.in_(ids)]", "*found", True),
        (f"found = [{DUE}]\n    if ids:\n        found.append(Job.id.in_(ids))\n    found.clear()", "*found", True),
        (f"found = [{DUE}]\n    if ids:\n        found.append(Job.id.in_(ids))\n    found.pop(0)", "*found", True),
        (f"found = [{DUE}] + [Job.id != id for id in ids]", "*found", False),
        (f"found = [{DUE}]\n    found += [Job.id != id for id in ids]", "*found", False),
        (f"found = []\n    found.extend([Job.id > 3, {DUE}])", "*found", False),
        (f"found = [Job.id != id for id in ids]\n    found += known + [{DUE}]", "sa.or_(*found)", True),
        ("found = [Job.id > 3] + known", "*found", True),
        ("found = list(known)", "*found", True),
    ],
)
def test_conditions_in_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, conditions: str, given: str, told: bool) -> None:
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
    (tmp_path / "models.py").write_text(MODELS.format(conditions=conditions, given=given))
    report = run(load_settings((tmp_path,), None, {}), lambda stage, done, total: None)
    assert bool(report.findings) is told


@pytest.mark.parametrize(
    ("returned", "told"),
    [("Job.due < now", False), ("Job.due != None", False), ("Job.due == None", True), ("Job.id < now", True), ("now < 3", True)],
)
def test_conditions_that_functions_give(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, returned: str, told: bool) -> None:
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
    text = MODELS.format(conditions="found = asked(now)", given="found")
    (tmp_path / "models.py").write_text(f"{text}\n\ndef asked(now):\n    return {returned}\n")
    report = run(load_settings((tmp_path,), None, {}), lambda stage, done, total: None)
    assert bool(report.findings) is told
