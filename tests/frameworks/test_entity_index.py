"""Entities found by class, table and attribute name."""

from __future__ import annotations

from nullguard.frameworks.entities import declare_entities
from nullguard.frameworks.schema.entity_index import EntityIndex

SOURCE = """
    package shop;
    import jakarta.persistence.*;
    interface Order { }
    interface Thing { }
    @Entity class OrderImpl implements Order, Thing { @Id Long id; String ref; }
    @Entity class RushOrder extends OrderImpl { String courier; }
    @Entity @Table(name = "order_lines") class Line implements Thing { @Id Long id; String ref; }
    class Wrapped extends OrderImpl { }
    class Stranger { }
"""


def index(link) -> EntityIndex:
    program = link({"S.java": SOURCE})
    return EntityIndex(program, declare_entities(program))


def found(entity) -> str | None:
    return entity.name if entity is not None else None


def test_by_type(link):
    entities = index(link)
    names = ("OrderImpl", "Order", "Wrapped", "Thing", "Stranger", "RushOrder")
    assert [found(entities.of_type(f"S.java#{name}")) for name in names] == [
        "OrderImpl",
        "OrderImpl",
        "OrderImpl",
        None,
        None,
        "RushOrder",
    ]
    assert entities.of_type("java.lang.String") is None


def test_by_table_and_attribute(link):
    entities = index(link)
    assert [entity.name for entity in entities.of_table("ORDERLINES")] == ["Line"]
    assert entities.of_table("nothing") == ()
    assert {entity.name for entity in entities.by_attribute["ref"]} == {"OrderImpl", "RushOrder", "Line"}
    assert "nothing" not in entities.by_attribute
