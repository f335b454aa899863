"""A variable that begins as null and is only set where an attribute or a row is there gives back that attribute's null."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA

SERVICE = """
package shop;
import java.time.LocalDate;
import javax.persistence.EntityManager;
class Service {
    EntityManager em;
    LocalDate day(Order order, boolean isOpen) {
        LocalDate day = null;
        BODY
        return day;
    }
    int run(Order order, boolean isOpen) { return day(order, isOpen).getYear(); }
    int asked(Order order, boolean isOpen) { return order.getPaidAt() == null ? 0 : day(order, isOpen).getYear(); }
}
"""


def told(analyse, body):
    """Where something of `day` is used, and why it may be null."""
    seen = analyse({"shop/Order.java": SHOP_JAVA, "shop/Service.java": SERVICE.replace("BODY", body)})["shop/Service.java"]
    line = SERVICE[: SERVICE.index("BODY")].count("\n") + body.count("\n") + 4
    return [(use.line - line, use.origin) for use in seen if use.expression.startswith("day(")]


@pytest.mark.parametrize(
    "body",
    [
        "if (order.getPaidAt() != null) { day = order.getPaidAt().toLocalDate(); }",
        "if (order.getPaidAt() != null) day = LocalDate.now();",
        "var at = order.getPaidAt(); if (at != null) { day = at.toLocalDate(); }",
        "if (order.getPaidAt() == null) { day = null; } else { day = order.getPaidAt().toLocalDate(); }",
    ],
)
def test_the_attribute_is_null(analyse, body):
    assert told(analyse, body)[:1] == [(0, "column")]


def test_where_the_attribute_was_asked_its_null_is_none(analyse):
    body = "if (order.getPaidAt() != null) { day = order.getPaidAt().toLocalDate(); }"
    assert told(analyse, body) == [(0, "column")]


def test_the_row_was_not_found(analyse):
    body = 'Order other = em.find(Order.class, 3L); if (other != null) { day = LocalDate.parse("2024-01-01"); }'
    assert told(analyse, body)[:1] == [(0, "lookup")]


@pytest.mark.parametrize(
    "body",
    [
        "if (isOpen) { day = order.getPaidAt().toLocalDate(); }",
        "if (isOpen) { day = LocalDate.now(); order.getReference().trim(); }",
        "if (order.getPaidAt() != null) { day = order.getPaidAt().toLocalDate(); } else { day = LocalDate.now(); }",
        "if (order.getPaidAt() != null) { day = order.getPaidAt().toLocalDate(); } if (day == null) { day = LocalDate.now(); }",
        "day = LocalDate.now(); if (order.getPaidAt() != null) { day = order.getPaidAt().toLocalDate(); }",
        "if (order.getPaidAt() == null) { throw new IllegalStateException(); } day = order.getPaidAt().toLocalDate();",
    ],
)
def test_nothing_is_known_of_an_attribute_that_did_not_decide(analyse, body):
    assert all(origin not in ("column", "relation", "lookup") for _, origin in told(analyse, body))
