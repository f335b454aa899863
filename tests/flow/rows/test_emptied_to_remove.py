"""Nulls that code writes into a row which the same function removes: no row is left with them."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

SERVICE = """
package shop;
import java.util.*;
class Orders {
    void save(Order order) { }
    void delete(Order order) { }
    void remove(Order order) { }
}
class Service {
    Orders orders;
    List<Order> all;
    void run(Order order, Order other) {
        %s
    }
}
"""
EMPTY = "order.setReference(null);"


def writes(body: str) -> int:
    """How many attributes the code of a method sets to null, as far as it is a sign."""
    files = {"shop/Order.java": SHOP_JAVA, "shop/Service.java": SERVICE % body}
    return len(analyse_source(world_of(files), "shop/Service.java", frozenset({"setReference"})).null_writes)


@pytest.mark.parametrize(
    "body",
    [
        f"{EMPTY} orders.delete(order);",
        f"{EMPTY} orders.save(order); orders.remove(order);",
        f"{EMPTY} Orders dao = orders; dao.remove(order);",
        f"{EMPTY} if (other != null) {{ orders.delete(order); }}",
    ],
)
def test_emptied_to_be_removed(body):
    assert writes(body) == 0


@pytest.mark.parametrize(
    "body",
    [
        EMPTY,
        f"{EMPTY} orders.save(order);",
        f"{EMPTY} orders.delete(other);",
        f"{EMPTY} all.remove(order);",
        f"{EMPTY} List<Order> some = all; some.remove(order);",
        f"{EMPTY} orders.remove(new Order());",
    ],
)
def test_emptied_and_kept(body):
    assert writes(body) == 1
