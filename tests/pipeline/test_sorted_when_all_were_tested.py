"""Rows of a list that all have what they are sorted by, because code tested each of them, can be sorted."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import findings_of

SHOP = """
package shop;
import java.util.*;
import java.util.stream.*;
import javax.persistence.*;
@Entity @Table(name = "orders") class Order {
    @Id Long id;
    @Column(nullable = true) Date due;
    @Column(nullable = true) Date paid;
    public Long getId() { return id; }
    public Date getDue() { return due; }
    public Date getPaid() { return paid; }
}
class Shop {
    void show(List<Order> list, List<Order> others, Order more) {
        %s
    }
}
"""
ALL = "if (list.stream().allMatch(o -> o.getDue() != null)) { %s }"
SORT = "%s.sort(Comparator.comparing(Order::getDue));"
SORTED = "Collections.sort(%s, Comparator.comparing(Order::getDue));"


def told(root: Path, body: str) -> bool:
    found = findings_of(root, {"src/main/java/shop/Shop.java": SHOP % body})
    return any(each.rule == "NG101" for each in found)


@pytest.mark.parametrize(
    "body",
    [
        ALL % SORT % "list",
        ALL % SORTED % "list",
        ALL % "list.sort(Comparator.comparing(Order::getDue).reversed());",
        ALL % "list.sort(Comparator.comparing(Order::getId).thenComparing(Order::getDue));",
        ALL % "Order first = Collections.min(list, Comparator.comparing(Order::getDue));",
        "if (list.stream().anyMatch(o -> o.getDue() == null)) { return; } " + SORT % "list",
        "for (Order o : list) { if (o.getDue() == null) { return; } } " + SORTED % "list",
        "for (Order o : list) { if (o.getDue() == null) { return; } } list.sort((a, b) -> a.getDue().compareTo(b.getDue()));",
    ],
)
def test_what_all_rows_were_tested_for_orders_them(body: str, tmp_path: Path) -> None:
    assert not told(tmp_path, body)


@pytest.mark.parametrize(
    "body",
    [
        SORT % "list",
        SORTED % "list",
        ALL.replace("allMatch", "anyMatch") % SORT % "list",
        ALL.replace("getDue", "getPaid") % SORT % "list",
        ALL % SORT % "others",
        ALL % SORTED % "others",
        ALL % "list.add(more); " + SORT % "list",
        ALL % ("list.add(more); " + SORT % "list"),
        ALL % "list.clear();" + SORT % "list",
        "for (Order o : list) { if (o.getDue() == null) { break; } } " + SORTED % "list",
        ALL % "list.sort(Comparator.comparing(Order::getPaid));",
    ],
)
def test_rows_that_were_not_all_tested_for_it_are_told(body: str, tmp_path: Path) -> None:
    assert told(tmp_path, body)
