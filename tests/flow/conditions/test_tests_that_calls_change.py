"""Tests that are remembered are asked anew after what may change their answer, and only then."""

from __future__ import annotations

import pytest

USE = "order.getReference().trim();"
MEMBERS = """private int kind;
private java.util.List<String> seen;
private void turn() { kind = 3; }
private void turnLater() { turn(); }
private void look() { System.out.println(kind); }
private void fill(java.util.Set<String> filled) { filled.add("a"); }
private void show(java.util.Set<String> shown) { System.out.println(shown); }
private void rename(Order renamed) { renamed.setNumber("a"); }
private void print(Order printed) { System.out.println(printed.getNumber()); }"""
PARAMETERS = "Order order, java.util.Set<String> codes, java.util.Map<String, Integer> counts, java.util.Deque<String> rest"


@pytest.mark.parametrize(
    ("test", "between"),
    [
        ("kind == 3", "turn();"),
        ("this.kind == 3", "this.turn();"),
        ("kind == 3", "turnLater();"),
        ('order.getNumber().equals("a")', "rename(order);"),
        ('order.getNumber() == "a"', "rename(order);"),
        ('order.getNumber() == "a"', "Order other = order; rename(other);"),
        ('codes.contains("a")', "fill(codes);"),
        ('codes.contains("a")', 'java.util.Set<String> others = codes; others.add("a");'),
        ('counts.containsKey("a")', 'counts.merge("a", 1, Integer::sum);'),
        ('rest.contains("a")', "rest.pollFirst();"),
        ('seen.contains("a")', 'this.seen.add("a");'),
    ],
)
def test_java(java, test, between):
    java(
        f"if ({test} && order.getReference() == null) {{ return; }}\n{between}\nif ({test}) {{\n{USE}  // null\n}}",
        members=MEMBERS,
        parameters=PARAMETERS,
    )


@pytest.mark.parametrize(
    ("test", "between"),
    [
        ("kind == 3", "look();"),
        ("this.kind == 3", 'this.seen.add("a");'),
        ("kind == 3", "print(order); rename(order);"),
        ('order.getNumber().equals("a")', "print(order);"),
        ('codes.contains("a")', "show(codes);"),
        ('codes.contains("a")', 'seen.add("a");'),
    ],
)
def test_java_what_changes_nothing(java, test, between):
    java(
        f"if ({test} && order.getReference() == null) {{ return; }}\n{between}\nif ({test}) {{ {USE} }}",
        members=MEMBERS,
        parameters=PARAMETERS,
    )


PYTHON = """
def rename(order):
    order.number = "a"

def show(order):
    print(order.number)

def fill(codes):
    codes.append("a")

def look(codes):
    print(codes)
"""


@pytest.mark.parametrize(
    ("test", "between"),
    [
        ("order.number in ('a', 'b')", "rename(order)"),
        ("order.number == 'a'", "rename(order)"),
        ("order.number == 'a'", "setattr(order, 'number', code)"),
        ("order.number == 'a'", "order.refresh_from_db()"),
        ("order.number == 'a'", "other = order\nother.number = 'a'"),
        ("code in codes", "fill(codes)"),
        ("code in codes", "codes.appendleft(code)"),
        ("code in codes", "same = codes\nsame.append(code)"),
        ("code not in codes", "del codes[code]"),
        ("len(codes) == 1", "codes.popleft()"),
    ],
)
def test_python(python, test, between):
    python(
        f"if {test} and order.paid_at is None:\n    return\n{between}\nif {test}:\n    order.paid_at.isoformat()  # null",
        before=PYTHON,
        signature="order: Order, code, codes",
    )


@pytest.mark.parametrize(
    ("test", "between"),
    [
        ("order.number in ('a', 'b')", "show(order)"),
        ("order.number == 'a'", "print(order)"),
        ("code in codes", "look(codes)"),
        ("order.number == 'a'", "codes.append(order.number)"),
        ("code in codes", "rename(order)"),
    ],
)
def test_python_what_changes_nothing(python, test, between):
    python(
        f"if {test} and order.paid_at is None:\n    return\n{between}\nif {test}:\n    order.paid_at.isoformat()",
        before=PYTHON,
        signature="order: Order, code, codes",
    )
