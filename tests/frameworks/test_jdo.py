"""Persistent classes of JDO, by annotation and by mapping file."""

from __future__ import annotations

from nullguard.frameworks.entities import declare_entities
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.languages.mapping_xml import read_mapping_xml
from nullguard.manifest import build_manifest
from nullguard.model.schema import AttributeKind, Entity
from nullguard.program.program import Program

ORDER = """
    package shop;
    import java.util.*;
    import javax.jdo.annotations.*;
    import javax.validation.constraints.NotNull;

    @PersistenceCapable(table = "ORDERS", schema = "sales")
    public class Order extends Base {
        static final int MOST = 3;
        @Persistent(customValueStrategy = "uuid") @Column(allowsNull = "true") private String reference;
        @Column(name = "NO", allowsNull = "false") private String number;
        @Persistent private String note;
        @Column(allowsNull = "true") @NotNull private String checked;
        private int quantity;
        @NotPersistent private String cached;
        private transient String gone;
        @Column(name = "CUSTOMER_ID") private Customer customer;
        private List<Order> parts;
        public String getReference() { return reference; }
        public Customer getCustomer() { return customer; }
        public String getCached() { return cached; }
    }
"""
BASE = """
    package shop;
    import javax.jdo.annotations.*;
    @PersistenceCapable
    public abstract class Base { @PrimaryKey private Long id; private String author; }
"""
CUSTOMER = """
    package shop;
    import javax.jdo.annotations.PersistenceCapable;
    @PersistenceCapable public class Customer { private String name; }
"""
FILES = {"shop/Order.java": ORDER, "shop/Base.java": BASE, "shop/Customer.java": CUSTOMER}


def entities(program: Program, **documents: str) -> dict[str, Entity]:
    read = {path.replace("_", "."): read_mapping_xml(text.encode()) for path, text in documents.items()}
    return {entity.name: entity for entity in declare_entities(program, read)}


def nullable(entity: Entity, name: str) -> tuple[bool | None, bool]:
    """The verdict of the first evidence, and whether somebody wrote it."""
    said = entity.attributes[name].evidence[0]
    return said.nullable, said.explicit


def test_annotated_members(link):
    order = entities(link(FILES))["Order"]
    assert (order.table, order.framework) == ("sales.ORDERS", "jdo")
    assert list(order.attributes) == [
        "id", "author", "reference", "number", "note", "checked", "quantity", "customer", "parts",
    ]  # fmt: skip
    assert nullable(order, "reference") == nullable(order, "checked") == (True, True)
    assert nullable(order, "number") == (False, True)
    assert nullable(order, "note") == nullable(order, "author") == (True, False)
    assert order.attributes["quantity"].never_null
    assert order.attributes["id"].primary_key
    assert order.attributes["number"].column == "NO"
    assert order.attributes["parts"].kind is AttributeKind.COLLECTION
    customer = order.attributes["customer"]
    assert (customer.kind, customer.column, customer.target) == (
        AttributeKind.RELATION,
        "CUSTOMER_ID",
        "shop/Customer.java#Customer",
    )
    assert order.accessors == {"getReference": "reference", "getCustomer": "customer"}


def test_a_file_stands_above_annotations_and_an_orm_above_a_jdo(link):
    jdo = """<jdo><package name="shop"><class name="Order"><field name="number"><column allows-null="true"/></field>
        <field name="note" persistence-modifier="none"/><field name="reference"><column allows-null="true"/></field>
        </class></package></jdo>"""
    orm = """<orm><package name="shop"><class name="Order" table="T_ORDER"><field name="reference"><column allows-null="false"/>
        </field></class></package></orm>"""
    order = entities(link(FILES), package_jdo=jdo, package_orm=orm)["Order"]
    assert order.table == "T_ORDER"
    assert nullable(order, "number") == (True, True)
    assert nullable(order, "reference") == (False, True)
    assert "note" not in order.attributes
    assert nullable(order, "checked") == (True, True)


def test_a_class_that_only_a_file_makes_persistent(link):
    program = link(
        {
            "shop/Plain.java": """
                package shop;
                public class Plain {
                    private String name; private String code; private int count;
                    private Plain other; private transient String gone;
                    public String getName() { return name; }
                }
            """
        }
    )
    text = """<jdo><package name="shop"><class name="Plain"><field name="code"><column allows-null="false"/></field></class>
        </package></jdo>"""
    plain = entities(program, package_jdo=text)["Plain"]
    assert plain.table == "Plain"
    assert nullable(plain, "name") == (True, False)
    assert nullable(plain, "code") == (False, True)
    assert plain.attributes["count"].never_null
    assert plain.attributes["other"].kind is AttributeKind.RELATION
    assert "gone" not in plain.attributes


def test_other_annotations_of_these_names_are_none(link):
    program = link({"S.java": "import other.PersistenceCapable;\n@PersistenceCapable class S { String name; }"})
    assert entities(program) == {}


def test_an_interface_stands_for_its_only_implementation(link):
    program = link(
        {
            "shop/Orders.java": """
                package shop;
                import javax.jdo.annotations.*;
                interface Order { String getReference(); }
                @PersistenceCapable class OrderImpl implements Order {
                    @Column(allowsNull = "true") private String reference;
                    public String getReference() { return reference; }
                }
            """
        }
    )
    found = declare_entities(program)
    schema = EntitySchema(program, found, build_manifest(found))
    assert schema.accessor("shop/Orders.java#Order", "getReference") == "reference"
    attribute = schema.attribute("shop/Orders.java#Order", "reference")
    assert attribute is not None
    assert (attribute.owner, attribute.nullable) == ("shop/Orders.java#OrderImpl", True)
