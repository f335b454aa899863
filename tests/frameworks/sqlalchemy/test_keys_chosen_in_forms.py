"""A row that is looked up by what a form has offered is there, as far as anybody can tell: told with low confidence only."""

from __future__ import annotations

import pytest

from nullguard.pipeline.run import run
from nullguard.settings import load_settings

SOURCE = """
import wtforms
from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Team(Base):
    __tablename__ = "teams"
    id = Column(Integer, primary_key=True)

class Choose(wtforms.Form):
    team = wtforms.SelectField("Team")
    name = wtforms.StringField("Name")
    code = wtforms.SelectField("Code")

class Write(wtforms.Form):
    code = wtforms.StringField("Code")

def find(session, key):
    return session.query(Team).filter_by(id=key).first()

def find_id(session, name):
    return session.query(Team.id).filter_by(name=name).scalar()

def run(session, form, data):
    {body}
"""


def _told(tmp_path, body: str) -> bool:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "teams.py").write_text(SOURCE.format(body=body), encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "jobs": 1})
    return bool(run(settings, lambda stage, done, total: None).findings)


@pytest.mark.parametrize(
    "body",
    [
        "return find(session, form.team.data).id",
        "key = find_id(session, form.team.data); team = find(session, key); return team.id",
        "form = Choose(data); return find(session, form.code.data).id",
        "form = form or data; name = form.team.data; key = find_id(session, name); row = find(session, key); return row.id",
        "name = form.team.data; key = find_id(session, name); return find(session, key).id",
    ],
)
def test_chosen(tmp_path, body):
    assert not _told(tmp_path, body)


@pytest.mark.parametrize(
    "body",
    [
        "return find(session, form.name.data).id",
        "return find(session, form.code.data).id",
        "form = Write(data); return find(session, form.code.data).id",
        "return find(session, data.team).id",
        "key = form.team.data; key = data; return find(session, key).id",
    ],
)
def test_written(tmp_path, body):
    assert _told(tmp_path, body)
