"""Rows that are looked up by the key which the database has just made for them (Python)."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

SOURCE = """
import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Job(Base):
    __tablename__ = "jobs"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


def get_job(db: Session, job_id: int) -> Job | None:
    return db.get(Job, job_id)


def make(db, name, key):
    result = db.execute(sa.insert(Job).values(name=name))
{body}
"""


@pytest.fixture
def told(tmp_path, monkeypatch):
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))

    def tell(body: str) -> int:
        text = SOURCE.format(body="\n".join("    " + line for line in body.split("\n")))
        (tmp_path / "jobs.py").write_text(text, encoding="utf-8")
        (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n", encoding="utf-8")
        report = run(load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low"}), lambda stage, done, total: None)
        return len([f for f in report.findings if f.confidence is not Confidence.LOW])

    return tell


@pytest.mark.parametrize(
    "body",
    [
        "return get_job(db, result.inserted_primary_key[0]).name",
        "return get_job(db, result.lastrowid).name",
        "made = result.inserted_primary_key[0]\nreturn get_job(db, made).name",
        "return db.get(Job, result.lastrowid).name",
        "made = result.lastrowid\njob = db.get(Job, made)\nreturn job.name",
    ],
)
def test_a_row_of_a_made_key_is_there(told, body):
    assert told(body) == 0


@pytest.mark.parametrize(
    "body",
    [
        "return get_job(db, key).name",
        "return db.get(Job, key).name",
        "return get_job(db, result.rowcount).name",
        "made = result.lastrowid\nmade = key\nreturn get_job(db, made).name",
        "return get_job(db, result.lastrowid + 1).name",
    ],
)
def test_others_may_be_missing(told, body):
    assert told(body) == 1
