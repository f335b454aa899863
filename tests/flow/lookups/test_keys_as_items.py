"""A foreign key that is read as an item, `order["customer_id"]`: where it is there, so is the row that it leads to."""

from __future__ import annotations

import pytest

LOWERED = "order.customer.name.lower()"


@pytest.mark.parametrize("signature", ["order: Order", "order"])
@pytest.mark.parametrize(
    "test",
    [
        "order['customer_id']",
        'order["customer_id"]',
        "order['customer_id'] is not None",
        "order.customer_id",
        "order['customer_id'] and order['number']",
    ],
)
def test_the_key_is_tested(python, signature, test):
    python(f"if {test}:\n    {LOWERED}\nelse:\n    pass", signature=signature)


@pytest.mark.parametrize("signature", ["order: Order", "order"])
@pytest.mark.parametrize(
    "test", ["order['number']", "order['buyer_id']", "order['customer_ids']", "other['customer_id']", "not order['customer_id']"]
)
def test_something_else_is_tested(python, signature, test):
    python(f"if {test}:\n    {LOWERED}  # null", signature=f"{signature}, other")
