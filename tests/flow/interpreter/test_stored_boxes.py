"""Boxes that are stored where only a primitive fits: fields, arrays, and constructors that no source writes."""

from __future__ import annotations

import pytest

MEMBERS = """
private int count;
private Integer boxed;
private int[] counts = new int[3];
private Integer[] boxes = new Integer[3];
record Line(String number, int count) {}
record Kept(String number, Integer count, int... more) {}
record Own(int count) { Own(Integer count, String number) { this(count == null ? 0 : count); } }
@lombok.AllArgsConstructor static class All { String number; private int count; private final int fixed = 3; static int ever; }
@lombok.RequiredArgsConstructor static class Required { private final int count; Integer other; private final long made = 1; }
@lombok.Data static class Data { private final boolean count; private int other; @lombok.NonNull private String number; }
@lombok.Value static class Worth { String number; int count; }
@lombok.Data static class Written { private final int count; Written(Integer count) { this.count = count == null ? 0 : count; } }
static class Plain { private int count; }
static class Held { int count; Integer boxed; }
"""


@pytest.mark.parametrize(
    "body",
    [
        "this.count = order.getQuantity(); // null",
        "count = order.getQuantity(); // null",
        "Held held = new Held();\nheld.count = order.getQuantity(); // null",
        "counts[0] = order.getQuantity(); // null",
        "int[] out = new int[2];\nfor (int i = 0; i < 2; i++) {\n    out[i] = order.getQuantity(); // null\n}",
        "int[] out = {3, order.getQuantity()}; // null",
        "long[] out = new long[] {order.getQuantity()}; // null",
        "int[][] out = {{1}, {order.getQuantity()}}; // null",
        "new Line(order.getNumber(), order.getQuantity()); // null",
        "new All(order.getNumber(), order.getQuantity()); // null",
        "new Required(order.getQuantity()); // null",
        "new Worth(order.getNumber(), order.getQuantity()); // null",
        'new Own(order.getQuantity(), "a");\nnew Own(order.getQuantity()); // null',
    ],
)
def test_what_is_unboxed(java, body):
    java(body, members=MEMBERS)


@pytest.mark.parametrize(
    "body",
    [
        "this.boxed = order.getQuantity();",
        "boxed = order.getQuantity();",
        "Integer count = order.getQuantity();\nboxed = count;",
        "Integer count;\ncount = order.getQuantity();",
        "Held held = new Held();\nheld.boxed = order.getQuantity();",
        "boxes[0] = order.getQuantity();",
        "Integer[] out = {3, order.getQuantity()};",
        "Object[] out = new Object[] {order.getNumber(), order.getQuantity()};",
        "Integer[][] out = {{1}, {order.getQuantity()}};",
        "int[] out = {order.getQuantity() == null ? 0 : order.getQuantity()};",
        "if (order.getQuantity() != null) {\n    count = order.getQuantity();\n    counts[0] = order.getQuantity();\n}",
        "if (order.getQuantity() == null) { return; }\nint[] out = {order.getQuantity()};",
        "count = java.util.Optional.ofNullable(order.getQuantity()).orElse(0);",
        "new Kept(order.getNumber(), order.getQuantity());",
        "new Kept(order.getNumber(), order.getQuantity(), 3);",
        "new Written(order.getQuantity());",
        "new Unknown(order.getNumber(), order.getQuantity());",
        "String[] out = {order.getReference()};",
    ],
)
def test_what_stays_a_box(java, body):
    java(body, members=MEMBERS)


@pytest.mark.parametrize(
    "constructors",
    [
        "static class Dto { private int count; Dto(Object number, Integer count) {} }",
        "@lombok.AllArgsConstructor static class Dto { private String number; private Integer count; }",
        "@lombok.RequiredArgsConstructor static class Dto { private String number; private int count; }",
        "@lombok.NoArgsConstructor @lombok.Data static class Dto { private final String number; private final int count; }",
        "@lombok.Value static class Dto { String number; int count = 3; Integer other; }",
        "static class Dto { private String number; private int count; }",
    ],
)
def test_which_constructors_there_are(java, constructors):
    java("new Dto(order.getNumber(), order.getQuantity());", members=constructors)
