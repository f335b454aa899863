"""Keys in transfer objects (Java): what a row's foreign key gave one, nothing keeps for another."""

from __future__ import annotations

import pytest

DDL = """\
    CREATE TABLE customer (id bigint PRIMARY KEY, name varchar(20) NOT NULL);
    CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customer (id));
    """
CUSTOMER = """\
    package shop;
    import jakarta.persistence.*;
    @Entity @Table(name = "customer")
    public class Customer {
      @Id private Long id;
      @Column(nullable = false) private String name;
      public String getName() { return name; }
    }
    """
ORDER = """\
    package shop;
    import jakarta.persistence.*;
    @Entity @Table(name = "orders")
    public class Order {
      @Id private Long id;
      @Column(name = "customer_id") private Long customerId;
      public Long getCustomerId() { return customerId; }
    }
    """
REF = """\
    package shop;
    public class Ref {
      private final Long customerId;
      public Ref(Long customerId) { this.customerId = customerId; }
      public Long getCustomerId() { return customerId; }
    }
    """
SERVICE = """\
    package shop;
    import jakarta.persistence.*;
    public class Service {
      EntityManager em;
      public Ref refer(Order order) { return new Ref(order.getCustomerId()); }
      public String show(%s holder) {
        if (holder.getCustomerId() == null) return "";
        %s
      }
    }
    """
UNTESTED = "return em.find(Customer.class, holder.getCustomerId()).getName();"
TESTED = "Customer one = em.find(Customer.class, holder.getCustomerId()); return one == null ? null : one.getName();"


@pytest.mark.parametrize(
    ("holder", "use", "found"),
    [
        ("Ref", UNTESTED, ["src/Service.java:8 NG103"]),
        ("Ref", TESTED, []),
        ("Order", UNTESTED, []),
        ("Order", TESTED, []),
    ],
)
def test_a_row_that_is_looked_up_by_a_key_in_an_object(project, holder, use, found):
    project.write("db/schema.sql", DDL)
    project.write("src/Customer.java", CUSTOMER)
    project.write("src/Order.java", ORDER)
    project.write("src/Ref.java", REF)
    project.write("src/Service.java", SERVICE % (holder, use))
    assert project.found() == found
