"""What a Java function collects of rows finds these rows again where it looks in the column that it was read from."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.keys.collected import BY_COLLECTED_KEY
from tests.flow.conftest import SHOP_JAVA, world_of

SERVICE = """
package shop;
import java.util.*;
import java.util.stream.*;
class Service {
    jakarta.persistence.EntityManager em;
    Order findByNumber(String text) { return em.find(Order.class, text); }
    Order findByReference(String text) { return em.find(Order.class, text); }
    void run(List<Order> orders, List<String> given, String other) {
        %s
    }
}
"""
USE = "findByNumber(text).getQuantity();"


def doubts(body: str) -> list[str]:
    files = {"shop/Order.java": SHOP_JAVA, "shop/Service.java": SERVICE % body}
    names = frozenset({"findByNumber", "findByReference"})
    return [
        use.origin.doubt for use in analyse_source(world_of(files), "shop/Service.java", names).uses if "find" in use.origin.text
    ]


TEXTS = "Set<String> texts = new HashSet<>(); for (Order o : orders) { texts.add(o.getNumber()); } "
OF_TEXTS = f"for (String text : texts) {{ {USE} }}"
KNOWN = "Map<String, Order> known = new HashMap<>(); for (Order o : orders) { known.put(%s, o); } "
OF_KNOWN = f"for (String text : known.keySet()) {{ {USE} }}"


@pytest.mark.parametrize(
    "body",
    [
        TEXTS + OF_TEXTS,
        "List<String> texts = orders.stream().map(Order::getNumber).toList(); " + OF_TEXTS,
        f"for (String text : orders.stream().map(Order::getNumber).toList()) {{ {USE} }}",
        f"orders.stream().map(Order::getNumber).forEach(text -> {{ {USE} }});",
        KNOWN % "o.getNumber()" + OF_KNOWN,
    ],
)
def test_collected_of_the_column(body):
    assert doubts(body) == [BY_COLLECTED_KEY]


@pytest.mark.parametrize(
    "body",
    [
        f"for (String text : given) {{ {USE} }}",
        f"given.forEach(text -> {{ {USE} }});",
        f"given.stream().map(String::trim).forEach(text -> {{ {USE} }});",
        f"orders.stream().map(Order::getReference).forEach(text -> {{ {USE} }});",
        "orders.stream().map(Order::getNumber).forEach(text -> { findByReference(text).getQuantity(); });",
        TEXTS + "texts.add(other); " + OF_TEXTS,
        KNOWN % "other" + OF_KNOWN,
    ],
)
def test_not_collected_of_the_column(body):
    assert doubts(body) == [""]
