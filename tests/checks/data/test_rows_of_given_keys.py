"""Rows that a method looks up by a key which it is given, and hands to another class."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence

ORDER = """
package shop;
import jakarta.persistence.*;
@Entity
public class Order {
    @Id private Long id;
    @Column(nullable = false) private String number;
    public String getNumber() { return number; }
}
"""

FILES = {
    "Order.java": ORDER,
    "OrderId.java": "package shop;\npublic class OrderId { private Long value; public Long value() { return value; } }",
    "Labels.java": """
package shop;
public interface Labels { String of(Order order); void note(int place, Order order); }
""",
    "PlainLabels.java": """
package shop;
public class PlainLabels implements Labels {
    public String of(Order order) { return order.getNumber().trim(); }
    public void note(int place, Order order) { order.getNumber().trim(); }
}
""",
    "Orders.java": """
package shop;
import jakarta.persistence.EntityManager;
public class Orders {
    private EntityManager em;
    Order byId(Long id) { return em.find(Order.class, id); }
    Order byId(OrderId id) { return em.find(Order.class, id.value()); }
    Order byNumber(String number) {
        return em.createQuery("from Order where number = :n", Order.class).setParameter("n", number)
            .getResultStream().findFirst().orElse(null);
    }
}
""",
}

SERVICE = """
package shop;
import java.util.*;
public class Service {
    private Orders orders;
    private Labels labels;
    private Long chosen;
    %s
}
"""


def _confidences(confidences, method):
    return confidences({**FILES, "Service.java": SERVICE % method}, "NG103")


@pytest.mark.parametrize(
    "method",
    [
        "public String show(Long id) { Order order = orders.byId(id); return labels.of(order); }",
        "public String show(long id) { Order order = orders.byId(id); return labels.of(order); }",
        "String show(Long id) { return labels.of(orders.byId(id)); }",
        "protected String show(int place, Long id) { Order order = orders.byId(id); return labels.of(order); }",
        "public String show(String number) { Order order = orders.byNumber(number); return labels.of(order); }",
        "public String show(OrderId id) { Order order = orders.byId(id); return labels.of(order); }",
        "public void show(Long id) { labels.note(1, orders.byId(id)); }",
        "public String show(Long id) { try { return labels.of(orders.byId(id)); } finally { chosen = id; } }",
    ],
)
def test_nothing_is_known_of_a_row_of_which_only_the_key_is_given(confidences, method):
    assert _confidences(confidences, method) == {Confidence.HIGH}


@pytest.mark.parametrize(
    "method",
    [
        "private String show(Long id) { Order order = orders.byId(id); return labels.of(order); }",
        "public String show() { Order order = orders.byId(chosen); return labels.of(order); }",
        "public void all(List<Long> ids) { for (Long id : ids) labels.of(orders.byId(id)); }",
        "public String show(int place) { Order order = orders.byId(chosen + place); return labels.of(order); }",
        "public String show(Set<Long> ids) { return labels.of(orders.byId(ids.iterator().next())); }",
    ],
)
def test_who_has_more_than_the_key_mostly_knows_that_the_row_is_there(confidences, method):
    assert _confidences(confidences, method) == {Confidence.LOW}


@pytest.mark.parametrize(
    "method",
    [
        "public String show(Long id) { Order order = orders.byId(id); return order == null ? null : labels.of(order); }",
        "public void show(Long id) { Order order = orders.byId(id); if (order != null) labels.note(1, order); }",
        "public String show(Long id) { return labels.of(Objects.requireNonNull(orders.byId(id))); }",
        "public String show(Long id) { return Optional.ofNullable(orders.byId(id)).map(labels::of).orElse(null); }",
    ],
)
def test_what_is_tested_is_silent(confidences, method):
    assert _confidences(confidences, method) == set()
