"""A name in a Java method means what it means in its class, unless the method declares types of its own."""

from __future__ import annotations

import itertools

import pytest

from nullguard.model.syntax import TypeRef

FILES = {
    "a/Order.java": "package a; public class Order {}",
    "a/Line.java": "package a; public class Line {}",
    "a/Service.java": """
        package a;
        public class Service<T> {
            Order plain() { return null; }
            <Order> Order generic(Order order) { return order; }
            void overloaded(int count) { }
            <Line> void overloaded(Line line) { }
            void local() {
                class Order { void inside() { } }
                Order here = new Order();
            }
            static class Line { void within() { } }
        }
    """,
    "a/Other.java": "package a; public class Other { Line plain() { return null; } }",
}

CASES = [
    ("a/Service.java", "Service.plain", "Order", "a/Order.java#Order"),
    ("a/Service.java", "Service.plain", "T", "~T"),
    ("a/Service.java", "Service.plain", "Line", "a/Service.java#Service.Line"),
    ("a/Service.java", "Service.generic", "Order", "~Order"),
    ("a/Service.java", "Service.generic", "Line", "a/Service.java#Service.Line"),
    ("a/Service.java", "Service.overloaded", "Line", "~Line"),
    ("a/Service.java", "Service.overloaded", "Order", "a/Order.java#Order"),
    ("a/Service.java", "Service.local", "Order", "a/Service.java#Service.local.<locals>.Order"),
    ("a/Service.java", "Service.local.<locals>.Order.inside", "Order", "a/Service.java#Service.local.<locals>.Order"),
    ("a/Service.java", "Service.Line.within", "Line", "a/Service.java#Service.Line"),
    ("a/Service.java", "Service.Line.within", "Order", "a/Order.java#Order"),
    ("a/Service.java", "Service", "Order", "a/Order.java#Order"),
    ("a/Other.java", "Other.plain", "Line", "a/Line.java#Line"),
    ("a/Other.java", "Other.plain", "T", None),
    ("a/Other.java", "", "Order", "a/Order.java#Order"),
]


def meant(program, case):
    path, scope, name, _ = case
    found = program.type_of(TypeRef(name), path, scope)
    return found.cls if found is not None else None


@pytest.mark.parametrize("case", CASES)
def test_what_a_type_means_in_a_scope(link, case):
    assert meant(link(FILES), case) == case[3]


@pytest.mark.parametrize(("one", "other"), list(itertools.permutations(CASES[:9], 2))[::5])
def test_it_means_the_same_whatever_was_asked_before(link, one, other):
    program = link(FILES)
    meant(program, one)
    assert meant(program, other) == other[3]


def test_a_name_that_is_resolved_sees_the_classes_of_its_method(link):
    program = link(FILES)
    assert program.resolve("a/Service.java", "Order", "Service.plain").id == "a/Order.java#Order"
    assert program.resolve("a/Service.java", "Order", "Service.local").id == "a/Service.java#Service.local.<locals>.Order"
