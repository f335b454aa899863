"""Objects that a project makes of rows itself, looked up through their classes by keys of objects at hand."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.rows.called_as_rows import BY_NAMED_ROW
from tests.flow.conftest import world_of

OBJECTS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base, Session

Base = declarative_base()
session = Session()

class NetworkRow(Base):
    __tablename__ = "networks"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)

def find_row(**columns):
    return session.query(NetworkRow).filter_by(**columns).first()

class Stored:

    @classmethod
    def load(cls, row):
        stored = cls()
        stored.row = row
        return stored

    @classmethod
    def get_object(cls, context, raw=False, **columns):
        row = find_row(**columns)
        if raw:
            return row
        if row:
            return cls.load(row)

class Network(Stored):
    pass
"""


def doubts(body: str) -> set[str]:
    """Why what a function looks up is nearly always there."""
    use = f"from objects import Network\n\ndef show(context, port, id, ip):\n    {body}.name\n"
    files = {"objects.py": OBJECTS, "use.py": use}
    found = analyse_source(world_of(files), "use.py", frozenset({"get_object", "first"})).uses
    return {use.origin.doubt for use in found if use.origin.kind == "lookup"}


@pytest.mark.parametrize(
    "lookup",
    [
        "Network.get_object(context, id=port.network_id)",
        "Network.get_object(context, id=port.l3_network_id)",
        "Network.get_object(context, id=port.id)",
        "Network.get_object(context, id=port.network.id)",
    ],
)
def test_an_object_has_the_key(lookup):
    assert doubts(lookup) == {BY_NAMED_ROW}


@pytest.mark.parametrize(
    "lookup",
    [
        "Network.get_object(context, id=id)",
        'Network.get_object(context, id=ip["network_id"])',
        "Network.get_object(context, id=port.device_id)",
        "Network.get_object(context, name=port.network_id)",
        "Network.get_object(context, id=port.network_id, shared=True)",
        "Network.get_object(context, **ip)",
    ],
)
def test_a_key_of_elsewhere(lookup):
    assert doubts(lookup) == {""}
