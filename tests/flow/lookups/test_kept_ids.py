"""A row that is declared to be there or not, looked up by the id which an object of Python keeps: it was made for that row."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.keys.kept_ids import BY_KEPT_ID
from tests.flow.conftest import world_of

MODELS = """
from __future__ import annotations
from typing import Optional
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()

class Build(Base):
    __tablename__ = "builds"
    id = Column(Integer, primary_key=True)
    task_id = Column(String)
    parent_id = Column(String)
    note = Column(String, nullable=False)

    @classmethod
    def get_by_id(cls, id_: int) -> Optional[Build]:
        return session().query(Build).filter_by(id=id_).first()

    @classmethod
    def get_by_task_id(cls, task_id: str, owner: str = "") -> Optional[Build]:
        return session().query(Build).filter_by(task_id=task_id).first()

    @classmethod
    def get_by_note(cls, note: str) -> Optional[Build]:
        return session().query(Build).filter_by(note=note).first()

    def above(self):
        return Build.get_by_id(self.parent_id).note
"""


def _doubts(body: str) -> list[str]:
    text = "from models import *\n\nclass Handler:\n    build_id: int\n    note: str\n\n"
    text += f"    def run(self, build_id, other):\n        return {body}\n"
    world = world_of({"models.py": MODELS, "handlers.py": text})
    return [use.origin.doubt for use in analyse_source(world, "handlers.py", frozenset({"note", "build_id"})).uses]


@pytest.mark.parametrize("call", ["get_by_id(self.build_id)", "get_by_id(id_=self.build_id)", "get_by_task_id(self.task_id)"])
def test_the_object_was_made_for_the_row(call):
    assert _doubts(f"Build.{call}.note.strip()") == [BY_KEPT_ID]


@pytest.mark.parametrize(
    "call",
    [
        "Build.get_by_id(build_id)",
        "Build.get_by_id(other.build_id)",
        "Build.get_by_id(self.data['build_id'])",
        "Build.get_by_id(self.data.build_id)",
        "Build.get_by_id(int(self.build_id))",
        "Build.get_by_note(self.note)",
        "Build.get_by_note(self.build_id)",
        "Build.get_by_task_id(self.task_id, owner=self.note)",
    ],
)
def test_other_rows_may_be_missing(call):
    assert _doubts(f"{call}.note.strip()") == [""]


def test_a_row_may_hold_the_id_of_one_that_was_removed():
    world = world_of({"models.py": MODELS})
    assert [use.origin.doubt for use in analyse_source(world, "models.py", frozenset({"note", "parent_id"})).uses] == [""]
