"""Rows that functions are declared to give or not (NG105), which decorators and hooks have looked up before (Python)."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Job(Base):
    __tablename__ = "jobs"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Worker(Base):
    __tablename__ = "workers"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


def get_job(db: Session, job_id: int) -> Job | None:
    return db.get(Job, job_id)


def has_job(db: Session, job_id: int) -> bool:
    "Whether there is such a job."
    return db.query(Job).filter(Job.id == job_id).count() > 0


def is_free(db: Session, job_id: int) -> bool:
    return db.query(Job).filter(Job.id == job_id).count() == 0


def is_named(db: Session, job_id: int, name: str) -> bool:
    return db.query(Job).filter(Job.name == name).count() > 0


def get_worker(db: Session, worker_id: int) -> Worker | None:
    return db.get(Worker, worker_id)
"""

SERVICE = """
from flask import Blueprint, abort, g, request
from models import Job, get_job, get_worker, has_job, is_free, is_named

bp = Blueprint("jobs", __name__)


def found(function):
    def wrapper(db, job_id):
        {check}
        return function(db, job_id)

    return wrapper


@bp.before_request
def known():
    if get_job(g.db, request.args["job"]) is None:
        abort(404)


{function}
"""

RAISES = "if get_job(db, job_id) is None:\n            raise ValueError(job_id)"
HELD = "job = get_job(db, job_id)\n        if not job:\n            return None"
LOOKS = "print(get_job(db, job_id))"
OTHER = "if get_worker(db, job_id) is None:\n            raise ValueError(job_id)"
HAS = "if not has_job(db, job_id):\n            raise ValueError(job_id)"
NO_MORE = "if not is_free(db, job_id):\n            raise ValueError(job_id)"
NAMED = "if not is_named(db, job_id, 'x'):\n            raise ValueError(job_id)"
INLINE = "@found\ndef rename(db, job_id):\n    return db.get(Job, job_id).name"
DECORATED = "@found\ndef rename(db, job_id):\n    return get_job(db, job_id).name"


@pytest.fixture
def told(tmp_path, monkeypatch):
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))

    def tell(check: str, function: str) -> int:
        (tmp_path / "models.py").write_text(MODELS, encoding="utf-8")
        (tmp_path / "service.py").write_text(SERVICE.format(check=check, function=function), encoding="utf-8")
        (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n", encoding="utf-8")
        report = run(load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low"}), lambda stage, done, total: None)
        return len([f for f in report.findings if f.confidence is not Confidence.LOW])

    return tell


@pytest.mark.parametrize(
    ("check", "function"),
    [
        (RAISES, DECORATED),
        (HELD, DECORATED),
        (HAS, DECORATED),
        (HAS, INLINE),
        (RAISES, INLINE),
        (RAISES, "@found\ndef rename(db, job_id):\n    job = get_job(db, job_id)\n    job.name = 'x'"),
        (LOOKS, '@bp.get("/")\ndef show():\n    return get_job(g.db, request.args["job"]).name'),
    ],
)
def test_a_row_that_was_found_before_is_low(told, check, function):
    assert told(check, function) == 0


@pytest.mark.parametrize(
    ("check", "function"),
    [
        (LOOKS, DECORATED),
        (OTHER, DECORATED),
        (NO_MORE, DECORATED),
        (NAMED, DECORATED),
        (NAMED, INLINE),
        (OTHER, INLINE),
        (RAISES, "def rename(db, job_id):\n    return get_job(db, job_id).name"),
        (RAISES, "@found\ndef rename(db, job_id):\n    return get_job(db, job_id + 1).name"),
        (RAISES, "@found\ndef rename(db, job_id):\n    return get_worker(db, job_id).name"),
        (LOOKS, '@bp.get("/")\ndef show():\n    return get_job(g.db, request.args["other"]).name'),
    ],
)
def test_others_are_told(told, check, function):
    assert told(check, function) == 1
