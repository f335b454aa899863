"""Containers that refuse null do so behind the interface that declares them, as long as nothing else takes their place."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;\nimport java.util.concurrent.*;"
FIELDS = """
private static final Set<String> OPEN = Set.of("a", "b");
private static final Map<String, String> LABELS = Map.of("a", "b");
private static final Map<String, String> SORTED = new TreeMap<>(Comparator.nullsFirst(Comparator.naturalOrder()));
private static final Map<String, String> CHAINED = Collections.unmodifiableMap(new HashMap<>());
private final Map<String, Order> orders = new ConcurrentHashMap<>();
private final Queue<String> queue = new ArrayDeque<>();
private final Deque<String> linked = new LinkedList<>();
private final Deque<String> stack = new ArrayDeque<>();
private final List<String> names = new ArrayList<>();
private final Map<String, Order> loose = new HashMap<>();
private Map<String, Order> never = new ConcurrentHashMap<>();
private Map<String, Order> again = new ConcurrentHashMap<>();
Map<String, Order> open = new ConcurrentHashMap<>();
private Map<String, Order> later;
void reset() { again = new HashMap<>(); later = new ConcurrentHashMap<>(); }
"""


@pytest.mark.parametrize(
    "body",
    [
        "OPEN.contains(order.getReference()); // null",
        "LABELS.get(order.getReference()); // null",
        'LABELS.getOrDefault(order.getReference(), ""); // null',
        "orders.put(order.getReference(), order); // null",
        "orders.get(order.getReference()); // null",
        "this.orders.containsKey(order.getReference()); // null",
        "orders.put(order.getNumber(), order.getParent()); // null",
        "orders.computeIfAbsent(order.getReference(), key -> order); // null",
        "queue.add(order.getReference()); // null",
        "stack.push(order.getReference()); // null",
        "never.get(order.getReference()); // null",
        "Map<String, Order> made = new ConcurrentHashMap<>();\nmade.put(order.getReference(), order); // null",
        "Map<String, List<Order>> made = new TreeMap<>();\nmade.put(order.getReference(), null); // null",
        "Map<State, Order> made = new EnumMap<>(State.class);\nmade.computeIfAbsent(order.getReference(), k -> order); // null",
    ],
)
def test_what_they_refuse(java, body):
    java(body, imports=IMPORTS, members=FIELDS)


@pytest.mark.parametrize(
    "body",
    [
        "OPEN.contains(order.getNumber());",
        "if (order.getReference() != null) { OPEN.contains(order.getReference()); }",
        'SORTED.put(order.getReference(), "");',
        "CHAINED.get(order.getReference());",
        "names.add(order.getReference());",
        "loose.put(order.getReference(), order);",
        "again.put(order.getReference(), order);",
        "open.put(order.getReference(), order);",
        "later.put(order.getReference(), order);",
        "Map<String, Order> made = new HashMap<>();\nmade.put(order.getReference(), order);",
        "Map<String, Order> m = new TreeMap<>(Comparator.nullsLast(null));\nm.put(order.getReference(), order);",
        "Map<String, Order> made = new TreeMap<>();\nmade.put(order.getNumber(), order.getParent());",
        "List<Order> made = new CopyOnWriteArrayList<>();\nmade.add(order.getParent());",
        "for (String name : OPEN) { name.trim(); }",
        "Order found = orders.get(order.getNumber());\nif (found != null) { found.getNumber(); }",
    ],
)
def test_what_is_taken(java, body):
    java(body, imports=IMPORTS, members=FIELDS)
