"""Rows that export themselves: `order.export(exporter)` sets what its interface names in the object that implements it."""

from __future__ import annotations

import pytest

from nullguard.frameworks.jpa import declare_entities
from nullguard.frameworks.transfers import join
from nullguard.manifest import build_manifest

ORDER = """
    package shop;
    import jakarta.persistence.*;
    @Entity @Table(name = "orders")
    public class Order {
        @Id private Long id;
        @Column(nullable = true) private String reference;
        public void export(Exporter exporter) { exporter.setReference(reference); }
        public interface Exporter { void setReference(String reference); }
    }"""
DTO = "package shop; class {name} {base} {{ String reference; public void setReference(String r) {{ this.reference = r; }} }}"


def given(link, names: tuple[str, ...], base: str) -> set[str]:
    files = {f"shop/{name}.java": DTO.format(name=name, base=base) for name in names}
    program = link({"shop/Order.java": ORDER, **files})
    entities = tuple(declare_entities(program))
    return {item.name for item in join(program, entities, build_manifest(entities)).transferred}


def test_objects_that_implement_the_interface(link):
    assert given(link, ("OrderDto", "OrderView"), "implements Order.Exporter") == {"OrderDto", "OrderView"}


@pytest.mark.parametrize(
    ("names", "base"),
    [(("OrderDto",), ""), (("A", "B", "C", "D", "E"), "implements Order.Exporter")],
)
def test_other_objects_and_too_many(link, names, base):
    assert given(link, names, base) == set()
