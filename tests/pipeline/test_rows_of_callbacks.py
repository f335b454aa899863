"""Rows that come back from a function that is handed another one: `within(session -> session.createQuery(…).list())`."""

from __future__ import annotations

import pytest

ORDER = """\
    package shop;

    import jakarta.persistence.*;

    @Entity
    public class Order {
        @Id private Long id;
        @Column(nullable = true) private String reference;
        public String getReference() { return reference; }
    }
    """
STORE = """\
    package shop;

    import jakarta.persistence.*;
    import java.util.*;

    class Store {{
        EntityManager em;

        interface Work<T> {{ T run(EntityManager em); }}
        <T> T within(Work<T> work) {{ return work.run(em); }}
        List<Order> all() {{
            return within(em -> em.createQuery("select o from Order o", Order.class).getResultList());
        }}
        List<Order> referenced() {{
            return within(em -> em.createQuery("from Order o where o.reference is not null", Order.class).getResultList());
        }}
        void run() {{
            for (Order order : {rows}) {{
                order.getReference().trim();
            }}
        }}
    }}
    """


@pytest.mark.parametrize(("rows", "found"), [("all()", ["NG101"]), ("referenced()", [])])
def test_rows_of_a_query_in_a_lambda(project, rows, found):
    project.write("src/main/java/shop/Order.java", ORDER)
    project.write("src/main/java/shop/Store.java", STORE.format(rows=rows))
    assert [f.rule for f in project.check().findings] == found
