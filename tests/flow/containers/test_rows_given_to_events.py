"""Rows that another row leads to, given to objects that are no rows: events, contexts, views (Java)."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.model.span import line_of
from tests.flow.conftest import SHOP_JAVA, world_of

MAKER = """
package shop;
class Maker {
    Object event(Order order) { return new Placed(order, order.getParent()); }
    Object context(Order order) { return new Context(order.getParent()); }
    Object sure(Order order) { return new Sure(order.getParent()); }
    Object firm(Order order) { return new Firm(order.getParent()); }
    Object often(Order order) { return new Often(order); }
    Object seldom(Order order) { return new Often(order.getParent()); }
    Object always(Order order) { return new Often(new Order()); }
}
record Placed(Order order, Order parent) { }
record Sure(Order parent) { Sure { java.util.Objects.requireNonNull(parent); } }
class Context {
    private final Order parent;
    Context(Order parent) { this.parent = parent; }
    Order getParent() { return parent; }
}
class Firm {
    private final Order parent;
    Firm(Order parent) {
        if (parent == null) { throw new IllegalArgumentException(); }
        this.parent = parent;
    }
    Order getParent() { return parent; }
}
class Often {
    private final Order one;
    Often(Order one) { this.one = one; }
    Order getOne() { return one; }
}
"""


def lines(body: str) -> list[int]:
    """The lines of a listener's body in which a null is used."""
    parameters = "Placed placed, Context context, Sure sure, Firm firm, Often often"
    service = f"package shop;\nclass Service {{ void on({parameters}) {{\n{body}\n}} }}"
    files = {"shop/Order.java": SHOP_JAVA, "shop/Maker.java": MAKER, "shop/Service.java": service}
    uses = analyse_source(world_of(files), "shop/Service.java", frozenset({"getNumber", "parent", "getParent", "getOne"})).uses
    return [line_of(use.at) - 2 for use in uses]


@pytest.mark.parametrize("body", ["placed.parent().getNumber();", "context.getParent().getNumber();"])
def test_a_row_that_may_be_missing(body):
    assert lines(body) == [1]


@pytest.mark.parametrize(
    "body",
    [
        "placed.order().getNumber();",
        "if (placed.parent() != null) { placed.parent().getNumber(); }",
        "if (context.getParent() == null) { return; } context.getParent().getNumber();",
        "sure.parent().getNumber();",
        "firm.getParent().getNumber();",
        "often.getOne().getNumber();",
    ],
)
def test_what_is_no_row_of_an_event_is_silent(body):
    assert lines(body) == []
