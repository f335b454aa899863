"""Keys that a function has collected of rows find these rows again; what a DAO has stored of a row with a key is there."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.keys.collected import BY_COLLECTED_KEY
from nullguard.flow.lookups.stored_rows import OF_STORED_ROW
from tests.flow.conftest import SHOP_JAVA, world_of

ORDER = SHOP_JAVA.replace("public String getNumber", "public Long getId() { return id; }\n    public String getNumber")
CUSTOMER = """
package shop;
import jakarta.persistence.*;
@Entity
public class Customer { @Id private Long id; public Long getId() { return id; } }
"""
SERVICE = """
package shop;
import java.util.*;
class Service {
    jakarta.persistence.EntityManager em;
    Order find(Long id) { return em.find(Order.class, id); }
    Order getSavedOrder(Order order) { return em.find(Order.class, order.getNumber()); }
    Order getOtherOrder(Order order) { return em.find(Order.class, order.getNumber()); }
    void run(List<Order> orders, List<Customer> customers, List<Long> given, Order order, Long other) {
        %s
    }
}
"""
USE = "for (Long id : ids) { find(id).getNumber(); }"
IDS = "List<Long> ids = new ArrayList<>(); "


def doubts(body: str) -> list[str]:
    """Why what is looked up is nearly always there, for each use in a method of this body."""
    files = {"shop/Order.java": ORDER, "shop/Customer.java": CUSTOMER, "shop/Service.java": SERVICE % body}
    uses = analyse_source(world_of(files), "shop/Service.java", frozenset({"find", "getSavedOrder", "getOtherOrder"})).uses
    return [use.origin.doubt for use in uses]


@pytest.mark.parametrize(
    "body",
    [
        IDS + "for (Order one : orders) { ids.add(one.getId()); } " + USE,
        IDS + "for (Order one : orders) { ids.add(one.getId()); } " + USE + " for (Order one : orders) { one.getNumber(); }",
        "Set<Long> ids = new HashSet<>(); Order one = orders.get(0); ids.add(one.getId()); " + USE,
        "Deque<Long> ids = new ArrayDeque<>(); for (Order one : orders) { ids.push(one.getId()); } find(ids.pop()).getNumber();",
        "Map<String, Long> ids = new HashMap<>(); ids.put(\"a\", order.getId()); find(ids.get(\"a\")).getNumber();",
    ],
)  # fmt: skip
def test_collected_of_rows(body):
    assert doubts(body) == [BY_COLLECTED_KEY]


@pytest.mark.parametrize(
    "body",
    [
        "List<Long> ids = given; " + USE,
        "List<Long> ids = new ArrayList<>(given); ids.clear(); ids.add(other); " + USE,
        IDS + "for (Customer one : customers) { ids.add(one.getId()); } " + USE,
        IDS + "ids.add(order.getId()); ids.add(other); " + USE,
        IDS + "ids.add(order.getId()); for (Long id : given) { find(id).getNumber(); }",
        IDS + "ids.add(order.getId()); for (Long id : ids) { id = other; find(id).getNumber(); }",
        "Set<Long> ids = new HashSet<>(); ids.addAll(given); " + USE,
    ],
)
def test_not_collected_of_rows(body):
    assert doubts(body) == [""]


COUNTS = "Map<Long, Integer> counts = new HashMap<>(); "
PUT = "for (Order one : orders) { counts.put(one.getId(), 1); } "
OF_ENTRIES = "for (Map.Entry<Long, Integer> entry : counts.entrySet()) { find(entry.getKey()).getNumber(); }"


@pytest.mark.parametrize(
    "body",
    [
        COUNTS + PUT + OF_ENTRIES,
        COUNTS + PUT + "for (Long id : counts.keySet()) { find(id).getNumber(); }",
        COUNTS + PUT + "counts.remove(other); " + OF_ENTRIES,
        COUNTS + "counts.merge(order.getId(), 1, Integer::sum); " + OF_ENTRIES,
    ],
)
def test_collected_under_keys_of_rows(body):
    assert doubts(body) == [BY_COLLECTED_KEY]


@pytest.mark.parametrize(
    "body",
    [
        COUNTS + "counts.put(other, 1); " + OF_ENTRIES,
        COUNTS + PUT + "counts.put(other, 1); " + OF_ENTRIES,
        COUNTS + PUT + "counts.putAll(new HashMap<>()); " + OF_ENTRIES,
        "Map<Long, Integer> counts = new HashMap<>(Map.of(other, 1)); " + PUT + OF_ENTRIES,
        "Map<Long, Integer> counts = Map.of(other, 1); " + PUT + OF_ENTRIES,
        COUNTS + "for (Customer one : customers) { counts.put(one.getId(), 1); } " + OF_ENTRIES,
        COUNTS + PUT + "for (Long id : given) { find(id).getNumber(); }",
        "Map<Long, Long> counts = new HashMap<>(); counts.put(other, order.getId()); " + OF_ENTRIES,
    ],
)
def test_not_collected_under_keys_of_rows(body):
    assert doubts(body) == [""]


def test_what_was_stored_of_a_row():
    assert doubts("if (order.getId() != null) { getSavedOrder(order).getNumber(); }") == [OF_STORED_ROW]


@pytest.mark.parametrize(
    "body",
    [
        "getSavedOrder(order).getNumber();",
        "if (order.getId() != null) { getOtherOrder(order).getNumber(); }",
        "if (order.getReference() != null) { getSavedOrder(order).getNumber(); }",
        "if (order.getId() == null) { return; } getSavedOrder(orders.get(0)).getNumber();",
    ],
)
def test_what_may_not_be_stored(body):
    assert doubts(body) == [""]
