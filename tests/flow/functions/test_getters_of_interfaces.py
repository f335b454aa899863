"""What helpers tell of getters of an interface that several mapped classes implement is known of the row's attribute (Java)."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import world_of

_ROW = """
package shop;
import jakarta.persistence.*;
@Entity
public class {name} implements Paid {{
    @Id private Long id;
    @Column(nullable = true) private String receipt;
    @Column(nullable = true) private String till;
    {more}
    public String getReceipt() {{ return receipt; }}
    public String getTill() {{ return till; }}
    public Long getId() {{ return id; }}
}}
"""
_PAID = "package shop;\ninterface Paid { String getReceipt(); String getTill(); Long getId(); %s }"
_USE = "int run(Order order, Order other) { %s return order.getReceipt().length(); }"


def used(use: str, helpers: str, defaults: str = "", more: str = "") -> list[str]:
    """What is used untested of an order; of what is paid there are orders and refunds."""
    files = {
        "shop/Order.java": _ROW.format(name="Order", more=more),
        "shop/Refund.java": _ROW.format(name="Refund", more=""),
        "shop/Paid.java": _PAID % defaults,
        "shop/Other.java": "package shop;\ninterface Other { String getReceipt(); String getTill(); }",
        "shop/Checks.java": f"package shop;\nclass Checks {{ {helpers} }}",
        "shop/Service.java": f"package shop;\nclass Service {{ {use} }}",
    }
    facts = analyse_source(world_of(files), "shop/Service.java", frozenset({"receipt", "getReceipt", "till", "getTill"}))
    return [use.expression for use in facts.uses]


_HAS = "static boolean has(Paid paid) { return paid.getReceipt() != null; }"
_BOTH = 'private static boolean has(String a, String b) { return a != null && "cash".equals(b); }'
_DEMANDS = "static void demand(Paid paid) { if (paid.getReceipt() == null) { throw new IllegalStateException(); } }"


@pytest.mark.parametrize(
    ("before", "helpers"),
    [
        ("if (!Checks.has(order)) { return 0; }", _HAS),
        (
            "if (!Checks.has(order)) { return 0; }",
            "static boolean has(Paid p) { return has(p.getReceipt(), p.getTill()); }" + _BOTH,
        ),
        ("if (!Checks.has(order)) { return 0; }", _HAS + _HAS.replace("Paid", "Other")),
        ("if (Checks.lacks(order)) { return 0; }", "static boolean lacks(Paid paid) { return paid.getReceipt() == null; }"),
        ("Checks.demand(order);", _DEMANDS),
        ("Checks.demand(order);", "static void demand(Paid p) { inner(p); }" + _DEMANDS.replace("demand", "inner")),
        ("Checks.show(order);", "static int show(Paid paid) { return paid.getReceipt().length(); }"),
    ],
)
def test_what_a_helper_tells(before, helpers):
    assert used(_USE % before, helpers) == []


@pytest.mark.parametrize(
    ("before", "helpers"),
    [
        ("", _HAS),
        ("Checks.has(order);", _HAS),
        ("if (Checks.has(order)) { return 0; }", _HAS),
        ("if (!Checks.has(order)) { return 0; }", _HAS.replace("getReceipt", "getTill")),
        ("if (!Checks.has(other)) { return 0; }", _HAS),
        ("Checks.demand(other);", _DEMANDS),
        (
            "Checks.demand(order);",
            "static void demand(Paid p) { if (p.getTill() != null) { inner(p); } }" + _DEMANDS.replace("demand", "inner"),
        ),
    ],
)
def test_what_it_does_not_tell(before, helpers):
    assert used(_USE % before, helpers) == ["order.getReceipt()"]


def test_a_method_of_the_interface_itself():
    has = "default boolean has() { return getReceipt() != null; }"
    assert used(_USE % "if (!order.has()) { return 0; }", "", has) == []
    assert used(_USE % "if (order.has()) { return 0; }", "", has) == ["order.getReceipt()"]


def test_a_helper_that_uses_it_is_no_use_of_the_row():
    assert (
        used("int run(Order order) { return Checks.show(order); }", "static int show(Paid p) { return p.getReceipt().length(); }")
        == []
    )


def test_an_attribute_that_was_set_since_may_be_null_again():
    sets = "public void setReceipt(String receipt) { this.receipt = receipt; }"
    assert used(_USE % "Checks.demand(order); order.setReceipt(null);", _DEMANDS, more=sets) == ["order.getReceipt()"]
