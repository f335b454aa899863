"""Keys of relations that code writes: the relation is as null as what its key has become (Python)."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "write",
    [
        "order.customer_id = other.id",
        "order.customer_id = key",
        "order.customer_id = order.buyer_id",
        "before = order.customer_id\norder.customer_id = other.id",
    ],
)
def test_a_key_that_something_is_written_to(python, write):
    python(f"{write}\norder.customer.name.upper()", signature="order: Order, other, key")


@pytest.mark.parametrize(
    "write",
    ["pass", "order.customer_id = None", "order.buyer_id = key", "order.customer = None"],
)
def test_a_relation_without_a_key(python, write):
    python(f"{write}\norder.customer.name.upper()  # null", signature="order: Order, key")
