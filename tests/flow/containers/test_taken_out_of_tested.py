"""What is known of all elements of a collection is known of the one that is taken out of it (Java)."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;"
ORDERS = "List<Order> orders, Order other, Map<Order, Order> by"
KEPT = "List<Order> kept = new ArrayList<>();\nfor (Order one : orders) { if (one.getReference() != null) { kept.add(one); } }\n"
TESTED = "for (Order one : orders) { if (one.getReference() == null) { return; } }\n"
USE = "Order first = %s;\nfirst.getReference().trim();%s"
COLLECTED = """List<Order> kept = orders.stream().filter(one -> one.getReference() != null)
    .collect(java.util.stream.Collectors.toList());
"""


@pytest.mark.parametrize(
    ("before", "taken"),
    [
        (KEPT, "kept.get(0)"),
        (KEPT, "kept.getFirst()"),
        (KEPT, "kept.getLast()"),
        (KEPT, "kept.iterator().next()"),
        (KEPT, "kept.get(kept.size() - 1)"),
        (TESTED, "orders.get(0)"),
        (TESTED, "orders.iterator().next()"),
        ("orders.removeIf(one -> one.getReference() == null);\n", "orders.get(0)"),
        (COLLECTED, "kept.get(0)"),
        (KEPT.replace("List<Order> kept = new ArrayList", "Deque<Order> kept = new ArrayDeque"), "kept.getFirst()"),
    ],
)
def test_it_is_there(java, before, taken):
    java(before + USE % (taken, ""), parameters=ORDERS, imports=IMPORTS)
    java(f"{before}{taken}.getReference().trim();", parameters=ORDERS, imports=IMPORTS)


@pytest.mark.parametrize(
    ("before", "taken"),
    [
        ("", "orders.get(0)"),
        (KEPT, "orders.get(0)"),
        (f"{KEPT}kept.add(other);\n", "kept.get(0)"),
        (f"{KEPT}kept.addAll(orders);\n", "kept.get(0)"),
        (f"{KEPT}fill(kept);\n", "kept.get(0)"),
        (f"{KEPT}kept = orders;\n", "kept.get(0)"),
        (f"{TESTED}orders.add(other);\n", "orders.get(0)"),
        (f"{COLLECTED}kept.add(other);\n", "kept.get(0)"),
        (f"{COLLECTED}kept.addAll(orders);\n", "kept.get(0)"),
        ("for (Order one : by.keySet()) { if (one.getReference() == null) { return; } }\n", "by.get(other)"),
    ],
)
def test_it_may_be_missing(java, before, taken):
    java(before + USE % (taken, " // null"), parameters=ORDERS, imports=IMPORTS)
