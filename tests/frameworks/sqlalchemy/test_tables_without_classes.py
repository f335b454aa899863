"""Tables of SQLAlchemy Core, to which no class is mapped: a lookup of their rows may find none."""

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
import sqlalchemy as sa
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, func, select

engine = create_engine("sqlite://")
orders = Table("orders", MetaData(), Column("id", Integer, primary_key=True), Column("number", String, nullable=False))
lines = sa.Table("lines", MetaData(), Column("id", Integer, primary_key=True))

async def run(connection, database, session, things, number):
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
        "connection.execute(orders.select().where(orders.c.number == number)).first()",
        "connection.execute(orders.select().where(orders.c.number == number)).fetchone()",
        "connection.execute(lines.select().where(lines.c.id == number)).one_or_none()",
        "connection.execute(orders.select().order_by(orders.c.id).limit(1)).first()",
        "engine.execute(select([orders.c.number]).where(orders.c.id == number)).fetchone()",
        "engine.execute(orders.select()).first()",
        "session.query(orders).filter(orders.c.number == number).first()",
        "await database.fetch_one(orders.select().where(orders.c.number == number))",
    ],
)
def test_there_may_be_none(query):
    assert _uses(query) == ["row"]


@pytest.mark.parametrize(
    "query",
    [
        "connection.execute(orders.select().where(orders.c.number == number)).one()",
        "connection.execute(orders.select().where(orders.c.number == number)).fetchall()",
        "connection.execute(orders.select()).first() or [number]",
        "connection.execute(orders.insert().values(number=number)).inserted_primary_key",
        "connection.execute(orders.update().where(orders.c.id == number))",
        "connection.execute(things.select()).first()",
        "session.query(orders).filter(orders.c.number == number).one()",
        "session.query(orders).all()",
        "await database.fetch_all(orders.select())",
        "await database.fetch_one(things.select())",
        "orders.c.number",
        "orders.select()",
    ],
)
def test_rows_that_are_there_or_tested_are_silent(query):
    assert _uses(query) == []
