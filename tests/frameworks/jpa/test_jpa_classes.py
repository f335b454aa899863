"""Which classes and members are mapped, to which tables."""

from __future__ import annotations

import pytest

from nullguard.model.schema import AttributeKind


def test_only_persistence_annotations_make_entities(entities):
    found = entities(
        "package shop;\nimport dev.morphia.annotations.Entity;\n@Entity class Doc { String x; }",
        header="",
    )
    assert found == {}


@pytest.mark.parametrize(
    "imports", ["import javax.persistence.*;", "import jakarta.persistence.Entity; import jakarta.persistence.Id;"]
)
def test_both_generations_of_the_package(entities, imports):
    assert "Order" in entities("@Entity class Order { @Id Long id; }", header=f"package shop;\n{imports}\n")


def test_static_transient_and_computed_members_are_not_mapped(entities):
    order = entities("""
        @Entity class Order {
            @Id Long id;
            static String a; transient String b; @Transient String c; @Formula("1") Integer d;
            String e;
        }
    """)["Order"]
    assert set(order.attributes) == {"id", "e"}


def test_getters_are_mapped_where_the_key_stands_on_one(entities):
    order = entities("""
        @Entity class Order {
            private Long id; private String _ref; private String hidden;
            @Id public Long getId() { return id; }
            @Column(nullable = false) public String getReference() { return _ref; }
            public boolean isOpen() { return open; }
            @Transient public String getHidden() { return hidden; }
            public String getURL() { return url; }
            public void setReference(String reference) { this._ref = reference; }
        }
    """)["Order"]
    assert {"id", "reference", "open", "URL"} <= set(order.attributes)
    assert "hidden" not in order.attributes
    assert order.attributes["reference"].evidence[0].nullable is False
    assert order.attributes["_ref"].evidence == order.attributes["reference"].evidence
    assert order.accessors["getReference"] == "_ref"
    assert order.mutators["setReference"] == "_ref"


def test_access_may_be_said(entities):
    found = entities("""
        @Entity @Access(AccessType.PROPERTY) class Order {
            @Id Long id; String ref;
            public Long getId() { return id; }
            public String getName() { return ref; }
        }
        @Entity class Line {
            @Id Long id;
            @Access(AccessType.PROPERTY) @Column(nullable = false) public String getName() { return null; }
        }
    """)
    assert "name" in found["Order"].attributes
    assert found["Line"].attributes["name"].evidence[0].nullable is False


def test_mapped_superclasses_lend_their_members_with_types_filled_in(entities):
    found = entities("""
        @MappedSuperclass abstract class Base<K, P> {
            @Id K key;
            @ManyToOne P parent;
            @Column(nullable = false) Date created;
        }
        abstract class Middle extends Base<Long, Order> { String lost; }
        @Entity class Order extends Middle { String ref; }
    """)
    order = found["Order"].attributes
    assert found["Base"].abstract
    assert set(order) == {"key", "parent", "created", "ref"}
    assert order["key"].type.name == "java.lang.Long"
    assert order["parent"].target.endswith("#Order")


def test_overrides_of_inherited_columns(entities):
    order = entities("""
        @MappedSuperclass class Base { @Id Long id; String ref; }
        @Entity @AttributeOverride(name = "ref", column = @Column(name = "code", nullable = false))
        class Order extends Base { }
    """)["Order"]
    assert order.attributes["ref"].column == "code"
    assert order.attributes["ref"].evidence[0].nullable is False


@pytest.mark.parametrize(
    ("strategy", "table", "of_parent"),
    [("", "Person", ""), ("@Inheritance(strategy = InheritanceType.JOINED)", "Worker", "Person"),
     ("@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)", "Worker", "")],
)  # fmt: skip
def test_inheritance_strategies(entities, strategy, table, of_parent):
    worker = entities(f"""
        @Entity {strategy} class Person {{ @Id Long id; String name; }}
        @Entity class Worker extends Person {{ Integer wage; }}
    """)["Worker"]
    assert worker.table == table
    assert worker.attributes["name"].table == of_parent
    assert worker.attributes["wage"].table == ""


def test_names_of_tables_and_columns(entities):
    found = entities("""
        @Entity @Table(name = "orders", schema = "sales") class Order { @Id Long id; @Column(name = "`ref`") String reference; }
        @Entity(name = "Line") class OrderLine { @Id Long id; String lineText; @ManyToOne Order parentOrder; }
    """)
    assert found["Order"].table == "sales.orders"
    assert found["Order"].attributes["reference"].column == "ref"
    assert found["OrderLine"].table == "Line"
    assert found["OrderLine"].attributes["lineText"].column == "lineText"
    assert found["OrderLine"].attributes["parentOrder"].column == "parentOrder_id"


def test_spring_names_tables_and_columns_in_snake_case(entities):
    header = "package shop;\nimport javax.persistence.*;\nimport org.springframework.boot.SpringApplication;\n"
    found = entities("@Entity class OrderLine { @Id Long id; String lineText; @ManyToOne OrderLine nextLine; }", header=header)
    line = found["OrderLine"]
    assert line.table == "order_line"
    assert line.attributes["lineText"].column == "line_text"
    assert line.attributes["nextLine"].column == "next_line_id"


