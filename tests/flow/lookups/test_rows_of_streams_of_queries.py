"""One of the rows that a Java query streams is a row that may not be there, and so is what is made of it."""

from __future__ import annotations

import pytest

IMPORTS = """
import jakarta.persistence.EntityManager;
import java.util.*;
import java.util.stream.*;
"""

MEMBERS = """
static class View {
    Order order;
    View(Order order) { this.order = order; }
    String name() { return order.getNumber(); }
}
EntityManager em;
List<Order> kept = new ArrayList<>();
View find(String number) {
    BODY
}
"""

QUERY = 'em.createQuery("select o from Order o where o.number = :n", Order.class).setParameter("n", number)'
ROWS = f"List<Order> rows = {QUERY}.getResultList();"
EARLY = "if (found == null) return null; return new View(found);"
NULL = "return found == null ? null : new View(found);"


@pytest.mark.parametrize(
    "body",
    [
        f"Order found = {QUERY}.getResultStream().findFirst().orElse(null); {NULL}",
        f"Order found = {QUERY}.getResultList().stream().findAny().orElse(null);\n{EARLY}",
        f"Order found = {QUERY}.setMaxResults(1).getResultStream().sorted().findFirst().orElse(null); {NULL}",
        f"List<Order> rows = {QUERY}.getResultList();\nOrder found = rows.stream().findFirst().orElse(null); {NULL}",
        f"return {QUERY}.getResultStream().map(View::new).findFirst().orElse(null);",
        f"return {QUERY}.getResultStream().findFirst().map(row -> new View(row)).orElse(null);",
    ],
)
def test_a_query_without_rows(analyse, shop_java, body):
    assert origins(analyse, shop_java, body) == ["lookup"]


@pytest.mark.parametrize(
    "body",
    [
        "return kept.stream().map(View::new).findFirst().orElse(null);",
        f"return {QUERY}.getResultStream().filter(o -> o.getNumber().isEmpty()).map(View::new).findFirst().orElse(null);",
        f"{ROWS}\nif (rows.isEmpty()) throw new Error();\nreturn rows.stream().map(View::new).findFirst().orElse(null);",
        f"return {QUERY}.getResultStream().map(View::new).findFirst().orElseThrow();",
        f"return {QUERY}.getResultStream().map(View::new).findFirst().orElse(new View(new Order()));",
        f"return new View({QUERY}.getResultStream().findFirst().orElseThrow(IllegalStateException::new));",
    ],
)
def test_other_rows(analyse, shop_java, body):
    assert "lookup" not in origins(analyse, shop_java, body)


def origins(analyse, shop_java, body: str) -> list[str]:
    run = "String run(String number) { return find(number).name(); }"
    text = f"package shop;{IMPORTS}class Service {{ {MEMBERS.replace('BODY', body)} {run} }}"
    seen = analyse({"shop/Order.java": shop_java, "shop/Service.java": text})
    return [use.origin for use in seen["shop/Service.java"]]
