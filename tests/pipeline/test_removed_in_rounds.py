"""What a loop leaves that removes rows from a collection by its iterator (Java)."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import findings_of

SHOP = """
package shop;
import java.util.*;
import javax.persistence.*;
@Entity @Table(name = "orders") class Order {
    @Id Long id;
    @Column(nullable = true) String note;
    @Column(nullable = true) String code;
    public String getNote() { return note; }
    public String getCode() { return code; }
}
class Shop {
    void show(List<Order> orders, List<Order> others, boolean all) {
        %s
    }
}
"""
BEGIN = "Iterator<Order> it = orders.iterator(); "
LOOP = BEGIN + "while (it.hasNext()) { Order o = it.next(); %s } "
REMOVE = "if (o.getNote() == null) { it.remove(); }"
USE = "for (Order each : orders) { each.getNote().trim(); }"


def told(root: Path, body: str) -> bool:
    found = findings_of(root, {"src/main/java/shop/Shop.java": SHOP % body})
    return any(each.rule == "NG101" for each in found)


@pytest.mark.parametrize(
    "body",
    [
        LOOP % REMOVE + USE,
        LOOP % "if (o.getNote() == null) { it.remove(); continue; } print(o);" + USE,
        LOOP % "if (o.getNote() == null || o.getNote().isEmpty()) { it.remove(); }" + USE,
        LOOP % "if (o.getNote() != null) { print(o); } else { it.remove(); }" + USE,
        LOOP % ("print(o); " + REMOVE) + USE,
        f"for (Iterator<Order> it = orders.iterator(); it.hasNext(); ) {{ Order o = it.next(); {REMOVE} }} {USE}",
        LOOP % REMOVE + "orders.forEach(each -> each.getNote().trim());",
        LOOP % REMOVE + "orders.get(0).getNote().trim();",
    ],
)
def test_what_is_left_has_it(body: str, tmp_path: Path) -> None:
    assert not told(tmp_path, body)


@pytest.mark.parametrize(
    "body",
    [
        USE,
        LOOP % "print(o);" + USE,
        LOOP % REMOVE.replace("getNote", "getCode") + USE,
        LOOP % REMOVE.replace("==", "!=") + USE,
        LOOP % REMOVE + USE.replace("orders", "others"),
        LOOP % "if (all && o.getNote() == null) { it.remove(); }" + USE,
        LOOP % ("if (all) { continue; } " + REMOVE) + USE,
        LOOP % (REMOVE + " if (all) { break; }") + USE,
        LOOP % ("if (all) { " + REMOVE + " }") + USE,
        LOOP % REMOVE + "orders.add(new Order()); orders.addAll(others); " + USE,
        "if (all) { " + LOOP % REMOVE + "} " + USE,
        "Iterator<Order> it = orders.iterator(); if (all) { it = others.iterator(); } "
        "while (it.hasNext()) { Order o = it.next(); " + REMOVE + " } " + USE,
        USE + LOOP % REMOVE,
    ],
)
def test_what_may_lack_it_is_told(body: str, tmp_path: Path) -> None:
    assert told(tmp_path, body)
