"""A handler that uses what the statement before has made: a constructor that only keeps what it is given raises nothing."""

from __future__ import annotations

import pytest

LISTENER = """
class Base { Base() { } }
class Listener %s {
    private Order order;
    private boolean failed;
    %s
    void fail(RuntimeException error) { this.failed = true; }
}
"""
TRIED = """
class Service {
    void run(Order order, String text) {
        Listener listener = null;
        try {
            %s
            work(order);
        } catch (RuntimeException error) {
            listener.fail(error);
        }
    }
    void work(Order order) { throw new IllegalStateException(); }
}
"""
KEEPS = "Listener(Order order) { this.order = order; }"


def is_told(analyse, shop: str, made: str, members: str = KEEPS, bases: str = "") -> bool:
    files = {"shop/Order.java": shop, "shop/Listener.java": "package shop;" + LISTENER % (bases, members)}
    files["shop/Service.java"] = "package shop;" + TRIED % made
    return [use.expression for use in analyse(files)["shop/Service.java"]] == ["listener"]


@pytest.mark.parametrize(
    ("made", "members", "bases"),
    [
        ("listener = new Listener(order);", KEEPS, ""),
        ("listener = new Listener(order);", KEEPS, "extends Base"),
        ("listener = new Listener(order.getParent());", KEEPS, ""),
        ("listener = new Listener();", "", ""),
        ("listener = new Listener();", "private java.util.List<Order> all = new java.util.ArrayList<>();", "implements Runnable"),
        ("listener = new Listener(order, true);", "Listener(Order o, boolean is) { super(); order = o; this.failed = is; }", ""),
    ],
)
def test_what_is_plainly_made(analyse, shop_java, made, members, bases):
    assert not is_told(analyse, shop_java, made, members, bases)


@pytest.mark.parametrize(
    ("made", "members", "bases"),
    [
        ("work(order); listener = new Listener(order);", KEEPS, ""),
        ("listener = new Listener(find(order));", KEEPS, ""),
        ("listener = new Listener(text.trim());", "Listener(String text) { }", ""),
        ("listener = new Listener(order);", "Listener(Order order) { this.order = check(order); }", ""),
        ("listener = new Listener(order);", "Listener(Order order) { if (order == null) throw new RuntimeException(); }", ""),
        ("listener = new Listener(order);", KEEPS + " private final String name = load();", ""),
        ("listener = new Listener(order);", KEEPS + " { load(); }", ""),
        ("listener = new Listener(order);", "", ""),
        ("listener = new Listener(order);", KEEPS, "extends Unknown"),
        ("listener = new Listener(order);", "Listener(Order order) { super(order.getNumber().trim()); }", "extends Base"),
        ("listener = Listener.of(order);", KEEPS, ""),
        ("listener = new Listener(order) { };", KEEPS, ""),
    ],
)
def test_what_may_raise_while_it_is_made(analyse, shop_java, made, members, bases):
    assert is_told(analyse, shop_java, made, members, bases)
