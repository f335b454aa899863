"""Collections that are made of the rows of a query: what the query asks for holds in them until something else is put in."""

from __future__ import annotations

import pytest

MEMBERS = "List<Order> findByReferenceNotNull();\nList<Order> findByNoteNotNull();"
THERE = "orders.findByReferenceNotNull()"
OTHERS = "orders.findByNoteNotNull()"


@pytest.mark.parametrize(
    ("made", "rows", "mark"),
    [
        ("", f"new ArrayList<>({THERE})", ""),
        ("", f"new HashSet<Order>({THERE})", ""),
        ("", f"List.copyOf({THERE})", ""),
        ("", f"Set.copyOf({THERE})", ""),
        ("", f"Collections.unmodifiableList({THERE})", ""),
        (f"List<Order> kept = new ArrayList<>({THERE});", "kept", ""),
        (f"List<Order> kept = new ArrayList<>({THERE}); kept.remove(0);", "kept", ""),
        (f"List<Order> kept = new ArrayList<>(); kept.addAll({THERE});", "kept", ""),
        ("", f"new ArrayList<>({OTHERS})", " // null"),
        ("", "new ArrayList<>(given)", " // null"),
        (f"List<Order> kept = new ArrayList<>({THERE}); kept.add(orders.findAll().get(0));", "kept", " // null"),
        (f"List<Order> kept = new ArrayList<>({THERE}); kept.addAll({OTHERS});", "kept", " // null"),
        (f"List<Order> kept = new ArrayList<>(); kept.addAll({THERE}); kept.addAll(given);", "kept", " // null"),
        (f"List<Order> kept = new ArrayList<>(given); kept.addAll({THERE});", "kept", " // null"),
        (f"List<Order> kept = new ArrayList<>({THERE}); kept = given;", "kept", " // null"),
    ],
)
def test_copies(java, made, rows, mark):
    java(f"{made}\nfor (Order o : {rows}) {{\no.getReference().trim();{mark}\n}}", MEMBERS, "List<Order> given")
