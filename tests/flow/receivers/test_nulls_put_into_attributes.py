"""Lists and sets that methods fill with what may be null, gone through by other methods (Python)."""

from __future__ import annotations

import pytest

CLASS = """
from shop.models import Order

class Report:
    def __init__(self):
        self.customers = {made}

    def fill(self, orders: list[Order]):
        for order in orders:
            {put}

    def show(self):
        for customer in self.customers:
            {use}
"""

HOLDERS = [("[]", "append"), ("set()", "add")]
USED = "customer.name.upper()"


def _uses(observe, made, put, use=USED):
    return [use.kind for use in observe(CLASS.format(made=made, put=put, use=use)).uses]


@pytest.mark.parametrize(("made", "adding"), HOLDERS)
def test_what_methods_put_in(observe, made, adding):
    assert _uses(observe, made, f"self.customers.{adding}(order.customer)") == ["attribute"]


@pytest.mark.parametrize(("made", "adding"), HOLDERS)
@pytest.mark.parametrize(
    "put",
    [
        "if order.customer:\n                self.customers.{adding}(order.customer)",
        "self.customers.{adding}(order.customer or order.buyer)",
        "self.customers.{adding}(order.buyer)",
        "customer = order.customer\n            if customer is not None:\n                self.customers.{adding}(customer)",
        "self.customers.{adding}(order.customer)\n        self.customers.discard(None)",
    ],
)
def test_what_is_tested_before(observe, made, adding, put):
    assert _uses(observe, made, put.format(adding=adding)) == []


@pytest.mark.parametrize(("made", "adding"), HOLDERS)
@pytest.mark.parametrize(
    "use", ["if customer:\n                customer.name.upper()", "print(customer)", "getattr(customer, 'name', '')"]
)
def test_what_is_tested_afterwards(observe, made, adding, use):
    assert _uses(observe, made, f"self.customers.{adding}(order.customer)", use) == []


def test_dictionaries_and_other_sets_stay_unknown(observe):
    assert _uses(observe, "{}", "self.customers[order.number] = 1") == []
    assert _uses(observe, "set(range(3))", "print(order.customer)") == []
