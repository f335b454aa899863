"""What a cache's getter gives is the row of its key only where it gives something: a test takes back that it was found."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

ORDERS = "package shop;\npublic interface Orders extends org.springframework.data.jpa.repository.JpaRepository<Order, Long> { }"
CACHE = "package shop;\npublic interface Cache { Order getOrder(Long id); }"
SERVICE = """
package shop;
class Service {
    Cache cache;
    Orders orders;
    Order find(Long id) {
        Order order = cache.getOrder(id);
        %s
    }
    void show(Long id) { %s }
}
"""


def doubts(find: str, show: str) -> list[bool]:
    files = {"shop/Order.java": SHOP_JAVA, "shop/Orders.java": ORDERS, "shop/Cache.java": CACHE}
    files["shop/Service.java"] = SERVICE % (find, show)
    names = frozenset({"orElse", "findById", "getOrder", "find", "None"})
    uses = analyse_source(world_of(files), "shop/Service.java", names).uses
    return [bool(use.origin.doubt) for use in uses if use.symbol == "Service.show"]


@pytest.mark.parametrize(
    "find",
    [
        "if (order != null) { return order; } return orders.findById(id).orElse(null);",
        "if (order == null) { order = orders.findById(id).orElse(null); } return order;",
    ],
)
def test_a_row_that_the_cache_has_not(find):
    assert doubts(find, "find(id).getNumber();") == [False]


def test_a_row_that_a_getter_has_given():
    assert doubts("return order;", "cache.getOrder(id).getNumber(); orders.findById(id).orElse(null).getNumber();") == [True]
