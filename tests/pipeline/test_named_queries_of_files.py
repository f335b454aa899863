"""Queries that mapping files name, and that code calls by their names (Java)."""

from __future__ import annotations

import pytest

ORM = """\
    <entity-mappings xmlns="http://java.sun.com/xml/ns/persistence/orm" version="2.0">
      <named-query name="Order.byName"><query>select o from Order o where o.name = :name</query></named-query>
      <named-query name="Order.all"><query>select o from shop.Order o</query></named-query>
      <named-query name="Order.names"><query>select o.name from Order o</query></named-query>
      <named-query name="Order.last"><query>select max(o.id) from Order o</query></named-query>
      <named-query name="Item.byLabel"><query>select item from shop.Item item where item.label = :label</query></named-query>
      <named-native-query name="Order.rows"><query>select * from orders where name like 'A%'</query></named-native-query>
    </entity-mappings>
    """
HBM = """\
    <hibernate-mapping package="shop">
      <query name="Order.late">from Order o where o.name is not null</query>
    </hibernate-mapping>
    """
ORDER = """\
    package shop;
    import jakarta.persistence.*;

    @Entity
    @Table(name = "orders")
    public class Order {
        @Id private Long id;
        @Column(nullable = true) private String name;
        public Long getId() { return id; }
        public String getName() { return name; }
    }
    """
ITEM = "package shop;\npublic interface Item { String getLabel(); }\n"
ITEM_ROW = """\
    package shop;
    import jakarta.persistence.*;

    @Entity
    @Table(name = "items")
    public class ItemRow implements Item {
        @Id private Long id;
        @Column(nullable = true) private String label;
        public String getLabel() { return label; }
    }
    """
DAO = """\
package shop;
import jakarta.persistence.*;
import java.util.List;

public class Orders {
    @PersistenceContext private EntityManager em;
    List<Order> orders(String name) { return em.createNamedQuery(name, Order.class).getResultList(); }
    Item item() {
        Query query = em.createNamedQuery("Item.byLabel");
        List<Item> found = query.getResultList();
        return found.size() > 0 ? found.get(0) : null;
    }
    String name() {
        try { return em.createNamedQuery("Order.names", String.class).getSingleResult(); }
        catch (NoResultException e) { return null; }
    }
    public void run() {
        %s
    }
}
"""


@pytest.fixture
def rules(project):
    """`rules(statement)`: the rules of what is found in a statement of a class that runs named queries."""
    project.write("src/main/resources/META-INF/orm.xml", ORM)
    project.write("src/main/resources/shop/Order.hbm.xml", HBM)
    for name, text in {"Order": ORDER, "Item": ITEM, "ItemRow": ITEM_ROW}.items():
        project.write(f"src/main/java/shop/{name}.java", text)

    def found(statement):
        project.write("src/main/java/shop/Orders.java", DAO % statement)
        return [place.rpartition(" ")[2] for place in project.found() if "Orders.java:18 " in place]

    return found


@pytest.mark.parametrize(
    "statement",
    [
        'for (Order o : em.createNamedQuery("Order.byName", Order.class).getResultList()) { o.getName().trim(); }',
        'for (Order o : em.createNamedQuery("Order.late", Order.class).getResultList()) { o.getName().trim(); }',
        'for (Order o : em.createNamedQuery("Order.rows", Order.class).getResultList()) { o.getName().trim(); }',
        'List<Order> l = em.createNamedQuery("Order.byName").getResultList(); l.get(0).getName().trim();',
        "Item item = item(); if (item != null) { item.getLabel().trim(); }",
        'List<Item> l = em.createNamedQuery("Item.byLabel", Item.class).getResultList(); l.get(0).getLabel().trim();',
    ],
)
def test_what_a_named_query_asks_for_is_there(rules, statement):
    assert rules(statement) == []


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ('for (Order o : em.createNamedQuery("Order.all", Order.class).getResultList()) { o.getName().trim(); }', "NG101"),
        ('for (Order o : em.createNamedQuery("Order.gone", Order.class).getResultList()) { o.getName().trim(); }', "NG101"),
        ('for (String s : em.createNamedQuery("Order.names", String.class).getResultList()) { s.trim(); }', "NG101"),
        ("name().trim();", "NG103"),
        ('long last = em.createNamedQuery("Order.last", Long.class).getSingleResult();', "NG104"),
    ],
)
def test_what_it_does_not_ask_for_is_told(rules, statement, rule):
    assert rules(statement) == [rule]
