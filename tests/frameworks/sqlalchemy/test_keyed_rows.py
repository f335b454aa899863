"""Rows whose base lets their columns be read by key: objects that are called as rows are, and what callers hand on."""

from __future__ import annotations

import pytest

OSLO = "from oslo_db.sqlalchemy import models\n\nclass Keyed(models.ModelBase): ..."
OWN = "class Keyed:\n    def __getitem__(self, key):\n        return getattr(self, key)"
NO_KEYS = "class Keyed: ..."

MODELS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()

{base}

class Volume(Base, Keyed):
    __tablename__ = "volumes"
    id = Column(Integer, primary_key=True)
    host = Column(String(255), nullable=True)
    size = Column(Integer, nullable=False)

    def is_local(self):
        return self.host is None
"""


def models_on(base: str) -> str:
    return MODELS.format(base=base)


@pytest.mark.parametrize("base", [OSLO, OWN])
def test_a_parameter_that_is_called_as_a_row(told, base):
    source = """
    def terminate(volume):
        return volume["host"].split("@")
    """
    assert told(models_on(base), source) == ['return volume["host"].split("@")']


def test_what_callers_hand_on(told):
    source = """
    from models import Volume

    def shown(ref):
        return ref["host"].split("@")

    def all_shown(session):
        return [shown(volume) for volume in session.query(Volume).all()]
    """
    assert told(models_on(OSLO), source) == ['return ref["host"].split("@")']


@pytest.mark.parametrize(
    "body",
    [
        'return volume["size"].bit_length()',
        'return volume["unknown"].split("@")',
        'return volume["host"]',
        'return volume.get("host")',
        'return volume[0].split("@")',
        'if volume["host"]:\n        return volume["host"].split("@")',
        'if volume.host is not None:\n        return volume["host"].split("@")',
        'volume = {"host": "a@b"}\n    return volume["host"].split("@")',
        'volume = dict(host="a@b")\n    return volume["host"].split("@")',
        'volume["host"] = "a@b"\n    return volume["host"].split("@")',
    ],
)
def test_what_is_no_null_of_a_row(told, body):
    assert told(models_on(OSLO), f"def terminate(volume):\n    {body}\n") == []


@pytest.mark.parametrize("called", ["request", "body", "item", "remote_volume", "volumes"])
def test_names_that_tell_no_row(told, called):
    assert told(models_on(OSLO), f'def terminate({called}):\n    return {called}["host"].split("@")\n') == []


def test_rows_without_keys_are_not_guessed_from_items(told):
    assert told(models_on(NO_KEYS), 'def terminate(volume):\n    return volume["host"].split("@")\n') == []
