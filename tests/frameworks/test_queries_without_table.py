"""A query in a text that asks no table has one row; any other may have none."""

from __future__ import annotations

import pytest
from library_stubs import library_stubs

from nullguard.flow.analysis import analyse_source
from nullguard.flow.world import World
from nullguard.frameworks.entities import declare_entities
from nullguard.frameworks.models import framework_models
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.knowledge.null_models import library_rules
from nullguard.languages import read_source
from nullguard.manifest import build_manifest
from nullguard.model.source import Language
from nullguard.program.program import Program

SHOP = """
from sqlalchemy import Column, Integer, create_engine, text
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()
session = Session(create_engine("sqlite://"))

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)

def run(number):
    row = {query}
    return row[0]
"""


def _uses(query: str) -> list[str]:
    sources = {"shop.py": read_source(SHOP.format(query=query).encode(), Language.PYTHON)}
    program = Program(sources, (), library_stubs(Language.PYTHON), {"shop.py": sources["shop.py"].bodies}.__getitem__)
    entities = declare_entities(program)
    schema = EntitySchema(program, entities, build_manifest(entities))
    world = World(program, schema, framework_models(program, entities), library_rules())
    names = frozenset(name for function in program.functions_of("shop.py") for name in function.decl.mentions)
    return [use.expression for use in analyse_source(world, "shop.py", names).uses]


@pytest.mark.parametrize(
    "query",
    [
        "session.execute('SELECT version()').fetchone()",
        "session.execute(text('SELECT version()')).fetchone()",
        "session.execute(text('select 1, coalesce(2, 3)')).first()",
        "session.execute(text('SELECT pg_try_advisory_lock(:number)'), {'number': number}).fetchone()",
        "session.execute(text('SELECT count(*) FROM orders')).fetchone()",
    ],
)
def test_there_is_a_row(query):
    assert _uses(query) == []


@pytest.mark.parametrize(
    "query",
    [
        "session.execute('SELECT id FROM orders').fetchone()",
        "session.execute(text('SELECT id FROM orders WHERE id = :number'), {'number': number}).first()",
        "session.execute(text('SELECT (SELECT id FROM orders)')).first()",
        "session.execute(text('SELECT 1 WHERE :number > 2')).fetchone()",
        "session.execute(text('SELECT 1 LIMIT 0')).fetchone()",
        "session.execute(text('DELETE FROM orders RETURNING id')).fetchone()",
        "session.execute(text(number)).fetchone()",
    ],
)
def test_there_may_be_none(query):
    assert _uses(query) == ["row"]
