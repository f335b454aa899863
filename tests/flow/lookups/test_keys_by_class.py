"""Objects that a project makes of rows itself, looked up through their classes by keys of objects at hand."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.called_as_rows import BY_NAMED_ROW
from nullguard.flow.lookups.found import FOUND_BEFORE
from tests.flow.conftest import world_of

ROWS = """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base, Session

Base = declarative_base()
session = Session()

class Network(Base):
    __tablename__ = "networks"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)

class Port(Base):
    __tablename__ = "ports"
    id = Column(Integer, primary_key=True)

def find_row(**columns):
    return session.query(Network).filter_by(**columns).first()
"""

OBJECTS = """
from rows import find_row

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

class Port(Stored):
    pass
"""


def doubts(body: str) -> set[str]:
    """Why what a function looks up is nearly always there."""
    use = f"from objects import Network, Port\n\ndef show(context, port, id, ip):\n    {body}.name\n"
    files = {"rows.py": ROWS, "objects.py": OBJECTS, "use.py": use}
    found = analyse_source(world_of(files), "use.py", frozenset({"get_object", "first"})).uses
    return {use.origin.doubt for use in found if use.origin.kind == "lookup"}


@pytest.mark.parametrize(
    "lookup",
    [
        "Network.get_object(context, id=port.network_id)",
        "Network.get_object(context, id=port.l3_network_id)",
        "Network.get_object(context, id=port.id)",
        "Network.get_object(context, id=port.network.id)",
        "network_id = port.network_id\n    Network.get_object(context, id=network_id)",
        "network_id = port.own_network_id or port.network_id\n    Network.get_object(context, id=network_id)",
        "network_id = port.network_id if port else ip.id\n    Network.get_object(context, id=network_id)",
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
        "Network.get_object(context, id=ip.resource_id)",
        "id = ip.get('network_id')\n    Network.get_object(context, id=id)",
        "network_id = port.network_id\n    if ip:\n        network_id = ip\n    Network.get_object(context, id=network_id)",
        "network_id = port.network_id if port else ip\n    Network.get_object(context, id=network_id)",
        "network_id = port.network_id or ip\n    Network.get_object(context, id=network_id)",
        "Network.get_object(context, id=port.network_policy_id)",
        "device_id = port.device_id or ip\n    Network.get_object(context, id=device_id)",
    ],
)
def test_a_key_of_elsewhere(lookup):
    assert doubts(lookup) == {""}


@pytest.mark.parametrize(
    ("before", "doubt"),
    [
        ("if not context.network_exists(id): return", FOUND_BEFORE),
        ("if not port._network_exists(context, id): raise LookupError", FOUND_BEFORE),
        ("network = Network.get_object(context.admin(), id=id)\n    if not network: return", FOUND_BEFORE),
        ("if not context.network_exists(ip): return", ""),
        ("if not context.port_exists(id): return", ""),
        ("if context.network_exists(id): print(id)", ""),
        ("port = Port.get_object(context, id=id)\n    if not port: return", ""),
    ],
)
def test_it_was_found_through_its_class_before(before, doubt):
    assert doubts(f"{before}\n    Network.get_object(context, id=id)") == {doubt}
