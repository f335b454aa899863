"""Rows that are looked up by each of the keys that are left where the same object was asked which rows there are (Java)."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

ORDERS = """
package shop;
public interface Orders extends org.springframework.data.jpa.repository.JpaRepository<Order, Long> {
    Order findByNumber(String number);
    boolean existsByNumber(String number);
}
"""
SERVICE = """
package shop;
import java.util.*;
import java.util.stream.*;
class Service {{
    Orders orders;
    Orders others;
    void run(List<Long> ids, List<Long> more, List<String> numbers) {{ {} }}
}}
"""


def is_sure(body: str) -> bool:
    files = {"shop/Order.java": SHOP_JAVA, "shop/Orders.java": ORDERS, "shop/Service.java": SERVICE.format(body)}
    names = frozenset({"orElse", "findById", "findByNumber", "get"})
    uses = analyse_source(world_of(files), "shop/Service.java", names).uses
    return any(not use.origin.doubt for use in uses)


KNOWN = "List<Long> known = ids.stream().filter(orders::existsById).collect(Collectors.toList());"


@pytest.mark.parametrize(
    "body",
    [
        "ids.stream().filter(orders::existsById).map(id -> orders.findById(id).get()).toList();",
        "ids.stream().filter(id -> orders.existsById(id)).map(id -> orders.findById(id).get()).toList();",
        "ids.stream().filter(key -> orders.existsById(key)).forEach(id -> orders.findById(id).orElse(null).getNumber());",
        f"{KNOWN} for (Long id : known) {{ orders.findById(id).get(); }}",
        f"{KNOWN} for (Long id : known) {{ Order order = orders.findById(id).orElse(null); order.getNumber(); }}",
        "numbers.stream().filter(n -> orders.existsByNumber(n)).forEach(n -> orders.findByNumber(n).getNumber());",
        "numbers.stream().filter(orders::existsByNumber).forEach(n -> orders.findByNumber(n).getNumber());",
    ],
)
def test_they_were_asked_for(body):
    assert not is_sure(body)


@pytest.mark.parametrize(
    "body",
    [
        "ids.stream().filter(id -> others.existsById(id)).map(id -> orders.findById(id).get()).toList();",
        "ids.stream().filter(id -> !orders.existsById(id)).map(id -> orders.findById(id).get()).toList();",
        "ids.stream().filter(id -> orders.existsById(id)).map(id -> orders.findById(id + 1).get()).toList();",
        "ids.stream().filter(id -> id > 3).map(id -> orders.findById(id).get()).toList();",
        "numbers.stream().filter(n -> orders.existsByNumber(n)).map(n -> orders.findById(Long.valueOf(n)).get()).toList();",
        f"{KNOWN} for (Long id : more) {{ orders.findById(id).get(); }}",
    ],
)
def test_others_are_looked_up(body):
    assert is_sure(body)
