"""Getters that make something of a column: they give null where the column is null."""

from __future__ import annotations

import pytest

ORDER = """
package shop;
import jakarta.persistence.*;
import java.math.BigDecimal;
@Entity class Bill {
    @Id Long id;
    @Column(nullable = true) BigDecimal total;
    @Column(nullable = false) BigDecimal tax;
    @Column(nullable = true) Boolean paid;
    %s
    void setTotal(Money total) { this.total = total == null ? null : total.amount; }
    void setPaid(boolean paid) { this.paid = paid; }
    boolean isPriced() { return total != null; }
}
class Money { BigDecimal amount; Money(BigDecimal amount) { this.amount = amount; } }
"""

GETTERS = [
    "Money getTotal() { return total == null ? null : new Money(total); }",
    "Money getTotal() { if (total == null) return null; return new Money(total); }",
    "Money getTotal() { if (this.total != null) { return new Money(total); } return null; }",
    "Money getTotal() { BigDecimal known = total; if (known == null) { return null; } return new Money(known); }",
]


def uses(analyse, getter: str, body: str) -> list[tuple[int, str]]:
    text = f"package shop;\nclass Service {{\nvoid run(Bill bill, Money money) {{\n{body}\n}}\n}}"
    found = analyse({"shop/Bill.java": ORDER % getter, "shop/Service.java": text})["shop/Service.java"]
    return [(use.line - 3, use.origin) for use in found]


@pytest.mark.parametrize("getter", GETTERS)
def test_the_null_is_the_columns(analyse, getter):
    assert uses(analyse, getter, "bill.getTotal().toString();") == [(1, "column")]


@pytest.mark.parametrize(
    "getter",
    [
        "Money getTotal() { return total == null ? new Money(tax) : new Money(total); }",
        "Money getTotal() { return tax == null ? null : new Money(tax); }",
        "Money getTotal() { if (total == null) throw new IllegalStateException(); return new Money(total); }",
        "Money getTotal() { if (total == null) total = tax; return new Money(total); }",
    ],
)
def test_a_getter_that_has_something_to_give(analyse, getter):
    assert not [found for found in uses(analyse, getter, "bill.getTotal().toString();") if found[1] == "column"]


@pytest.mark.parametrize(
    "body",
    [
        "if (bill.getTotal() != null) bill.getTotal().toString();",
        "if (bill.total != null) bill.getTotal().toString();",
        "if (bill.isPriced()) bill.getTotal().toString();",
        "bill.setTotal(money); bill.getTotal().toString();",
        "Bill fresh = new Bill(); fresh.getTotal().toString();",
    ],
)
def test_what_says_that_the_column_is_there(analyse, body):
    assert uses(analyse, GETTERS[0], body) == []


def test_a_setter_unboxes_what_it_stores(analyse):
    body = "bill.setPaid(bill.paid);\nbill.setPaid(Boolean.TRUE);\nif (bill.paid != null) bill.setPaid(bill.paid);"
    assert uses(analyse, GETTERS[0], body) == [(1, "column")]


SEVERAL = """
package shop;
import jakarta.persistence.*;
@Entity class Service {
    @Id Long id;
    @Column(nullable = true) String mail;
    @Column(nullable = true) String phone;
    @Column(nullable = true) String fax;
    String contact() { %s return null; }
    int run() { return contact().length(); }
}
"""


@pytest.mark.parametrize(("count", "doubted"), [(1, False), (2, False), (3, True)])
def test_a_null_that_comes_back_only_where_several_attributes_are_null(observe, count, doubted):
    tests = " ".join(f"if ({name} != null) return {name};" for name in ("mail", "phone", "fax")[:count])
    (use,) = observe(SEVERAL % tests).uses
    assert bool(use.origin.doubt) == doubted


GATE = """
package shop;
import jakarta.persistence.*;
@Entity class Gate {
    @Id Long id;
    @OneToOne(mappedBy = "gate"%s) Badge badge;
    %s
}
@Entity class Badge {
    @Id Long id;
    @OneToOne @JoinColumn(nullable = false) Gate gate;
}
class View { View(Badge badge) {} }
"""

VIEWS = [
    "View getView() { if (badge != null) { return new View(badge); } return null; }",
    "View getView() { return badge == null ? null : new View(badge); }",
]


def views(analyse, getter: str, body: str, options: str = "") -> list[tuple[int, str]]:
    text = f"package shop;\nclass Service {{\nvoid run(Gate gate) {{\n{body}\n}}\n}}"
    found = analyse({"shop/Gate.java": GATE % (options, getter), "shop/Service.java": text})["shop/Service.java"]
    return [(use.line - 3, use.origin) for use in found]


@pytest.mark.parametrize("getter", VIEWS)
def test_the_null_is_that_of_a_row_on_the_other_side(analyse, getter):
    assert views(analyse, getter, "gate.getView().toString();") == [(1, "reverse")]


@pytest.mark.parametrize("getter", VIEWS)
@pytest.mark.parametrize(
    "body",
    [
        "if (gate.getView() != null) gate.getView().toString();",
        "if (gate.badge != null) gate.getView().toString();",
        "Gate fresh = new Gate(); if (fresh.getView() == null) return; fresh.getView().toString();",
    ],
)
def test_what_says_that_the_row_on_the_other_side_is_there(analyse, getter, body):
    assert views(analyse, getter, body) == []
