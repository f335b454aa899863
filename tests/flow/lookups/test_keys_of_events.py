"""Rows that are looked up by the key which an event or a message carries, that keeps what it was made with (Java)."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

ORDER = SHOP_JAVA.replace("public String getNumber", "public Long getId() { return id; }\n    public String getNumber")
ORDERS = "package shop;\npublic interface Orders extends org.springframework.data.jpa.repository.JpaRepository<Order, Long> { }"
EVENT = """
package shop;
public class OrderPaid {
    private final Long orderId;
    private final String why;
    public OrderPaid(Long orderId, String why) { this.orderId = orderId; this.why = why; }
    public Long getOrderId() { return orderId; }
}
"""
OF_ROW = EVENT.replace(
    "OrderPaid(Long orderId, String why) { this.orderId = orderId;", "OrderPaid(Order o, String why) { this.orderId = o.getId();"
)
RECORD = "package shop; public record OrderPaid(Long orderId, String why) { public Long getOrderId() { return orderId; } }"
VALUE = "package shop; @lombok.Value public class OrderPaid { Long orderId; String why; }"
LISTENER = """
package shop;
class Listener {
    Orders orders;
    void on(OrderPaid paid) { Order order = orders.findById(paid.getOrderId()).orElse(null); order.getNumber().trim(); }
}
"""


def is_doubtful(event: str, *makers: str) -> bool:
    files = {"shop/Order.java": ORDER, "shop/Orders.java": ORDERS, "shop/OrderPaid.java": event, "shop/Listener.java": LISTENER}
    for number, body in enumerate(makers):
        text = f"package shop; class Maker{number} {{ Bus bus; Orders orders; {body} }}"
        files[f"shop/Maker{number}.java"] = text
    uses = analyse_source(world_of(files), "shop/Listener.java", frozenset({"orElse", "findById"})).uses
    assert uses
    return all(use.origin.doubt for use in uses)


MADE = 'void pay(Order order) { bus.send(new OrderPaid(order.getId(), "card")); }'
SAVED = 'void make(Order order) { Order saved = orders.save(order); bus.send(new OrderPaid(saved.getId(), "card")); }'


@pytest.mark.parametrize("event", [EVENT, VALUE, RECORD.replace("{ public Long getOrderId() { return orderId; } }", "{ }")])
def test_all_who_make_it_have_the_row(event):
    listener = LISTENER.replace("paid.getOrderId()", "paid.orderId()") if "record" in event else LISTENER
    files = {"shop/Order.java": ORDER, "shop/Orders.java": ORDERS, "shop/OrderPaid.java": event, "shop/Listener.java": listener}
    files["shop/Maker.java"] = f"package shop; class Maker {{ Bus bus; Orders orders; {MADE} {SAVED} }}"
    uses = analyse_source(world_of(files), "shop/Listener.java", frozenset({"orElse", "findById"})).uses
    assert uses
    assert all(use.origin.doubt for use in uses)


def test_it_takes_the_key_itself():
    assert is_doubtful(OF_ROW, 'void pay(Order order) { bus.send(new OrderPaid(order, "card")); }')


@pytest.mark.parametrize(
    ("event", "makers"),
    [
        (EVENT, ()),
        (EVENT, ('void pay(Long id) { bus.send(new OrderPaid(id, "card")); }',)),
        (EVENT, (MADE, 'void pay(Long id) { bus.send(new OrderPaid(id, "card")); }')),
        (EVENT, ('void pay(Item item) { bus.send(new OrderPaid(item.getId(), "card")); }',)),
        (EVENT.replace("private final Long", "private Long"), (MADE,)),
    ],
)
def test_it_may_be_another_key(event, makers):
    assert not is_doubtful(event, *makers)
