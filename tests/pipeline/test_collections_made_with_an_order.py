"""Collections of Java that are made with an order, or with a size, hold nothing but what is put in afterwards."""

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
    public Long getId() { return id; }
    public String getNote() { return note; }
    public String getCode() { return code; }
}
class Shop {
    static final Comparator<Order> BY_ID = Comparator.comparing(Order::getId);
    void show(List<Order> orders, SortedSet<Order> others) {
        Collection<Order> noted = %s;
        for (Order order : orders) { if (order.%s() != null) { noted.add(order); } }
        for (Order order : noted) { System.out.println(order.getNote().trim()); }
    }
}
"""


def told(root: Path, made: str, asked: str = "getNote") -> bool:
    found = findings_of(root, {"src/main/java/shop/Shop.java": SHOP % (made, asked)})
    return any(each.rule == "NG101" for each in found)


@pytest.mark.parametrize(
    "made",
    [
        "new TreeSet<>()",
        "new TreeSet<>(BY_ID)",
        "new TreeSet<>(Comparator.comparing(Order::getId))",
        "new TreeSet<>(Comparator.comparing(Order::getId).reversed())",
        "new TreeSet<Order>((a, b) -> a.getId().compareTo(b.getId()))",
        "new PriorityQueue<>(16, BY_ID)",
        "new ArrayList<>(16)",
    ],
)
def test_what_was_put_in_was_tested(made: str, tmp_path: Path) -> None:
    assert not told(tmp_path, made)


@pytest.mark.parametrize(
    ("made", "asked"),
    [
        ("new TreeSet<>(BY_ID)", "getCode"),
        ("new TreeSet<>(Comparator.comparing(Order::getId))", "getCode"),
        ("new TreeSet<>(others)", "getNote"),
        ("new ArrayList<>(orders)", "getNote"),
        ("new PriorityQueue<>(others)", "getNote"),
    ],
)
def test_what_was_not_tested_or_was_in_it_before_is_told(made: str, asked: str, tmp_path: Path) -> None:
    assert told(tmp_path, made, asked)
