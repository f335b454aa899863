"""Lambdas that a constructor is handed get what its parameters say, by the type arguments of the new object (Java)."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;\nimport java.util.function.*;"
MEMBERS = """
static class Column<T> {
    Column(String title, Function<T, String> value) { }
}
static class Sheet<T> {
    Sheet(Column<T>... columns) { }
}
static class Chosen<T> {
    Chosen(Predicate<T> when, Function<T, String> value) { }
}
static class Careful<T> {
    private final Function<T, String> value;
    Careful(Function<T, String> value) { this.value = value; }
    String show(T row) { try { return value.apply(row); } catch (NullPointerException e) { return ""; } }
}
static class Careless<T> {
    private final Function<T, String> value;
    Careless(Function<T, String> value) { this.value = value; }
    String show(T row) {
        try { return value.apply(row); } catch (NullPointerException e) { return ""; } finally { value.apply(row); }
    }
}
static class Plain {
    Plain(Function<Order, String> value) { }
}
static class OrderColumn extends Column<Order> {
    OrderColumn() { super("reference", o -> o.getReference().trim()); } // null
    OrderColumn(String title) { super(title, o -> o.getReference() == null ? "" : o.getReference().trim()); }
}
enum Key {
    REFERENCE(o -> o.getReference().trim()), // null
    NUMBER(o -> o.getNumber().trim()),
    SAFE(o -> o.getReference() == null ? "" : o.getReference().trim());
    Key(Function<Order, String> value) { }
}
Column<Order> field = new Column<>("reference", o -> o.getReference().trim()); // null
"""


@pytest.mark.parametrize(
    "made",
    [
        'new Column<Order>("a", o -> o.getReference().trim());',
        "new Plain(o -> o.getReference().trim());",
        "new Chosen<Order>(o -> o.getNumber() != null, o -> o.getReference().trim());",
        "new Careless<Order>(o -> o.getReference().trim());",
        'Column<Order> a = new Column<>("a", o -> o.getReference().trim());',
        'field = new Column<>("a", o -> o.getReference().trim());',
        'this.field = new Column<>("a", o -> o.getReference().trim());',
        'Sheet<Order> a = new Sheet<>(new Column<>("a", o -> o.getReference().trim()));',
        'new Sheet<Order>(new Column<>("n", o -> o.getNumber()), new Column<>("a", o -> o.getReference().trim()));',
        "Set<Order> a = new TreeSet<>((x, y) -> x.getReference().compareTo(y.getReference()));",
        "Queue<Order> a = new PriorityQueue<>(9, (x, y) -> x.getReference().compareTo(y.getNumber()));",
    ],
)
def test_a_lambda_is_of_what_the_object_is_of(java, made):
    java(f"{made} // null", IMPORTS, MEMBERS)


def test_a_variable_says_what_its_lambda_takes(java):
    java(
        """
        Comparator<Order> byReference = (x, y) -> x.getReference().compareTo(y.getReference()); // null
        Set<Order> orders = new TreeSet<>(byReference);
        """,
        IMPORTS,
        MEMBERS,
    )


@pytest.mark.parametrize(
    "made",
    [
        'new Column<Order>("a", o -> o.getReference() == null ? "" : o.getReference().trim());',
        'Column<Order> a = new Column<>("a", o -> o.getNumber().trim());',
        'Column<String> a = new Column<>("a", o -> o.trim());',
        'Sheet<Order> a = new Sheet<>(new Column<>("a", o -> o.getNumber().trim()));',
        'new Sheet<>(new Column<>("a", o -> o.toString()));',
        "Set<Order> a = new TreeSet<>((x, y) -> x.getNumber().compareTo(y.getNumber()));",
        "Map<String, Order> a = new TreeMap<>((x, y) -> x.compareTo(y));",
        "new Chosen<Order>(o -> o.getReference() != null, o -> o.getReference().trim());",
        "Chosen<Order> a = new Chosen<>(o -> o != null && o.getReference() != null, o -> o.getReference().trim());",
        "new Careful<Order>(o -> o.getReference().trim());",
        "new Thread(() -> order.getNumber().trim()).start();",
    ],
)
def test_lambdas_that_get_something_else_are_silent(java, made):
    java(made, IMPORTS, MEMBERS)
