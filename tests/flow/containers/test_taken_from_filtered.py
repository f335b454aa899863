"""Rows that are taken out of a queue, an array or a stream of Java of which all were asked for something."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;"
QUEUE = "Deque<Order> queue = new ArrayDeque<>();\nfor (Order o : orders) {{ {0} }}\n{1}"
KEPT = "if (o.getReference() != null) queue.{0}(o);"
ARRAY = "Order[] kept = orders.stream(){0}.toArray(Order[]::new);\nfor (Order o : kept) o.getReference().trim();"
FILTER = ".filter(o -> o.getReference() != null)"


@pytest.mark.parametrize("adding", ["add", "push", "offerLast"])
@pytest.mark.parametrize(
    "taking",
    [
        "for (Order o = queue.poll(); o != null; o = queue.poll()) { o.getReference().trim(); }",
        "while (!queue.isEmpty()) { Order o = queue.removeFirst(); o.getReference().trim(); }",
        "Order o;\nwhile ((o = queue.pollFirst()) != null) { o.getReference().trim(); }",
        "queue.poll();\nfor (Order o : queue) { o.getReference().trim(); }",
    ],
)
def test_queues(java, adding, taking):
    java(QUEUE.format(KEPT.format(adding), taking), IMPORTS, parameters="List<Order> orders")


@pytest.mark.parametrize(
    ("filling", "taking"),
    [
        ("queue.add(o);", "while (!queue.isEmpty()) { queue.poll().getReference().trim(); // null\n}"),
        (KEPT.format("add"), "while (!queue.isEmpty()) { queue.poll().getDiscount().abs(); // null\n}"),
        (KEPT.format("add"), "queue.poll();\nqueue.add(orders.get(0));\nqueue.peek().getReference().trim(); // null"),
        (KEPT.format("add"), "queue.addAll(orders);\nqueue.remove().getReference().trim(); // null"),
    ],
)
def test_queues_that_hold_others(java, filling, taking):
    java(QUEUE.format(filling, taking), IMPORTS, parameters="List<Order> orders")


def test_arrays(java):
    java(ARRAY.format(FILTER), IMPORTS, parameters="List<Order> orders")
    java(ARRAY.format("") + " // null", IMPORTS, parameters="List<Order> orders")


@pytest.mark.parametrize(
    "body",
    [
        f"orders.stream(){FILTER}.reduce((a, b) -> b).ifPresent(o -> o.getReference().trim());",
        f"orders.stream(){FILTER}.reduce((a, b) -> a.getReference().isEmpty() ? b : a);",
        "orders.stream().map(Order::getReference).filter(Objects::nonNull).reduce((a, b) -> a + b).ifPresent(s -> s.trim());",
        "orders.stream().reduce((a, b) -> b).ifPresent(o -> o.getReference().trim()); // null",
        f"orders.stream(){FILTER}.reduce((a, b) -> b).ifPresent(o -> o.getDiscount().abs()); // null",
    ],
)
def test_reduced_streams(java, body):
    java(body, IMPORTS, parameters="List<Order> orders")
