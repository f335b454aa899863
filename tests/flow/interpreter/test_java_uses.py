"""Everything in Java that refuses null, and what takes it."""

from __future__ import annotations

import pytest

IMPORTS = "import java.math.*;\nimport java.time.*;\nimport java.util.*;"
MEMBERS = """
native void take(int n);
native void box(Integer n);
native boolean is();
native void all(int... n);
"""


@pytest.mark.parametrize(
    "statement",
    [
        "order.getReference().trim();",
        "int n = order.getReference().length();",
        "order.getParent().setReference(null);",
        "order.getReference().trim().isEmpty();",
        "((String) order.getReference()).trim();",
        "int n = order.getQuantity();",
        "int n = order.getQuantity() + 1;",
        "int n = 1 + (order.getQuantity());",
        "int n = (int) order.getQuantity();",
        "Object o = order.getQuantity(); int n = (int) o;",
        "int n; n = order.getQuantity();",
        "Integer x = null; boolean b = x == 0;",
        "all(1, order.getQuantity());",
        "long n = order.getQuantity();",
        "int n = -order.getQuantity();",
        "boolean b = order.getQuantity() > 3;",
        "boolean b = order.getQuantity() == 3;",
        "boolean b = 3 != order.getQuantity();",
        "int n = is() ? order.getQuantity() : 0;",
        "int n = is() ? 0 : null;",
        "int n = 0; n += order.getQuantity();",
        "int[] a = new int[order.getQuantity()];",
        "int i = new int[9][0][order.getQuantity()];",
        "take(order.getQuantity());",
        "String s = order.getNumber().substring(order.getQuantity());",
        "new StringBuilder().append(1).insert(order.getQuantity(), true);",
        'switch (order.getReference()) { case "a": break; }',
        "synchronized (order.getReference()) { }",
        "Runnable r = order.getReference()::trim;",
        "order.getNumber().concat(order.getReference());",
        "order.getNumber().compareTo(order.getReference());",
        "BigDecimal.ONE.add(order.getDiscount());",
        "new BigDecimal(order.getReference());",
        "Integer.parseInt(order.getReference());",
        "LocalDateTime.now().isAfter(order.getPaidAt());",
        "List.of(order.getReference());",
        "Optional.of(order.getReference());",
        "Objects.requireNonNull(order.getParent()).getReference().trim();",
        "String[] parts = null; int n = parts.length;",
        "String[] parts = null; String s = parts[0];",
        "List<String> names = null; for (String name : names) { }",
        "boolean b = !flagOf(order);",
        "if (flagOf(order)) { }",
        "while (flagOf(order)) { }",
    ],
)
def test_null_is_refused(java, statement):
    java(f"{statement} // null", IMPORTS, MEMBERS + "\n@Nullable native Boolean flagOf(Order order);")


@pytest.mark.parametrize(
    "statement",
    [
        'String s = "" + order.getReference();',
        'String s = order.getReference() + "";',
        "String s = String.valueOf(order.getReference());",
        'String s = String.format("%s", order.getReference());',
        "boolean b = order.getReference() == null;",
        "boolean b = order.getReference() == order.getNumber();",
        "boolean b = order.getQuantity() == order.getParentQuantity();",
        "boolean b = order.getReference() instanceof String;",
        "Object o = (Object) order.getReference();",
        "Integer n = order.getQuantity();",
        "Integer n = is() ? order.getQuantity() : null;",
        "box(order.getQuantity());",
        "boolean b = Boolean.TRUE.equals(order.getReference());",
        "boolean b = order.getNumber().equals(order.getReference());",
        "boolean b = Objects.equals(order.getReference(), order.getNumber());",
        "List<String> l = new ArrayList<>(); l.add(order.getReference());",
        "Map<String, String> m = new HashMap<>(); m.put(order.getReference(), order.getReference());",
        "Optional<String> o = Optional.ofNullable(order.getReference());",
        'String s = Objects.requireNonNullElse(order.getReference(), "");',
        "Arrays.asList(order.getReference(), order.getNumber());",
        "Runnable r = new Order()::getReference;",
        "order.setReference(order.getReference());",
        "try (java.io.StringReader r = null) { }",
        "int n = new Order().getReference().length();",
        "System.out.println(order.getReference());",
        "System.out.println(order.getQuantity());",
        "new StringBuilder().append(order.getQuantity()).append(order.getQuantity());",
        "String s = String.valueOf(order.getQuantity());",
    ],
)
def test_null_is_taken(java, statement):
    java(statement, IMPORTS, MEMBERS)


@pytest.mark.parametrize(
    ("returns", "statement"),
    [("int", "return order.getQuantity();"), ("boolean", "return flagOf(order);"), ("long", "return order.getQuantity() * 2L;")],
)
def test_a_primitive_result_is_unboxed(java, returns, statement):
    java(f"{statement} // null", IMPORTS, "@Nullable native Boolean flagOf(Order order);", returns=returns)


def test_a_boxed_result_is_not(java):
    java("return order.getQuantity();", returns="Integer")


STATE = """
static class State { static final State PAID = new State(); final State NEXT = null; State OPEN; int code; }
enum Step { FIRST, LAST; int code; }
@Nullable native State state();
@Nullable native Step step();
"""


@pytest.mark.parametrize(
    "statement",
    ["boolean b = state().PAID.equals(null);", "int n = step().FIRST.ordinal();", "State s = state(); s.PAID.hashCode();"],
)
def test_constants_of_a_class_are_read_without_an_object(java, statement):
    java(statement, members=STATE)


@pytest.mark.parametrize(
    "statement", ["int n = state().code;", "State s = state().NEXT;", "State s = state().OPEN;", "int n = step().code;"]
)
def test_fields_of_an_object_are_not(java, statement):
    java(f"{statement} // null", members=STATE)


def test_one_use_is_enough(java):
    java(
        """
        order.getReference().trim(); // null
        order.getReference().length();
        String s = order.getReference();
        s.isEmpty();
        """
    )
