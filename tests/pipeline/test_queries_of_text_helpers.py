"""Queries that a helper of the project makes of a text: what the text asks is there (Java)."""

from __future__ import annotations

import pytest

ORDER = """\
    package shop;
    import jakarta.persistence.*;
    @Entity @Table(name = "orders")
    public class Order {
      @Id private Long id;
      @Column(nullable = true) private String note;
      @ManyToOne @JoinColumn(nullable = true) private Order parent;
      public String getNote() { return note; }
      public Order getParent() { return parent; }
    }
    """
BASE = """\
    package shop;
    import jakarta.persistence.*;
    public class Base<T> {
      EntityManager em;
      Class<T> type;
      protected TypedQuery<T> getQuery(String text) { return em.createQuery(text, type); }
      protected TypedQuery<T> getQuery(String text, String more) { return em.createQuery(text + more, type); }
    }
    """
STORE = """\
    package shop;
    import java.util.*;
    public class Store extends Base<Order> {
      public void show(String more) {
        for (Order order : %s.getResultList()) { %s }
      }
    }
    """
PARENT = "order.getParent().toString();"
NOTE = "order.getNote().trim();"


def told(project, query, use):
    for name, text in (("Order", ORDER), ("Base", BASE), ("Store", STORE % (query, use))):
        project.write(f"src/{name}.java", text)
    return [found for found in project.found() if "Store" in found]


@pytest.mark.parametrize(
    ("query", "use"),
    [
        ('getQuery("from Order o where o.note is not null")', NOTE),
        ("this.getQuery(\"select o from Order o where o.note like 'a'\")", NOTE),
        ('getQuery("select o from Order o join o.parent p where p.note = :note").setParameter("note", more)', PARENT),
        ('getQuery("select o from Order o join o.parent p where " + more)', PARENT),
        ('getQuery("select o from Order o join o.parent p where %s".formatted(more))', PARENT),
    ],
)
def test_what_the_text_asks(project, query, use):
    assert told(project, query, use) == []


@pytest.mark.parametrize(
    ("query", "use"),
    [
        ('getQuery("from Order o")', NOTE),
        ('getQuery("from Order o where o.note is not null or o.parent is null")', NOTE),
        ('getQuery("from Order o where o.note is not null and " + more)', NOTE),
        ('getQuery("select o from Order o left join o.parent p where " + more)', PARENT),
        ('getQuery("from Order o where o.note is not null", more)', NOTE),
        ("getQuery(more)", NOTE),
    ],
)
def test_what_it_does_not(project, query, use):
    assert len(told(project, query, use)) == 1
