"""Fields that a method of the object fills with the row that they stand for, when a getter is asked for it (Java)."""

from __future__ import annotations

import pytest

IMPORTS = "import jakarta.persistence.EntityManager;"

ROWS = """
EntityManager em;
Order order;
Long orderId;
void ensureOrder() {
    if (order == null && orderId != null) {
        order = em.find(Order.class, orderId);
    }
}
"""


def members(body: str, filling: str = ROWS) -> str:
    return f"{filling}\nOrder getOrder() {{\n{body}\n}}"


@pytest.mark.parametrize(
    "body",
    [
        "ensureOrder();\nreturn order;",
        "this.ensureOrder();\nreturn this.order;",
        "ensureOrder();\nOrder found = order;\nreturn found;",
    ],
)
def test_what_is_filled_may_not_be_there(java, body):
    java("getOrder().getNumber();  // null", IMPORTS, members(body))


@pytest.mark.parametrize(
    ("body", "filling"),
    [
        ("ensureOrder();\nreturn order;", ROWS.replace("em.find(Order.class, orderId)", "new Order()")),
        ("ensureOrder();\nif (order == null) {\n    throw new IllegalStateException();\n}\nreturn order;", ROWS),
        ("ensureOrder();\norder = new Order();\nreturn order;", ROWS),
        ("return order;", ROWS),
        (
            "ensureOrder();\nreturn order;",
            ROWS.replace(
                "order = em.find(Order.class, orderId);",
                "order = em.find(Order.class, orderId);\nif (order == null) { throw new IllegalStateException(); }",
            ),
        ),
        ("clear();\nreturn order;", ROWS.replace("ensureOrder", "clear")),
    ],
)
def test_what_is_there_or_of_which_nothing_is_known(java, body, filling):
    java("getOrder().getNumber();", IMPORTS, members(body, filling))


def test_a_method_that_others_override(java):
    below = "static class Other extends Service { void ensureOrder() { order = new Order(); } }"
    java("getOrder().getNumber();", IMPORTS, members("ensureOrder();\nreturn order;") + below)