def test_collections(entities):
    attributes = entities("""
        @Entity class Line { @Id Long id; }
        @Entity class Order {
            @Id Long id;
            @OneToMany List<Line> lines;
            @ManyToMany Map<String, Line> named;
            @ElementCollection Set<String> tags;
            @OneToMany(targetEntity = Line.class) Collection raw;
            @Convert(converter = Csv.class) List<String> csv;
        }
    """)["Order"].attributes
    kinds = {name: item.kind for name, item in attributes.items()}
    assert kinds == {
        "id": AttributeKind.COLUMN, "lines": AttributeKind.COLLECTION, "named": AttributeKind.COLLECTION,
        "tags": AttributeKind.COLLECTION, "raw": AttributeKind.COLLECTION, "csv": AttributeKind.COLUMN,
    }  # fmt: skip
    assert {attributes[name].target.rpartition("#")[2] for name in ("lines", "named", "raw")} == {"Line"}


def test_the_side_of_a_one_to_one_without_the_key_may_be_missing(entities):
    attributes = entities("""
        @Entity class Profile { @Id Long id; }
        @Entity class User {
            @Id Long id;
            @OneToOne(mappedBy = "user") Profile profile;
            @OneToOne(mappedBy = "user", optional = false) Profile sure;
            @OneToOne Profile own;
        }
    """)["User"].attributes
    assert attributes["profile"].kind is AttributeKind.REVERSE
    assert not attributes["profile"].raises_when_missing
    assert attributes["sure"].evidence[0].nullable is False
    assert (attributes["own"].kind, attributes["own"].column) == (AttributeKind.RELATION, "own_id")


def test_embedded_objects_are_null_when_all_their_columns_are(entities):
    found = entities("""
        @Embeddable class Address { String street; @Column(name = "town") String city; }
        @Embeddable class Money { @Column(nullable = false) BigDecimal amount; String currency; }
        @Embeddable class Key implements java.io.Serializable { Long a; Long b; }
        @Entity class Order {
            @EmbeddedId Key key;
            @Embedded Address address;
            Address other;
            @Embedded Money price;
            @Embedded @AttributeOverride(name = "city", column = @Column(name = "bill_town", nullable = false)) Address billing;
        }
    """)
    order = found["Order"].attributes
    said = {name: order[name].evidence[0].nullable for name in ("key", "address", "other", "price", "billing")}
    assert said == {"key": False, "address": True, "other": True, "price": False, "billing": False}
    assert not order["address"].evidence[0].explicit
    assert order["address"].kind is AttributeKind.EMBEDDED
    assert order["address.city"].column == "town"
    assert order["billing.city"].column == "bill_town"
    assert order["key.a"].primary_key
    assert found["Address"].abstract
    assert set(found["Address"].attributes) == {"street", "city"}


@pytest.mark.parametrize(
    ("fields", "nullable"),
    [
        ("String street; String city;", True),
        ("String street = null; Date since;", True),
        ('@Transient String street = ""; String city;', True),
        ('static String NONE = ""; String city;', True),
        ("@OneToMany List<Line> lines = new ArrayList<>(); String city;", True),
        ("String street; BigDecimal balance = BigDecimal.ZERO;", False),
        ("Set<String> names = new HashSet<>();", False),
        ("Set<String> names = new HashSet<>(); String city;", False),
        ("int number; String city;", False),
    ],
)
def test_an_embedded_object_one_of_whose_columns_has_a_value_from_the_start_is_there(entities, fields, nullable):
    found = entities(f"""
        @Embeddable class Address {{ {fields} }}
        @Entity class Order {{ @Id Long id; @Embedded Address address = new Address(); }}
    """)
    assert found["Order"].attributes["address"].evidence[0].nullable is nullable


@pytest.mark.parametrize(
    "owner",
    [
        "@Entity class Order { @Id Long id; Money price; }",
        "@Entity class Order { @Id Long id; @Embedded Money price; }",
        "@Entity class Order { @Id Long id; @Embedded Value price; }",
        "@Entity class Order { @EmbeddedId Money id; }",
        "@Entity class Order { @Id Long id; @ElementCollection List<Money> prices; }",
        "@MappedSuperclass class Base { @Embedded Money price; }",
        "@Embeddable class Price { Money net; } @Entity class Order { @Id Long id; Price price; }",
    ],
)
def test_embeddables_have_columns_where_somebody_embeds_them(entities, owner):
    assert "Money" in entities(f"interface Value {{ }} @Embeddable class Money implements Value {{ BigDecimal amount; }} {owner}")


@pytest.mark.parametrize(
    "other",
    [
        "",
        "@Entity class Order { @Id Long id; @Transient Money price; }",
        "@Entity class Order { @Id Long id; static Money price; transient Money net; Money total() { return null; } }",
        "@Entity class Order { @Id Long id; @Embedded Price price; } @Embeddable class Price { BigDecimal amount; }",
        "class Order { Money price; }",
    ],
)
def test_an_embeddable_that_nobody_embeds_is_a_value_like_any_other(entities, other):
    assert "Money" not in entities(f"@Embeddable class Money {{ BigDecimal amount; }} {other}")


def test_an_attribute_that_holds_a_relations_key(entities):
    attributes = entities("""
        @Entity class Customer { @Id Long id; }
        @Entity class Order {
            @Id Long id;
            @ManyToOne @JoinColumn(name = "customer_id") Customer customer;
            @Column(name = "customer_id", insertable = false, updatable = false) Long customerId;
        }
    """)["Order"].attributes
    assert attributes["customer"].key_attribute == "customerId"


def test_a_tree_without_persistence_has_no_entities(entities):
    assert entities("@Entity class Order { @Id Long id; }", header="package shop;\n") == {}
