"""What a flag, a list or a number tells of all elements that a loop before has looked at (Java)."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;"
MEMBERS = """
private boolean allNoted(List<Order> orders) {
    for (Order order : orders) { if (order.getReference() == null) return false; }
    return true;
}
private boolean anyNoted(List<Order> orders) {
    for (Order order : orders) { if (order.getReference() != null) return true; }
    return false;
}
"""
USE = "for (Order o : orders) o.getReference().trim();"
TOLD = f"{USE} // null"


def expect(java, body: str) -> None:
    java(body, IMPORTS, MEMBERS, "List<Order> orders, List<Order> others, Order order")


def loop(before: str, inside: str, after: str) -> str:
    return f"{before}\nfor (Order o : orders) {{ {inside} }}\n{after}\n"


@pytest.mark.parametrize(
    "told",
    [
        loop(
            "List<String> bare = new ArrayList<>();",
            "if (o.getReference() == null) bare.add(o.getNumber());",
            "if (!bare.isEmpty()) return;",
        ),
        loop("boolean good = true;", "if (o.getReference() == null) { good = false; }", "if (!good) return;"),
        loop("boolean bad = false;", "if (o.getReference() == null) bad = true;", "if (bad) throw new IllegalStateException();"),
        loop("boolean bad = false;", "if (o.getReference() == null) { bad = true; break; }", "if (bad) return;"),
        loop("boolean good = true;", "good &= o.getReference() != null;", "if (!good) return;"),
        loop("int bad = 0;", "if (o.getReference() == null) bad++;", "if (bad > 0) return;"),
        loop("int bad = 0;", "if (o.getReference() == null) bad += 1;", "if (bad != 0) return;"),
        "if (!allNoted(orders)) return;\n",
    ],
)
def test_all_are_there(java, told):
    expect(java, told + USE)


@pytest.mark.parametrize(
    "told",
    [
        loop("boolean good = true;", "good = o.getReference() != null;", "if (!good) return;"),
        loop("boolean good = true;", "if (o.getReference() == null) good = false; else good = true;", "if (!good) return;"),
        loop("boolean bad = true;", "if (o.getReference() != null) bad = false;", "if (bad) return;"),
        loop("int bad = 0;", "if (o.getReference() == null) bad++; else bad = 0;", "if (bad > 0) return;"),
        loop("int bad = 0;", "if (o.getReference() == null) bad++;", "if (bad > 2) return;"),
        loop(
            "List<String> bare = new ArrayList<>();",
            'bare.clear(); if (o.getReference() == null) bare.add("x");',
            "if (!bare.isEmpty()) return;",
        ),
        loop(
            "List<String> bare = new ArrayList<>();",
            'if (o.getNumber().isEmpty()) continue; if (o.getReference() == null) bare.add("x");',
            "if (!bare.isEmpty()) return;",
        ),
        loop(
            "List<String> bare = new ArrayList<>();",
            'if (o.getNumber().isEmpty()) break; if (o.getReference() == null) bare.add("x");',
            "if (!bare.isEmpty()) return;",
        ),
        loop(
            "List<String> noted = new ArrayList<>();",
            'if (o.getReference() != null) noted.add("x");',
            "if (!noted.isEmpty()) return;",
        ),
        "if (!anyNoted(orders)) return;\n",
        "if (!allNoted(others)) return;\n",
        "if (!allNoted(orders)) return;\norders.add(order);\n",
    ],
)
def test_one_may_be_missing(java, told):
    expect(java, told + TOLD)
