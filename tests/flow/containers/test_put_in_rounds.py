"""What a loop puts into a collection has been through a whole round when the loop has ended (Java)."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;"
ORDERS = "List<Order> orders, Order other, List<Order> given"
LATE = "List<Order> late = new ArrayList<>();\n"
READ = "\nfor (Order one : late) {\n    one.getReference().trim();%s\n}"
KNOWN, NULL = READ % "", READ % " // null"
USE = "    order.getReference().trim(); // null\n"
REFUSE = "    if (order.getReference() == null) { throw new IllegalStateException(); }\n"
LOOP = "for (Order order : orders) {\n%s}"


@pytest.mark.parametrize(
    "body",
    [
        LATE + LOOP % (REFUSE + "    late.add(order);\n") + KNOWN,
        LATE + LOOP % ("    late.add(order);\n" + REFUSE) + KNOWN,
        LATE + LOOP % ("    late.add(order);\n" + USE) + KNOWN,
        LATE + LOOP % ("    if (order.getNumber().isEmpty()) { late.add(order); }\n" + USE) + KNOWN,
        LATE + LOOP % ("    late.add(order);\n" + USE + "    if (late.size() > 2) { late.add(order); }\n") + KNOWN,
        LATE + LOOP % ("    if (!late.contains(order)) { late.add(order); }\n" + USE) + KNOWN,
        "Set<Order> late = new LinkedHashSet<>();\n" + LOOP % ("    late.add(order);\n" + USE) + KNOWN,
        "Deque<Order> late = new ArrayDeque<>();\n" + LOOP % ("    late.addLast(order);\n" + USE) + KNOWN,
        LATE + LOOP % ("    late.add(order);\n    if (order.getReference() == null) { return; }\n") + KNOWN,
        LATE + LOOP % ("    late.add(order);\n" + USE) + "\nlate.forEach(one -> one.getReference().trim());",
        LATE + LOOP % ("    late.add(order);\n" + USE) + "\nlate.stream().map(one -> one.getReference().trim()).count();",
        LATE + LOOP % ("    late.add(order);\n" + USE) + "\nif (late.isEmpty()) { return; }" + KNOWN,
    ],
)
def test_the_rounds_have_ended(java, body):
    java(body, parameters=ORDERS, imports=IMPORTS)


@pytest.mark.parametrize(
    "body",
    [
        LATE + LOOP % "    late.add(order);\n" + NULL,
        LATE + LOOP % ("    late.add(order);\n    if (order.getNumber().isEmpty()) { continue; }\n" + USE) + NULL,
        LATE + LOOP % ("    late.add(order);\n    if (order.getNumber().isEmpty()) { break; }\n" + USE) + NULL,
        LATE + LOOP % ("    late.add(order);\n    late.add(other);\n" + USE) + NULL,
        LATE + LOOP % ("    late.add(order);\n    late.addAll(given);\n" + USE) + NULL,
        LATE + LOOP % ("    late.add(order);\n    fill(late);\n" + USE) + NULL,
        LATE + LOOP % ("    late.add(order);\n    order = other;\n" + USE) + NULL,
        LATE + LOOP % ("    late.add(order);\n    try {\n" + USE + "    } catch (RuntimeException e) { fail(e); }\n") + NULL,
        LATE + LOOP % ("    late.add(order);\n    if (order.getNumber().isEmpty()) {\n" + USE + "    }\n") + NULL,
        LATE + "late.add(other);\n" + LOOP % ("    late.add(order);\n" + USE) + NULL,
        LOOP.replace("orders", "given") % ("    orders.add(order);\n" + USE) + NULL.replace("late", "orders"),
        LATE + LOOP % ("    late.add(order);" + NULL + "\n" + USE),
        LATE + LOOP % ("    late.add(order);\n" + USE) + "\nlate.add(other);" + NULL,
        LATE + "outer:\nfor (Order all : given) {\n" + LOOP % (
            "    late.add(order);\n    if (order.getNumber().isEmpty()) { continue outer; }\n" + USE
        ) + "\n}" + NULL,
    ],
)  # fmt: skip
def test_some_have_not_been_through(java, body):
    java(body, parameters=ORDERS, imports=IMPORTS)


def test_what_is_handed_to_a_private_method(java):
    shown = "private void show(List<Order> late) { for (Order one : late) { one.getReference().trim(); } }"
    java(LATE + LOOP % ("    late.add(order);\n" + USE) + "\nshow(late);", parameters=ORDERS, imports=IMPORTS, members=shown)
