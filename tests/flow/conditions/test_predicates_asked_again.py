"""A Java predicate that is asked again, after only one of two ways asked it: it tells what it told before."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA

ORDER = SHOP_JAVA.replace(
    "public String getNumber",
    "public boolean isPaid() { return paidAt != null; }\n    public boolean isOpen() { return getPaidAt() == null; }\n"
    "    public Boolean isBoxed() { return paidAt != null; }\n    public String getNumber",
)
USE = "order.getPaidAt().plusDays(1);"


def lines(analyse, body: str) -> int:
    """How many uses of null a method with this body has."""
    service = f"package shop;\nclass Service {{ void run(Order order, Order other, boolean flag) {{ {body} }} }}"
    found = analyse({"shop/Order.java": ORDER, "shop/Service.java": service})["shop/Service.java"]
    return sum("getPaidAt" in use.expression for use in found)


@pytest.mark.parametrize(
    "body",
    [
        f"if (order != null && order.isPaid()) {{ print(); }} if (order != null && order.isPaid()) {{ {USE} }}",
        f"if (order != null && order.isPaid()) {{ print(); }} if (order.isPaid()) {{ {USE} }}",
        f"if (flag && order.isPaid()) {{ print(); }} if (order.isPaid()) {{ {USE} }}",
        f"if (flag || !order.isPaid()) {{ print(); }} if (order.isPaid()) {{ {USE} }}",
        f"if (flag && order.isOpen()) {{ print(); }} if (order.isOpen()) {{ return; }} {USE}",
        f"boolean first = order != null && order.isPaid(); print(first); if (order != null && order.isPaid()) {{ {USE} }}",
        f"print(order != null && order.isPaid() ? 1 : 2); print(order.isPaid() ? {USE[:-1]} : null);",
        f"if (order != null && order.isOpen()) {{ print(); }} if (!order.isOpen()) {{ {USE} }}",
        f"while (flag && order.isPaid()) {{ print(); }} if (order.isPaid()) {{ {USE} }}",
    ],
)
def test_it_tells_again(analyse, body):
    assert lines(analyse, body) == 0


@pytest.mark.parametrize(
    "body",
    [
        f"if (order != null && order.isPaid()) {{ print(); }} {USE}",
        f"if (order != null && order.isPaid()) {{ print(); }} if (!order.isPaid()) {{ {USE} }}",
        f"if (order != null && order.isPaid()) {{ print(); }} if (order.isOpen()) {{ {USE} }}",
        f"if (order != null && order.isPaid()) {{ print(); }} if (other.isPaid()) {{ {USE} }}",
        f"if (flag && order.isPaid()) {{ print(); }} order = other; if (flag) {{ {USE} }}",
        f"if (flag && order.isPaid()) {{ print(); }} if (flag || order.isPaid()) {{ {USE} }}",
    ],
)
def test_it_does_not_tell(analyse, body):
    assert lines(analyse, body) == 1
