"""Classes of Spring Data JDBC and Micronaut Data."""

from __future__ import annotations

from nullguard.frameworks.entities import declare_entities
from nullguard.model.schema import AttributeKind, Entity


def entities(link, text: str) -> dict[str, Entity]:
    return {entity.name: entity for entity in declare_entities(link({"shop/Rows.java": f"package shop;\n{text}"}))}


def test_spring_data_relational(link):
    found = entities(
        link,
        """
        import java.util.Set;
        import org.springframework.data.annotation.*;
        import org.springframework.data.relational.core.mapping.*;
        @Table("purchases") class Order {
            @Id private Long id;
            private String externalReference;
            @Column("no") private String number;
            private int quantity;
            @Transient private String cached;
            @Embedded(onEmpty = Embedded.OnEmpty.USE_NULL) private Address address;
            private Set<Line> lines;
            public String getExternalReference() { return externalReference; }
        }
        record Customer(@Id Long id, String fullName) { }
        class Address { String street; }
        class Line { String text; }
        """,
    )
    assert list(found) == ["Customer", "Order"]
    order, customer = found["Order"], found["Customer"]
    assert (order.table, customer.table, order.framework) == ("purchases", "customer", "spring-data-relational")
    assert {name: made.column for name, made in order.attributes.items()} == {
        "id": "id", "externalReference": "external_reference", "number": "no", "quantity": "quantity", "address": "", "lines": "",
    }  # fmt: skip
    assert order.attributes["address"].evidence[0].nullable
    assert order.attributes["lines"].kind is AttributeKind.COLLECTION
    assert order.attributes["quantity"].never_null
    assert order.attributes["number"].evidence == ()
    assert order.accessors == {"getExternalReference": "externalReference"}
    assert customer.accessors == {"id": "id", "fullName": "fullName"}


def test_micronaut_data(link):
    order = entities(
        link,
        """
        import io.micronaut.core.annotation.Nullable;
        import io.micronaut.data.annotation.*;
        @MappedEntity("orders") class Order {
            @Id private Long id;
            @Nullable @MappedProperty("ref") private String reference;
            private String number;
            @Relation(Relation.Kind.ONE_TO_MANY) private java.util.List<String> lines;
        }
        """,
    )["Order"]
    assert (order.table, order.framework) == ("orders", "micronaut-data")
    assert {name: (made.column, made.evidence[0].nullable) for name, made in order.attributes.items()} == {
        "id": ("id", False),
        "reference": ("ref", True),
        "number": ("number", False),
    }


def test_annotations_of_the_same_names_are_none(link):
    assert entities(link, "import other.Table;\nimport other.Id;\n@Table class A { @Id Long id; }") == {}
    assert entities(link, "import org.springframework.data.annotation.Id;\nclass Document { @Id String id; }") == {}
