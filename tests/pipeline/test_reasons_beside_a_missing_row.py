"""Null that a function gives where a row was not found, or for another reason, is told as the row's."""

from __future__ import annotations

import pytest

SHOP = """\
    package shop;
    import jakarta.persistence.*;
    @Entity @Table(name = "orders")
    public class Order {
        @Id private Long id;
        @Column(nullable = false) private String number;
        public String getNumber() { return number; }
    }
    """
SERVICE = """\
    package shop;
    import jakarta.persistence.EntityManager;
    class Service {{
        EntityManager em;
        static Object session() {{ return java.lang.System.getProperty("session"); }}
        String shown(Order order) {{
            if (order == null) {{ return null; }}
            if (session() == null) {{ return null; }}
            return order.getNumber();
        }}
        String find(Long id) {{ {finder} }}
        void run(Long id) {{ {body} }}
    }}
    """
FOUND = "Order order = em.find(Order.class, id); if (order != null) { return shown(order); } else { return null; }"
USE = "find(id).trim();"


@pytest.fixture
def rules(project):
    def found(finder: str, body: str) -> list[str]:
        project.write("src/main/java/shop/Order.java", SHOP)
        project.write("src/main/java/shop/Service.java", SERVICE.format(finder=finder, body=body))
        return [f.rule for f in project.check().findings]

    return found


@pytest.mark.parametrize(
    "finder",
    [
        FOUND,
        "Order order = em.find(Order.class, id); if (order == null) { return null; } return shown(order);",
        "Order order = em.find(Order.class, id); return order == null ? null : shown(order);",
    ],
)
def test_the_row_is_told(rules, finder):
    assert rules(finder, USE) == ["NG103"]


@pytest.mark.parametrize(
    ("finder", "body"),
    [
        (FOUND, "String number = find(id); if (number != null) { number.trim(); }"),
        ("Order order = em.getReference(Order.class, id); return shown(order);", USE),
        ('Order order = em.find(Order.class, id); return order == null ? "" : order.getNumber();', USE),
        (
            "Order order = em.find(Order.class, id); if (order == null) { throw new RuntimeException(); } return shown(order);",
            USE,
        ),
    ],
)
def test_rows_that_are_tested_or_always_there_are_not_told(rules, finder, body):
    assert rules(finder, body) == []
