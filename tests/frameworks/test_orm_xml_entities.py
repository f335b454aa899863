"""Entities that `orm.xml` files map, with and without annotations."""

from __future__ import annotations

from nullguard.frameworks.entities import declare_entities
from nullguard.languages.mapping_xml import read_mapping_xml
from nullguard.manifest.nullability import in_order
from nullguard.model.schema import AttributeKind, Entity
from nullguard.program.program import Program

ORDER = """
    package shop;
    import jakarta.persistence.*;
    @Entity @Table(name = "orders")
    public class Order {
        @Id private Long id;
        @Column(nullable = false) private String reference;
        @Column(nullable = true) private String note;
        @ManyToOne private Customer customer;
        public String getReference() { return reference; }
    }
    @Entity class RushOrder extends Order { private String courier; }
    @Entity class Customer { @Id private Long id; private String name; }
"""
PLAIN = """
    package shop;
    import java.util.List;
    public class Plain {
        private Long id; private String name; private List<String> tags; private int count;
        public String getName() { return name; }
    }
"""


def entities(program: Program, text: str) -> dict[str, Entity]:
    document = read_mapping_xml(f"<entity-mappings><package>shop</package>{text}</entity-mappings>".encode())
    return {entity.name: entity for entity in declare_entities(program, {"META-INF/orm.xml": document})}


def nullable(entity: Entity, name: str) -> bool | None:
    return next(iter(in_order(entity.attributes[name].evidence))).nullable


def test_a_file_replaces_the_annotations_of_the_members_that_it_mentions(link):
    text = """<entity class="Order"><attributes><basic name="reference"><column nullable="true"/></basic>
        <many-to-one name="customer" optional="false"/></attributes></entity>"""
    found = entities(link({"shop/Order.java": ORDER}), text)
    order = found["Order"]
    assert order.table == "orders"
    assert nullable(order, "reference") is True
    assert nullable(order, "note") is True
    assert nullable(order, "customer") is False
    assert order.attributes["customer"].target == "shop/Order.java#Customer"
    assert nullable(found["RushOrder"], "reference") is True
    assert nullable(found["RushOrder"], "courier") is True
    assert order.accessors == {"getReference": "reference"}


def test_complete_metadata_silences_annotations(link):
    text = '<entity class="Order" metadata-complete="true"><attributes><id name="id"/></attributes></entity>'
    order = entities(link({"shop/Order.java": ORDER}), text)["Order"]
    assert order.table == "Order"
    assert nullable(order, "reference") is True  # its @Column(nullable = false) does not count
    assert not order.attributes["note"].evidence[0].explicit


def test_a_class_without_annotations(link):
    text = """<entity class="Plain"><table name="plains"/><attributes><id name="id"/>
        <basic name="name" optional="false"/></attributes></entity>"""
    plain = entities(link({"shop/Plain.java": PLAIN}), text)["Plain"]
    assert (plain.table, plain.framework, plain.accessors) == ("plains", "jpa", {"getName": "name"})
    assert plain.attributes["id"].primary_key
    assert nullable(plain, "name") is False
    assert plain.attributes["tags"].kind is AttributeKind.COLLECTION
    assert plain.attributes["count"].never_null


def test_classes_that_the_program_lacks_are_left_out(link):
    assert entities(link({"shop/Plain.java": PLAIN}), '<entity class="Unknown"/>') == {}
