"""Null that a Java function gives because the list of a query has no rows is a missing row's, whatever else it gives."""

from __future__ import annotations

import pytest

IMPORTS = """
import jakarta.persistence.EntityManager;
import java.util.*;
"""

MEMBERS = """
static class View {
    Order order;
    View(Order order) { this.order = order; }
    String name() { return order.getNumber(); }
}
EntityManager em;
List<Order> kept = new ArrayList<>();
List<Order> known() { return kept; }
View find(String number) {
    BODY
}
"""

QUERY = 'List<Order> found = em.createQuery("select o from Order o", Order.class).getResultList();\n'


@pytest.mark.parametrize(
    "rest",
    [
        "if (found.isEmpty()) { return null; }\nreturn new View(found.get(0));",
        "if (found.size() == 0) return null;\nreturn new View(found.get(0));",
        "return found.isEmpty() ? null : new View(found.get(0));",
        "if (!found.isEmpty()) { return new View(found.get(0)); }\nreturn null;",
        "return found.size() > 0 ? new View(found.get(0)) : null;",
    ],
)
def test_a_query_without_rows(analyse, shop_java, rest):
    assert origins(analyse, shop_java, QUERY + rest) == ["lookup"]


@pytest.mark.parametrize(
    "body",
    [
        "List<Order> found = new ArrayList<>();\nif (found.isEmpty()) { return null; }\nreturn new View(found.get(0));",
        "if (kept.isEmpty()) { return null; }\nreturn new View(kept.get(0));",
        "List<Order> found = known();\nif (found.isEmpty()) { return null; }\nreturn new View(found.get(0));",
        QUERY + "if (found.isEmpty()) { return new View(new Order()); }\nreturn number == null ? null : new View(found.get(0));",
        QUERY
        + "if (found.size() == 1) { return new View(found.get(0)); }\nreturn number.isEmpty() ? null : new View(new Order());",
    ],
)
def test_other_reasons(analyse, shop_java, body):
    assert "lookup" not in origins(analyse, shop_java, body)


def origins(analyse, shop_java, body: str) -> list[str]:
    run = "String run(String number) { return find(number).name(); }"
    text = f"package shop;{IMPORTS}class Service {{ {MEMBERS.replace('BODY', body)} {run} }}"
    seen = analyse({"shop/Order.java": shop_java, "shop/Service.java": text})
    return [use.origin for use in seen["shop/Service.java"]]
