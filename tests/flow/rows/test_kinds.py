"""Predicates of a row that ask an enum or a number tell of what kind it is, with which an attribute may always be there."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

ORDER = SHOP_JAVA.replace(
    "@Entity", "enum Kind { CARD, CASH; static Kind of(Integer i) { return CARD; } boolean isCard() { return true; } }\n@Entity"
).replace(
    "public String getNumber",
    """@Column(nullable = false) private Kind kind;
    @Column(nullable = false) private Integer code;
    @Column(nullable = false) private boolean paid;
    public Kind getKind() { return kind; }
    public Integer getCode() { return code; }
    public boolean isPaid() { return paid; }
    public boolean isCard() { return kind == Kind.CARD; }
    public boolean isCash() { return Kind.of(this.code).isCash(); }
    public boolean isPlastic() { return isCard(); }
    public boolean isNamed() { return this.isLong(); }
    public boolean isLong() { return number.length() > 7; }
    public boolean isMade() { return id != null; }
    public void pay() { kind = Kind.CASH; }
    public int own() { return Kind.of(code) == Kind.CASH ? reference.length() : 0; }
    public int ownLater() { if (Kind.of(this.code) != Kind.CASH) { return 0; } return reference.length(); }
    public int others(Integer code) { return Kind.of(code) == Kind.CASH ? reference.length() : 0; }
    public int local() { Integer code = next(); return Kind.of(code) == Kind.CASH ? reference.length() : 0; }
    String getNumber""",
)


def is_kind(condition: str, between: str = "") -> bool:
    """Whether a condition over the use of an order's reference tells of what kind the order is."""
    body = f"if ({condition}) {{ {between} order.getReference().length(); }}"
    service = f"package shop;\nclass Service {{ void run(Order order, Order other, java.util.List<String> all) {{ {body} }} }}"
    world = world_of({"shop/Order.java": ORDER, "shop/Service.java": service})
    (found,) = analyse_source(world, "shop/Service.java", frozenset({"getReference"})).uses
    return found.is_kind


@pytest.mark.parametrize(
    "condition",
    [
        "order.isCard()",
        "order.isCash()",
        "order.isPlastic()",
        "order.getKind().isCard()",
        "Kind.of(order.getCode()).isCard()",
        "Kind.of(order.getCode()) == Kind.CASH",
        "Kind.CASH == Kind.of(order.getCode())",
        "Kind.of(order.getCode()).equals(Kind.CASH)",
        "Kind.CASH.equals(Kind.of(order.getCode()))",
        "other != null && order.isCard()",
        "order.isCard() || order.isCash()",
        "order.isCard() || order.isCash() || order.isPlastic()",
        "other != null && (order.isCard() || order.isCash())",
        "!(!order.isCard() && !order.isCash())",
        "order.isCard() | order.isCash()",
        "order.getKind().isCard() || order.getKind().isCash()",
    ],
)
def test_of_what_kind(condition):
    assert is_kind(condition)


@pytest.mark.parametrize(
    "condition",
    [
        "order.isPaid()",
        "order.isLong()",
        "order.isNamed()",
        "order.isMade()",
        "!order.isCard()",
        "other.isCard()",
        "other.getKind().isCard()",
        "Kind.of(other.getCode()).isCard()",
        "Kind.of(other.getCode()) == Kind.CASH",
        "Kind.of(order.getCode()) != null",
        "Kind.of(order.getCode()) == Kind.CASH || other.isCard()",
        "order.isCard() || other.isCard()",
        "order.isCard() || order.isPaid()",
        "order.isCard() || order.isLong()",
        "order.isCard() || other.isCash() || order.isCash()",
        "order.isCard() || other != null",
        "order.isCard() || !order.isCash()",
        "!order.isCard() || !order.isCash()",
        "!(order.isCard() && order.isCash())",
        "(order.isCard() || other != null) || order.isCash()",
    ],
)
def test_not_of_what_kind(condition):
    assert not is_kind(condition)


def use_in(body: str) -> bool:
    """Whether the kind of the order is known where a function's body uses its reference."""
    service = f"package shop;\nclass Service {{ void run(Order order, Order other) {{ {body} }} }}"
    world = world_of({"shop/Order.java": ORDER, "shop/Service.java": service})
    (found,) = analyse_source(world, "shop/Service.java", frozenset({"getReference"})).uses
    return found.is_kind


SWITCH = "switch (kind) { case CARD: order.getReference().length(); break; default: }"


@pytest.mark.parametrize(
    "body",
    [
        f"Kind kind = Kind.of(order.getCode()); {SWITCH}",
        "Kind kind = Kind.of(order.getCode()); if (kind == Kind.CASH) { order.getReference().length(); }",
        f"Kind kind = order.getKind(); {SWITCH}",
        "if (!order.isCard() && !order.isCash()) { return; } order.getReference().length();",
    ],
)
def test_a_variable_that_holds_the_kind(body):
    assert use_in(body)


@pytest.mark.parametrize(
    "body",
    [
        f"Kind kind = Kind.of(other.getCode()); {SWITCH}",
        f"Kind kind = next(); {SWITCH}",
        "Kind kind = Kind.of(order.getCode()); if (kind != null) { order.getReference().length(); }",
        "Kind kind = Kind.of(order.getCode()); order.getReference().length();",
        "if (order.isCard() || order.isCash()) { order = other; order.getReference().length(); }",
        "if (order.isCard() || order.isCash()) { other.pay(); } order.getReference().length();",
        "if (!order.isCard() || !order.isCash()) { return; } other.getReference().length();",
        "if (!order.isCard() && !other.isCash()) { return; } order.getReference().length();",
    ],
)
def test_a_variable_that_tells_nothing(body):
    assert not use_in(body)


@pytest.mark.parametrize(("name", "expected"), [("own", True), ("ownLater", True), ("others", False), ("local", False)])
def test_in_the_row_itself(name, expected):
    world = world_of({"shop/Order.java": ORDER})
    uses = analyse_source(world, "shop/Order.java", frozenset({"reference"})).uses
    assert [use.is_kind for use in uses if use.symbol == f"Order.{name}"] == [expected]


def test_a_loop_over_something_else_changes_no_kind():
    assert is_kind("order.isCard()", "for (String text : all) { text.trim(); }")


def test_another_row_after_a_loop():
    assert not is_kind("order.isCard()", "for (String text : all) { order = other; }")


@pytest.mark.parametrize(
    "body",
    [
        "for (Order o : kept) { o.pay(); if (!o.isCard()) { o.getReference().length(); } }",
        "kept.forEach(o -> { o.pay(); if (!o.isCard()) { o.getReference().length(); } });",
        "for (Order o : kept) { o.pay(); switch (o.getKind()) { case CASH: o.getReference().length(); break; default: } }",
    ],
)
@pytest.mark.parametrize("test", ["Order::isCard", "o -> o.isCard()", "o -> o.getKind() == Kind.CARD"])
def test_what_is_asked_again_may_have_changed(body, test):
    kept = f"java.util.List<Order> kept = orders.stream().filter({test}).toList();"
    service = f"package shop;\nclass Service {{ void run(java.util.List<Order> orders) {{ {kept} {body} }} }}"
    world = world_of({"shop/Order.java": ORDER, "shop/Service.java": service})
    assert len(analyse_source(world, "shop/Service.java", frozenset({"getReference"})).uses) == 1
