"""Java classes that Hibernate's mapping files map."""

from __future__ import annotations

import pytest

MAPPING = """\
    <hibernate-mapping package="shop">
      <class name="Order" table="orders">
        <id name="id" column="order_id"/>
        <property name="number" not-null="true"/>
        <property name="reference" not-null="{not_null}"/>
        <many-to-one name="customer" class="Customer" column="customer_id" not-null="false"/>
        <bag name="lines"><key column="order_id"/><one-to-many class="Order"/></bag>
      </class>
      <class name="Customer" table="customers"><id name="id"/><property name="name" not-null="true"/></class>
    </hibernate-mapping>
    """
ORDER = """\
    package shop;

    import java.util.List;

    public class Order {
        private Integer id;
        private String number;
        private String reference;
        private Customer customer;
        private List<Order> lines;

        public Integer getId() { return id; }
        public String getNumber() { return number; }
        public String getReference() { return reference; }
        public Customer getCustomer() { return customer; }
        public List<Order> getLines() { return lines; }
    }
    """
USE = """\
    package shop;

    class Labels {
        String reference(Order order) {
            return order.getReference().trim();
        }

        String customer(Order order) {
            return order.getCustomer().getName();
        }

        String guarded(Order order) {
            return order.getReference() != null ? order.getReference().trim() : order.getNumber().trim();
        }

        int present(Order order) {
            return order.getLines().size() + order.getId() + order.getNumber().length();
        }
    }
    """


@pytest.fixture
def shop(project):
    """A shop whose orders are mapped by a file."""
    project.write("src/main/java/shop/Order.java", ORDER)
    project.write(
        "src/main/java/shop/Customer.java",
        "package shop;\n\npublic class Customer {\n    public String getName() { return null; }\n}\n",
    )
    project.write("src/main/java/shop/Labels.java", USE)
    project.write("src/main/resources/shop/Order.hbm.xml", MAPPING.format(not_null="false"))
    return project


def test_what_the_file_lets_be_null(shop):
    labels = "src/main/java/shop/Labels.java"
    assert shop.found() == [f"{labels}:5 NG101", f"{labels}:9 NG102"]
    (finding, *_) = [finding for finding in shop.check().findings if finding.rule == "NG101"]
    assert finding.message.startswith("'orders.reference' is nullable")
    assert "src/main/resources/shop/Order.hbm.xml" in [step.place.path for step in finding.steps]


def test_a_file_that_changes_counts(shop):
    assert len(shop.found()) == 2
    shop.write("src/main/resources/shop/Order.hbm.xml", MAPPING.format(not_null="true"))
    assert shop.found() == shop.found(cache=False) == ["src/main/java/shop/Labels.java:9 NG102"]


def test_a_broken_file_is_told_and_costs_nobody_else(shop):
    shop.write("src/main/resources/shop/Broken.hbm.xml", "<hibernate-mapping><class>")
    report = shop.check()
    assert len(report.findings) == 2
    assert [(n.path, n.kind, n.skipped) for n in report.notifications] == [
        ("src/main/resources/shop/Broken.hbm.xml", "syntax", True)
    ]


@pytest.mark.parametrize("field", ["_reference", "iReference", "mReference", "reference"])
def test_fields_that_are_called_otherwise_than_their_property(shop, field):
    """Hibernate asks the getter, whatever it calls its field; it may stand in a class above that no file maps."""
    shop.write(
        "src/main/java/shop/BaseOrder.java",
        f"package shop;\n\npublic abstract class BaseOrder {{\n    private String {field};\n"
        f"    public String getReference() {{ return {field}; }}\n}}\n",
    )
    order = ORDER.replace("class Order", "class Order extends BaseOrder").replace("private String reference;\n", "\n")
    shop.write("src/main/java/shop/Order.java", order.replace("public String getReference() { return reference; }", ""))
    assert shop.found() == ["src/main/java/shop/Labels.java:5 NG101", "src/main/java/shop/Labels.java:9 NG102"]


def test_a_getter_that_computes_is_no_column(shop):
    shop.write("src/main/java/shop/Order.java", ORDER.replace("return reference;", 'return reference == null ? "" : reference;'))
    assert shop.found() == ["src/main/java/shop/Labels.java:9 NG102"]


SETTER = 'public void setReference(String given) { this.reference = given == null ? "" : given; }'


@pytest.mark.parametrize(
    ("written", "is_filled"),
    [("", True), (' access="property"', True), (' access="field"', False), (' default-access="field"', False)],
)
def test_a_setter_that_stores_something_for_null(shop, written, is_filled):
    """Hibernate fills rows by their setters, unless the file says that it sets the fields."""
    shop.write(
        "src/main/java/shop/Order.java", ORDER.replace("public String getReference", f"{SETTER}\n    public String getReference")
    )
    mapping = MAPPING.format(not_null="false")
    where = "<hibernate-mapping" if "default" in written else '<property name="reference"'
    shop.write("src/main/resources/shop/Order.hbm.xml", mapping.replace(where, f"{where}{written}"))
    assert ("src/main/java/shop/Labels.java:5 NG101" not in shop.found()) is is_filled
