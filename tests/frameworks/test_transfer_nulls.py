"""Fields of transfer objects that are null with a column of another type, with a related row that is asked for, or that others
read themselves."""

from __future__ import annotations

import pytest

from nullguard.frameworks.jpa import declare_entities
from nullguard.frameworks.transfers import join
from nullguard.manifest import build_manifest

SHOP = {
    "shop/Order.java": """
        package shop;
        import jakarta.persistence.*;
        @Entity @Table(name = "orders")
        public class Order {
            @Id private Long id;
            @Column(nullable = false) private String number;
            @Column(nullable = true) private String reference;
            @ManyToOne private Customer customer;
        }""",
    "shop/Customer.java": """
        package shop;
        import jakarta.persistence.*;
        @Entity
        public class Customer {
            @Id private Long id;
            @Column(nullable = false) private String name;
        }""",
}
REFERENCE = {"reference": "orders.reference"}
LEFT_OUT = {"reference": "orders.customer_id"}


def transferred(program) -> dict[str, dict[str, str]]:
    entities = tuple(declare_entities(program))
    schema = join(program, entities, build_manifest(entities))
    return {
        made.name: {name: f"{mapped.table}.{mapped.column}" for name, mapped in made.attributes.items()}
        for made in schema.transferred
    }


AT = {"at": "Depot.opened"}


@pytest.mark.parametrize(
    ("type", "methods", "found"),
    [
        ("String", "", AT),
        ("java.time.LocalDate", "", AT),
        ("String", "default String text(Instant at) { return at == null ? null : at.toString(); }", AT),
        ("String", "default String text(Instant at) { if (at != null) { return at.toString(); } return null; }", AT),
        ("String", "default String text(Instant at) { if (at != null) { return at.toString(); } else { return null; } }", AT),
        ("String", "default String text(Instant at) { return Optional.ofNullable(at).map(Instant::toString).orElse(null); }", AT),
        ("String", 'default String text(Instant at) { return at == null ? "" : at.toString(); }', {}),
        ("String", 'default String text(Instant at) { return Optional.ofNullable(at).map(Instant::toString).orElse(""); }', {}),
        ("String", "default String text(Instant at) { return at.toString(); }", {}),
        ("String", '@Named("never") default String text(Instant at) { return ""; }', AT),
        ("long", "", {}),
        ("java.util.List<String>", "", {}),
        ("Object", "", {}),
    ],
)
def test_what_mapstruct_makes_of_other_types(link, type, methods, found):
    depot = """
        package shop;
        import jakarta.persistence.*;
        @Entity public class Depot { @Id Long id; @Column(nullable = true) java.time.Instant opened; }"""
    mapping = '@Mapping(target = "at", source = "opened") Dto toDto(Depot depot);'
    head = "package shop; import org.mapstruct.*; import java.time.Instant; import java.util.Optional;"
    files = {
        "shop/Depot.java": depot,
        "shop/Dto.java": f"package shop; public class Dto {{ {type} at; }}",
        "shop/Mapping1.java": f"{head} @Mapper interface Mapping1 {{ {mapping} {methods} }}",
    }
    assert transferred(link(files)).get("Dto", {}) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("return text == null ? null : text.trim();", True),
        ('return text == null ? "" : text.trim();', False),
    ],
)
def test_methods_that_a_mapping_names(link, body, found):
    mapping = '@Mapping(target = "reference", source = "reference", qualifiedByName = "text") Dto toDto(Order order);'
    named = f'@Named("text") default String text(String text) {{ {body} }}'
    files = {
        **SHOP,
        "shop/Dto.java": "package shop; public class Dto { String reference; }",
        "shop/Mapping1.java": f"package shop; import org.mapstruct.*; @Mapper interface Mapping1 {{ {mapping} {named} }}",
    }
    assert ("Dto" in transferred(link(files))) is found


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("if (order.getCustomer() != null) { dto.setReference(order.getCustomer().getName()); }", LEFT_OUT),
        ("Customer c = order.getCustomer(); if (c != null) { dto.setReference(c.getName()); }", LEFT_OUT),
        ("dto.setReference(order.getCustomer().getName());", {}),
        ('dto.setReference("x"); if (order.getNumber() != null) { dto.setReference(order.getNumber()); }', {}),
    ],
)
def test_setters_that_are_only_called_where_a_related_row_is_there(link, statement, found):
    order = SHOP["shop/Order.java"].replace(
        "@Id", "Customer getCustomer() { return customer; } String getNumber() { return number; } @Id"
    )
    customer = SHOP["shop/Customer.java"].replace("@Id", "String getName() { return name; } @Id")
    service = f"package shop; class Service {{ Dto run(Order order) {{ Dto dto = new Dto(); {statement} return dto; }} }}"
    dto = "package shop; @lombok.Data public class Dto { String reference; }"
    files = {**SHOP, "shop/Order.java": order, "shop/Customer.java": customer, "shop/Dto.java": dto, "shop/Service.java": service}
    assert transferred(link(files)).get("Dto", {}) == found


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("if (order.getReference() != null) { sent.reference = order.getReference().trim(); }", REFERENCE),
        ("if (order.getCustomer() != null) { sent.reference = order.getCustomer().getName(); }", LEFT_OUT),
        ("if (order.getCustomer() != null) { sent.reference = order.getNumber(); }", {}),
        (
            "if (order.getCustomer() != null) { sent.reference = order.getCustomer().getName(); } else { sent.x = null; }",
            {},
        ),
        ("sent.reference = order.getCustomer().getName();", {}),
        ("if (order.getReference() != null) { sent = new Sent(); sent.reference = order.getReference().trim(); }", {}),
    ],
)
def test_fields_that_are_only_assigned_where_something_is_there(link, statement, found):
    getters = (
        "Customer getCustomer() { return customer; } String getNumber() { return number; } "
        "String getReference() { return reference; } @Id"
    )
    order = SHOP["shop/Order.java"].replace("@Id", getters)
    customer = SHOP["shop/Customer.java"].replace("@Id", "String getName() { return name; } @Id")
    service = f"package shop; class Service {{ Sent run(Order order) {{ Sent sent = new Sent(); {statement} return sent; }} }}"
    sent = "package shop; public class Sent { public String reference; }"
    files = {
        **SHOP,
        "shop/Order.java": order,
        "shop/Customer.java": customer,
        "shop/Sent.java": sent,
        "shop/Service.java": service,
    }
    assert transferred(link(files)).get("Sent", {}) == found


@pytest.mark.parametrize(("modifier", "found"), [("public", REFERENCE), ("private", {})])
def test_fields_that_others_read_themselves(link, modifier, found):
    order = f"""
        package shop;
        import jakarta.persistence.*;
        @Entity @Table(name = "orders")
        public class Order {{ @Id Long id; @Column(nullable = true) {modifier} String reference; }}"""
    view = (
        "package shop; public record Sent(String reference) { static Sent of(Order order) { return new Sent(order.reference); } }"
    )
    assert transferred(link({"shop/Order.java": order, "shop/Sent.java": view})).get("Sent", {}) == found
