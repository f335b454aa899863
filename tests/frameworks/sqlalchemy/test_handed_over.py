"""Rows that a session is handed: it refuses null (UnmappedInstanceError)."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.world import World
from nullguard.frameworks.entities import declare_entities
from nullguard.frameworks.models import framework_models
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.knowledge.null_models import library_rules
from nullguard.manifest import build_manifest
from nullguard.model.span import line_of

SHOP = """
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Column, Integer
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()
db = SQLAlchemy()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)

class Log:
    def add(self, what): ...

{definition}
"""
PLAIN = "def run(session: Session, untyped, ctx, number, basket, log: Log, seen: set):"
FOUND = "order = session.query(Order).filter_by(id=number).first()\n"


def handed(link, body: str, definition: str = PLAIN) -> list[str]:
    """The calls that hand null over."""
    text = SHOP.format(definition=f"{definition}\n{indent(dedent(body).strip(chr(10)), '    ')}")
    program = link({"shop.py": text})
    entities = declare_entities(program)
    schema = EntitySchema(program, entities, build_manifest(entities))
    world = World(program, schema, framework_models(program, entities), library_rules())
    names = frozenset(name for function in program.functions_of("shop.py") for name in function.decl.mentions)
    uses = analyse_source(world, "shop.py", names).uses
    return [text.splitlines()[line_of(use.at) - 1].strip() for use in uses if use.kind == "handed over"]


@pytest.mark.parametrize("method", ["add", "delete", "merge", "refresh", "expire", "expunge"])
def test_what_a_session_takes(link, method):
    assert handed(link, f"{FOUND}session.{method}(order)") == [f"session.{method}(order)"]


@pytest.mark.parametrize("session", ["db.session", "ctx.session", "ctx.db.session"])
def test_sessions_that_are_only_called_so(link, session):
    assert handed(link, f"{FOUND}{session}.delete(order)") == [f"{session}.delete(order)"]


def test_the_row_at_once(link):
    body = "session.delete(session.get(Order, number))"
    assert handed(link, body) == [body]


def test_asynchronous_sessions(link):
    definition = "async def run(session: AsyncSession, number):"
    body = "order = await session.get(Order, number)\nawait session.delete(order)"
    assert handed(link, body, definition) == ["await session.delete(order)"]


def test_what_is_merged_is_there(link):
    assert handed(link, f"{FOUND}kept = session.merge(order)\nsession.add(kept)") == ["kept = session.merge(order)"]


@pytest.mark.parametrize(
    "body",
    [
        FOUND + "if order:\n    session.delete(order)",
        FOUND + "if order is None:\n    return\nsession.add(order)",
        "order = session.query(Order).filter_by(id=number).one()\nsession.delete(order)",
        "session.add(Order(id=number))",
        "session.delete(number)",
        FOUND + "basket.add(order)",
        FOUND + "seen.add(order)",
        FOUND + "log.add(order)",
        FOUND + "untyped.delete(order)",
        FOUND + "session.query(Order).filter(Order.id == number).delete()",
        FOUND + "session.add_all([])",
        FOUND + "session.flush(order)",
        FOUND + "try:\n    session.delete(order)\nexcept SQLAlchemyError:\n    return",
    ],
)
def test_what_is_there_or_goes_elsewhere(link, body):
    assert handed(link, body) == []
