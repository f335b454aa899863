"""Rows of a collection have the row whose key their column holds: by a mapping file's `<key>`, by `@JoinColumn`."""

from __future__ import annotations

import pytest

MAPPING = """\
<hibernate-mapping package="shop">
  <class name="Order" table="orders">
    <id name="id"/>
    <many-to-one name="customer" class="Customer" column="customer_id"/>
    <many-to-one name="payer" class="Customer" column="payer_id" not-null="false"/>
  </class>
  <class name="Customer" table="customers">
    <id name="id"/>
    <property name="name" not-null="true"/>
    <set name="orders">{key}<{many} class="Order"/></set>
  </class>
</hibernate-mapping>
"""
ORDER = """\
package shop;
public class Order {
    private Integer id;
    private Customer customer;
    private Customer payer;
    public Customer getCustomer() { return customer; }
    public Customer getPayer() { return payer; }
}
"""
CUSTOMER = """\
package shop;
import java.util.Set;
public class Customer {
    private Integer id;
    private String name;
    private Set<Order> orders;
    public String getName() { return name; }
    public Set<Order> getOrders() { return orders; }
}
"""
USE = """\
package shop;
class Labels {
    void show(Customer c) {
        for (Order order : c.getOrders()) {
            System.out.println(order.%s().getName());
        }
    }
}
"""


def used(project, getter: str) -> bool:
    project.write("src/main/java/shop/Labels.java", USE % getter)
    return any(path.startswith("src/main/java/shop/Labels.java:5") for path in project.found())


@pytest.mark.parametrize("key", ['<key column="customer_id"/>', '<key><column name="CUSTOMER_ID"/></key>'])
def test_the_key_of_a_mapped_collection(project, key):
    project.write("src/main/java/shop/Order.java", ORDER)
    project.write("src/main/java/shop/Customer.java", CUSTOMER)
    project.write("src/main/resources/shop/shop.hbm.xml", MAPPING.format(key=key, many="one-to-many"))
    assert not used(project, "getCustomer")
    assert used(project, "getPayer")


@pytest.mark.parametrize(
    ("key", "many"),
    [("", "one-to-many"), ('<key column="other_id"/>', "one-to-many"), ('<key column="customer_id"/>', "many-to-many")],
)
def test_other_collections(project, key, many):
    project.write("src/main/java/shop/Order.java", ORDER)
    project.write("src/main/java/shop/Customer.java", CUSTOMER)
    mapping = MAPPING.replace('column="customer_id"/>', 'column="customer_id" not-null="false"/>').format(key=key, many=many)
    project.write("src/main/resources/shop/shop.hbm.xml", mapping)
    assert used(project, "getCustomer")


@pytest.mark.parametrize(("column", "is_same"), [("customer_id", True), ("other_id", False)])
def test_the_join_column_of_a_collection(project, column, is_same):
    imports = "package shop;\nimport jakarta.persistence.*;\nimport java.util.Set;\n"
    order = (
        ORDER.removeprefix("package shop;\n")
        .replace("public class", "@Entity public class")
        .replace("private Integer", "@Id private Integer")
    )
    joined = '@ManyToOne(optional = true) @JoinColumn(name = "customer_id", insertable = false) private Customer customer'
    order = order.replace("private Customer customer", joined)
    customer = CUSTOMER.removeprefix("package shop;\nimport java.util.Set;\n").replace("public class", "@Entity public class")
    customer = customer.replace("private Integer", "@Id private Integer")
    customer = customer.replace("private Set<Order>", f'@OneToMany @JoinColumn(name = "{column}") private Set<Order>')
    project.write("src/main/java/shop/Order.java", imports + order)
    project.write("src/main/java/shop/Customer.java", imports + customer)
    assert used(project, "getCustomer") is not is_same
