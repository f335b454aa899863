"""Flags that are called like a getter: what `order.hasBuyer()` tells is there, `order.getBuyer()` gives."""

from __future__ import annotations

import pytest

MEMBERS = """
interface Basket {
    boolean hasOrder(); boolean hasOrders(); boolean isOrderPresent(); boolean hasReference(); boolean isOrderEmpty();
    @jakarta.annotation.Nullable Order getOrder(); @jakarta.annotation.Nullable Order order();
}
"""


@pytest.mark.parametrize(
    "body",
    [
        "if (basket.hasOrder()) { basket.getOrder().getNumber(); }",
        "if (basket != null && basket.hasOrder()) { Order found = basket.getOrder(); found.getNumber(); }",
        "if (!basket.hasOrder()) { return; }\nbasket.getOrder().getNumber();",
        "if (basket.isOrderPresent()) { basket.order().getNumber(); }",
        "if (basket.hasOrders()) { basket.getOrder().getNumber(); }",
    ],
)
def test_it_is_there(java, body):
    java(body, members=MEMBERS, parameters="Basket basket, Basket other")


@pytest.mark.parametrize(
    "body",
    [
        "basket.getOrder().getNumber(); // null",
        "if (!basket.hasOrder()) {\n    basket.getOrder().getNumber(); // null\n}",
        "if (other.hasOrder()) {\n    basket.getOrder().getNumber(); // null\n}",
        "if (basket.hasReference()) {\n    basket.getOrder().getNumber(); // null\n}",
        "if (!basket.isOrderEmpty()) {\n    basket.getOrder().getNumber(); // null\n}",
        "if (basket.hasOrder()) { log(); }\nbasket.getOrder().getNumber(); // null",
    ],
)
def test_it_may_be_null(java, body):
    java(body, members=MEMBERS, parameters="Basket basket, Basket other")
