"""A facade of oslo.db stands for the module that its table names, or for what that module's `get_backend` gives."""

from __future__ import annotations

import pytest

MODELS = """
from sqlalchemy import Column, DateTime, Integer
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()

class Host(Base):
    __tablename__ = "hosts"
    id = Column(Integer, primary_key=True)
    seen = Column(DateTime, nullable=True)

def get(context, key):
    return context.session.query(Host).filter_by(id=key).first()

def need(context, key):
    return context.session.query(Host).filter_by(id=key).one()
{backend}
"""

OBJECT = """
def get_backend():
    return Connection()

class Connection:
    def get(self, context, key):
        return context.session.query(Host).filter_by(id=key).first()

    def need(self, context, key):
        return context.session.query(Host).filter_by(id=key).one()
"""

MODULE = """
def get_backend():
    return sys.modules[__name__]
"""

SOURCE = """
from oslo_db import api

TABLE = {{"sqlalchemy": "{module}"}}
IMPL = api.DBAPI.from_config(CONF, backend_mapping=TABLE, lazy=True)

def get_instance():
    return IMPL

class Manager:
    def __init__(self):
        self.db = get_instance()

    def run(self, context, key):
        {body}
"""


@pytest.mark.parametrize("backend", ["", MODULE, OBJECT])
@pytest.mark.parametrize("body", ["IMPL.get(context, key).id", "self.db.need(context, key).seen.date()"])
def test_a_facade_gives_what_its_module_gives(told, backend, body):
    assert told(MODELS.format(backend=backend), SOURCE.format(module="models", body=body)) == [body]


@pytest.mark.parametrize(
    ("module", "body"),
    [
        ("models", "IMPL.need(context, key).id"),
        ("models", "host = self.db.get(context, key); host and host.id"),
        ("models", "self.db.other(context, key).id"),
        ("elsewhere", "IMPL.get(context, key).id"),
    ],
)
def test_a_facade_of_an_unknown_module_is_silent(told, module, body):
    assert told(MODELS.format(backend=OBJECT), SOURCE.format(module=module, body=body)) == []
