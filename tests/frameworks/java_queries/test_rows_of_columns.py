"""Rows of several columns: what the positions of the arrays hold that a query gives."""

from __future__ import annotations

import pytest

_NULL = " // null"
_TWO = "select o.id, o.reference from Order o"


@pytest.mark.parametrize(
    ("query", "use"),
    [
        (_TWO, "((String) r[1]).trim(); // null"),
        (_TWO, "String text = (String) r[1];\ntext.trim(); // null"),
        (_TWO, "r[1].toString(); // null"),
        (_TWO, "r[0].toString();"),
        (_TWO, "if (r[1] != null) r[1].toString();"),
        (_TWO, "String text = (String) r[1];\nif (text != null) text.trim();"),
        (_TWO, "String.valueOf(r[1]).trim();"),
        (f"{_TWO} where o.reference is not null", "r[1].toString();"),
        (f"{_TWO} where o.reference like 'A%'", "r[1].toString();"),
        (f"{_TWO} where o.note is not null", "r[1].toString(); // null"),
        ("select o.id, coalesce(o.reference, '') from Order o", "r[1].toString();"),
        ("select o.id, upper(o.reference) from Order o", "r[1].toString();"),
        ("select o.quantity, o.id from Order o", "int n = (Integer) r[0]; // null"),
        ("select o, o.note from Order o", "((Order) r[0]).getReference().trim(); // null"),
        ("select o, o.note from Order o where o.reference is not null", "((Order) r[0]).getReference().trim();"),
        ("select o.id, c from Order o left join o.customer c", "((Customer) r[1]).getParent(); // null"),
        ("select o.id, c from Order o left join o.customer c where c.name = 'A'", "((Customer) r[1]).getParent();"),
        ("select o.id, c from Order o left join o.customer c where c is not null", "((Customer) r[1]).getParent();"),
        ("select o.id, c from Order o join o.customer c", "((Customer) r[1]).getParent();"),
        ("select o.id, o.customer from Order o", "((Customer) r[1]).getParent();"),
        ("select o.id, c.name from Order o left join o.customer c", "r[1].toString(); // null"),
        ("select o.id, c.id from Order o left join o.customer c", "r[1].toString(); // null"),
        ("select o.id, c.id from Order o left join o.customer c where c.name = 'A'", "r[1].toString();"),
        ("select o.id, c.id from Order o left join o.customer c where c.id is not null", "r[1].toString();"),
        ("select o.id, c.id from Order o join o.customer c", "r[1].toString();"),
        ("select o.reference, count(o) from Order o group by o.reference", "long n = (Long) r[1];"),
        ("select o.id, max(o.quantity) from Order o group by o.id", "int n = (Integer) r[1]; // null"),
        ("select o.id, max(o.quantity) from Order o group by o.id", "Integer n = (Integer) r[1];\nif (n != null) n.intValue();"),
        ("select o.note, avg(o.quantity) from Order o where o.quantity > 3 group by o.note", "r[1].toString();"),
        ("select o.note, coalesce(sum(o.quantity), 0) from Order o group by o.note", "r[1].toString();"),
        ("select o.note, max(o.id) from Order o group by o.note", "r[1].toString();"),
        ("select o.note, sum(o.quantity * 2) from Order o group by o.note", "r[1].toString();"),
        ("select o.note, max(o.id) from Order o group by o.note", "long n = (Long) r[1];"),
        ("select o.note, max(o.quantity) from Order o where o.quantity > 3 group by o.note", "int n = (Integer) r[1];"),
        ("select o.id, max(c.id) from Order o left join o.customer c group by o.id", "long n = (Long) r[1]; // null"),
    ],
)
def test_each_position(java, query, use):
    java(f'List<Object[]> rows = em.createQuery("{query}").getResultList();\nfor (Object[] r : rows) {{\n{use}\n}}')
    java(f'em.createQuery("{query}", Object[].class).getResultStream().forEach(r -> {{\n{use}\n}});')
    java(f"for (Object[] r : orders.asked()) {{\n{use}\n}}", f'@Query("{query}") List<Object[]> asked();')
    java(
        f"""
List<Object[]> rows = em.createQuery("{query}").getResultList();
for (int i = 0; i < rows.size(); i++) {{
Object[] r = rows.get(i);
{use}
}}
"""
    )
    java(
        f"""
Iterator it = em.createQuery("{query}").getResultList().iterator();
while (it.hasNext()) {{
Object[] r = (Object[]) it.next();
{use}
}}
"""
    )


@pytest.mark.parametrize(
    ("query", "use"),
    [
        ("select o.id, o.reference from orders o", "r[1].toString(); // null"),
        ("select o.id, o.reference from orders o where o.reference is not null", "r[1].toString();"),
        ("select o.*, o.reference from orders o", "r[1].toString();"),
        ("select o.id, other.reference from orders o left join others other on other.id = o.id", "r[1].toString();"),
        ("select o.id, p.reference from orders o left join orders p on p.id = o.parent_id", "r[1].toString(); // null"),
        ("select o.id, p.id from orders o left join orders p on p.id = o.parent_id", "r[1].toString();"),
    ],
)
def test_rows_of_sql(java, query, use):
    java(f'List<Object[]> rows = em.createNativeQuery("{query}").getResultList();\nfor (Object[] r : rows) {{\n{use}\n}}')


@pytest.mark.parametrize(
    ("query", "use"),
    [
        ("select min(o.id), count(o) from Order o", "long n = (Long) r[0]; // null"),
        ("select min(o.id), count(o) from Order o", "long n = (Long) r[1];"),
        ("select min(o.id), count(o) from Order o", "if (r[0] != null) r[0].toString();"),
        ("select coalesce(min(o.id), 0), count(o) from Order o", "long n = (Long) r[0];"),
    ],
)
def test_one_row_of_aggregates_is_there(java, query, use):
    java(f'Object[] r = (Object[]) em.createQuery("{query}").getSingleResult();\n{use}')


def test_rows_that_a_method_gives(java):
    java(
        """
        for (Object[] r : found()) {
            r[0].toString();
            r[1].toString(); // null
        }
        }
        List<Object[]> found() {
            return em.createQuery("select o.id, o.reference from Order o").getResultList();
        """
    )


def test_a_row_that_is_asked_for_is_not_doubted(java):
    query = 'em.createNativeQuery("select o.id, o.id from orders o where o.id = 1")'
    java(f"Object[] r = (Object[]) {query}.getSingleResult();\nr[0].toString();")


@pytest.mark.parametrize(
    ("members", "rows"),
    [
        ("List<Order> all(TypedQuery<Order> q) { return q.getResultList(); }", "all(em.createQuery(QUERY, Order.class))"),
        ("<T> List<T> all(TypedQuery<T> q) { return q.getResultList(); }", "all(em.createQuery(QUERY, Order.class))"),
        ("<T> List<T> all(TypedQuery<T> q, int n) { return q.getResultList(); }", "all(em.createQuery(QUERY, Order.class), 3)"),
    ],
)
def test_queries_that_are_handed_on(java, members, rows):
    java(f"for (Order o : {rows}) {{\no.getReference().trim();\no.getNote().trim(); // null\n}}\n}}\n{members[:-1]}")
