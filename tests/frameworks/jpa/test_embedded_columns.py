"""What the tables of the entities that embed a class say of its attributes."""

from __future__ import annotations

from textwrap import dedent

import pytest

from nullguard.frameworks.jpa import declare_entities
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.manifest import build_manifest, merge
from nullguard.manifest.replay import replay
from nullguard.model.ddl import ColumnDefinition, CreateTable, History, Step
from nullguard.model.schema import Database, Manifest
from tests.frameworks.jpa.conftest import HEADER

SHOP = """
    @Embeddable class Money { BigDecimal amount; String currency; }
    @Entity @Table(name = "orders") class Order { @Id Long id; @Embedded Money price; }
    @Entity @Table(name = "lines") class Line {
        @Id Long id;
        @Embedded @AttributeOverride(name = "amount", column = @Column(name = "net")) Money price;
    }
    @Entity @Table(name = "notes") class Note { @Id Long id; }
"""


def _nullable(link, tables, cls, name):
    program = link({"src/main/java/shop/S.java": HEADER + dedent(SHOP)})
    entities = tuple(declare_entities(program))
    created = [
        CreateTable(table, tuple(ColumnDefinition(column, nullable=None if may else False) for column, may in columns.items()))
        for table, columns in tables.items()
    ]
    migrated = replay(History("sql", (Step("1.sql", "1", tuple(created)),)))
    manifest = merge(build_manifest(entities), Manifest({"default": Database("default", migrated)}))
    schema = EntitySchema(program, entities, manifest)
    entity = next(entity for entity in entities if entity.name == cls)
    return schema.nullable(entity, entity.attributes[name])


@pytest.mark.parametrize(
    ("orders", "lines", "expected"),
    [
        ({"amount": False, "currency": True}, {"net": False, "currency": True}, False),
        ({"amount": True, "currency": True}, {"net": False, "currency": True}, True),
        ({"amount": False, "currency": True}, {"net": True, "currency": True}, True),
        ({"amount": False, "currency": True}, {"amount": False, "currency": True}, True),
    ],
)
def test_an_attribute_is_never_null_where_no_table_lets_it_be(link, orders, lines, expected):
    assert _nullable(link, {"orders": orders, "lines": lines}, "Money", "amount") is expected


@pytest.mark.parametrize(
    ("orders", "expected"),
    [
        ({"amount": True, "currency": True}, True),
        ({"amount": False, "currency": True}, False),
        ({"amount": True, "currency": False}, False),
        ({"amount": True, "currency": True, "id": False}, True),
    ],
)
def test_an_embedded_object_is_there_where_one_of_its_columns_is_not_null(link, orders, expected):
    assert _nullable(link, {"orders": orders}, "Order", "price") is expected
