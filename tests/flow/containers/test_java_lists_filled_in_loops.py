"""Java's lists and sets that are filled in the rounds of a loop hold null where what is put in may be null."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;\nimport java.util.stream.*;"

FILL = "List<Order> kept = new ArrayList<>();\nfor (Order order : orders) { kept.add(order.getParent()); }\n"
SHOW = "for (Order each : kept) { each.getNumber(); }"
MEMBERS = "void clean(List<Order> all) { all.removeIf(Objects::isNull); }"


@pytest.mark.parametrize(
    "body",
    [
        FILL + SHOW + " // null",
        FILL + "kept.get(0).getNumber(); // null",
        FILL + "kept.stream().map(Order::getNumber).toList(); // null",
        FILL + "if (kept.isEmpty()) { return; }\n" + SHOW + " // null",
        FILL.replace("List<Order>", "Set<Order>").replace("ArrayList", "LinkedHashSet") + SHOW + " // null",
        FILL.replace("kept.add", "if (order.isOpen()) kept.add") + SHOW + " // null",
        FILL.replace("List<Order>", "List<Integer>").replace("Parent", "Quantity") + "for (int each : kept) { each++; } // null",
    ],
)
def test_null_that_was_put_in_comes_out(java, body):
    java(body, IMPORTS, MEMBERS, "List<Order> orders")


@pytest.mark.parametrize(
    "body",
    [
        FILL.replace("kept.add", "if (order.getParent() != null) kept.add") + SHOW,
        FILL.replace("kept.add", "if (order.getParent() == null) continue;\nkept.add") + SHOW,
        FILL.replace("order.getParent()", "order") + SHOW,
        FILL + "kept.removeIf(Objects::isNull);\n" + SHOW,
        FILL + "kept.removeAll(Collections.singleton(null));\n" + SHOW,
        FILL + "clean(kept);\n" + SHOW,
        FILL + "kept.clear();\n" + SHOW,
        FILL + "if (kept.contains(null)) { throw new IllegalStateException(); }\n" + SHOW,
        FILL + "kept = kept.stream().filter(Objects::nonNull).collect(Collectors.toList());\n" + SHOW,
        FILL + "for (Order each : kept) { if (each != null) { each.getNumber(); } }",
        FILL + "kept = new ArrayList<>();\n" + SHOW,
        "Order last = null;\n"
        + FILL.replace("kept.add(order.getParent());", "if (last != null) kept.add(last); last = order;")
        + SHOW,
    ],
)
def test_what_is_there_or_may_have_been_taken_out(java, body):
    java(body, IMPORTS, MEMBERS, "List<Order> orders")
