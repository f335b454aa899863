"""Rows that are looked up by the key of what a service has stored and given back (Java)."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

ORDER = SHOP_JAVA.replace("public String getNumber", "public Long getId() { return id; }\n    public String getNumber")
FILES = {
    "shop/Order.java": ORDER,
    "shop/Orders.java": (
        "package shop;\npublic interface Orders extends org.springframework.data.jpa.repository.JpaRepository<Order, Long> { }"
    ),
    "shop/OrderDto.java": "package shop; public class OrderDto { private Long id; public Long getId() { return id; } }",
    "shop/Receipt.java": "package shop; public class Receipt { private Long id; public Long getId() { return id; } }",
    "shop/Maker.java": """
package shop;
interface Maker {
    OrderDto createOrder(OrderDto dto);
    OrderDto save(OrderDto dto);
    OrderDto savedBefore(OrderDto dto);
    OrderDto prepare(OrderDto dto);
    OrderDto create();
    Receipt saveReceipt(OrderDto dto);
}
""",
}
FOUND = "Order order = orders.findById({}).orElse(null); order.getNumber().trim();"


def is_sure(body: str) -> bool:
    service = f"package shop; class Service {{ Orders orders; Maker maker; void run(OrderDto dto, boolean flag) {{ {body} }} }}"
    uses = analyse_source(world_of({**FILES, "shop/Service.java": service}), "shop/Service.java", frozenset({"orElse"})).uses
    assert uses
    return any(not use.origin.doubt for use in uses)


@pytest.mark.parametrize(
    "body",
    [
        f"OrderDto saved = maker.createOrder(dto); {FOUND.format('saved.getId()')}",
        f"var saved = maker.save(dto); {FOUND.format('saved.getId()')}",
        f"Long id = maker.createOrder(dto).getId(); {FOUND.format('id')}",
        FOUND.format("maker.save(dto).getId()"),
    ],
)
def test_it_was_stored(body):
    assert not is_sure(body)


@pytest.mark.parametrize(
    "body",
    [
        FOUND.format("dto.getId()"),
        f"OrderDto made = maker.prepare(dto); {FOUND.format('made.getId()')}",
        f"OrderDto made = maker.savedBefore(dto); {FOUND.format('made.getId()')}",
        f"OrderDto made = maker.create(); {FOUND.format('made.getId()')}",
        f"OrderDto made = OrderDto.create(dto); {FOUND.format('made.getId()')}",
        f"OrderDto saved = maker.save(dto); if (flag) saved = dto; {FOUND.format('saved.getId()')}",
        f"Receipt saved = maker.saveReceipt(dto); {FOUND.format('saved.getId()')}",
    ],
)
def test_it_may_be_any_key(body):
    assert is_sure(body)
