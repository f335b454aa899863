"""What all who make an object know of what they give it is known of the field that keeps it, in the object's methods (Java)."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

DAO = "class Dao { jakarta.persistence.EntityManager em; Order find(Long id) { return em.find(Order.class, id); } }"
TASK = """
class Task extends Thread {
    private final Order order;
    %s
    Task(Order order%s) { %s }
    public void run() { order.getReference().trim(); }
    %s
}
"""
KEYED = """
class Task implements Runnable {
    private Dao dao;
    private %sLong orderId;
    Task(Long id) { this.orderId = id; }
    %s
    public void run() { Order order = dao.find(orderId); order.getNumber(); }
}
"""
PLAIN = TASK % ("", "", "this.order = order;", "")
KEYS = KEYED % ("final ", "")
OTHERS = "class Other {{ Dao dao; {} }}"
TESTED = "void start(Order one) { if (one.getReference() != null) { new Task(one).start(); } }"
FOUND = "void start(Long id) { if (dao.find(id) != null) { run(new Task(id)); } }"
OF_ROW = "void start(Order one) { run(new Task(one.getId())); }"
ORDER = SHOP_JAVA.replace("public String getNumber", "public Long getId() { return id; }\n    public String getNumber")


def is_doubtful(task: str, others: str, *, may_be_silent: bool = False) -> bool:
    files = {"shop/Order.java": ORDER, "shop/Dao.java": f"package shop;\n{DAO}", "shop/Task.java": f"package shop;\n{task}"}
    files["shop/Other.java"] = f"package shop;\n{OTHERS.format(others)}"
    uses = analyse_source(world_of(files), "shop/Task.java", frozenset({"getReference", "find", "getNumber"})).uses
    assert uses or may_be_silent
    return all(use.is_guarded or use.origin.doubt for use in uses)


@pytest.mark.parametrize(
    ("task", "others"),
    [
        (PLAIN, TESTED),
        (PLAIN, f"{TESTED} void again(Order two) {{ if (two.getReference() == null) {{ return; }} new Task(two).start(); }}"),
        (PLAIN, "void start(List<Order> all) { for (Order one : all) { one.getReference().trim(); new Task(one).start(); } }"),
        (TASK % ("private final int n;", ", int n", "this.n = n; this.order = order;", ""), TESTED.replace("(one)", "(one, 1)")),
        (TASK % ("", "", "super(); this.order = order;", ""), TESTED),
        (PLAIN.replace("private final", "final"), TESTED),
        (PLAIN.replace("private final", "private"), TESTED),
        (PLAIN.replace("run() {", "run() { print(); } private void print() {"), TESTED),
        (KEYS, FOUND),
        (KEYS, OF_ROW),
        (KEYED % ("", ""), FOUND),
    ],
)
def test_all_who_make_one_know(task, others):
    assert is_doubtful(task, others)


@pytest.mark.parametrize(
    ("task", "others"),
    [
        (PLAIN, "void start(Order one) { new Task(one).start(); }"),
        (PLAIN, f"{TESTED} void again(Order two) {{ new Task(two).start(); }}"),
        (PLAIN, TESTED.replace("new Task(one)", "new Task(other())")),
        (PLAIN, f"{TESTED} Object all() {{ return (Made) Task::new; }}"),
        (PLAIN.replace("private final", "public"), TESTED),
        ((TASK % ("", "", "this.order = order;", "void set(Order o) { order = o; }")).replace("final ", ""), TESTED),
        (TASK % ("", "", "order = order.getParent(); this.order = order;", ""), TESTED),
        (TASK % ("", "", "this.order = order;", "Task(Order order, int n) { this(order.getParent()); }"), TESTED),
        (KEYS, "void start(Long id) { run(new Task(id)); }"),
        (KEYS, f"{FOUND} void again(Long id) {{ run(new Task(id)); }}"),
        (KEYS, FOUND.replace("new Task(id)", "new Task(other())")),
        (KEYED % ("", "void set(Long id) { orderId = id; }"), FOUND),
    ],
)
def test_nobody_knows(task, others):
    assert not is_doubtful(task, others)


UNTESTED = "void start(Order one) { new Task(one).start(); }"


@pytest.mark.parametrize(
    "constructor",
    [
        "this.order = order; if (order.getReference() == null) { throw new IllegalArgumentException(); }",
        "if (order.getReference() == null) { throw new IllegalArgumentException(); } this.order = order;",
        "this.order = order; if (this.order.getReference() == null) { throw new IllegalArgumentException(); }",
        "this.order = java.util.Objects.requireNonNull(order); java.util.Objects.requireNonNull(order.getReference());",
        "this.order = java.util.Objects.requireNonNull(order, name(order)); name(order.getReference());",
    ],
)
@pytest.mark.parametrize("others", [UNTESTED, "void nothing() { }"])
def test_what_the_constructor_refuses_is_known_in_methods(constructor, others):
    helpers = "static String name(Order one) { return one.getNumber(); }"
    helpers += "static void name(String text) { if (text == null) throw new RuntimeException(); }"
    assert is_doubtful(TASK % ("", "", constructor, helpers), others, may_be_silent=True)


@pytest.mark.parametrize(
    ("field", "more", "constructor", "method"),
    [
        ("", "", "this.order = order; if (order.getNumber() == null) { throw new IllegalArgumentException(); }", ""),
        ("", "", "this.order = order; if (order.getReference() == null) { return; }", ""),
        ("", ", Order other", "this.order = other; if (order.getReference() == null) { throw new RuntimeException(); }", ""),
        ("", "", "this.order = order.getParent(); if (order.getReference() == null) { throw new RuntimeException(); }", ""),
        (
            "",
            "",
            "this.order = order; if (order.getReference() == null) { throw new RuntimeException(); }",
            "Task() { this.order = new Order(); } Task(Long id) { this.order = null; }",
        ),
    ],
)
def test_what_the_constructor_does_not_refuse_is_not_known(field, more, constructor, method):
    assert not is_doubtful(TASK % (field, more, constructor, method), "void nothing() { }")
