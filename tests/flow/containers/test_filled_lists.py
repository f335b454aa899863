"""Lists that are filled by `append`: what was known below all that was put in is known below what comes out."""

from __future__ import annotations

import pytest

CHECKED = """
kept = []
for order in orders:
    if {test}
        kept.append(order)
"""

ORDERS = "orders: list[Order], number: str"


def _filled(test: str, after: str) -> str:
    return CHECKED.format(test=test) + after


@pytest.mark.parametrize(
    "test",
    [
        "order.reference:",
        "order.reference is not None:",
        "order.reference is not None and order.number:",
        "order.reference.upper() == number:  # null",
        "number in order.reference:  # null",
    ],
)
@pytest.mark.parametrize(
    "after",
    [
        "for found in kept:\n    found.reference.upper()",
        "[found.reference.upper() for found in kept]",
        "orders = kept\nfor found in orders:\n    found.reference.upper()",
        "for found in sorted(kept, key=number):\n    found.reference.upper()",
        "print(len(kept))\nfor found in kept:\n    found.reference.upper()",
    ],
)
def test_what_was_tested_or_used_before_it_was_put_in_is_there(python, test, after):
    python(_filled(test, after), signature=ORDERS)


def test_what_lies_below_a_relation_is_there_too(python):
    body = "kept = []\nfor order in orders:\n    if order.customer and order.customer.email:\n        kept.append(order)\n"
    python(body + "for found in kept:\n    found.customer.email.upper()", signature=ORDERS)


def test_all_ways_to_put_it_in_count(python):
    body = "kept = []\nfor order in orders:\n    if order.reference:\n        kept.append(order)\n    {other}\n"
    used = "for found in kept:\n    found.reference.upper()"
    python(body.format(other="elif number and order.reference is not None:\n        kept.append(order)") + used, signature=ORDERS)
    python(body.format(other="if number:\n        kept.append(order)") + used + "  # null", signature=ORDERS)


@pytest.mark.parametrize(
    "after",
    [
        "for found in orders:\n    found.reference.upper()  # null",
        "kept.extend(orders)\nfor found in kept:\n    found.reference.upper()  # null",
        "kept.insert(0, orders[0])\nfor found in kept:\n    found.reference.upper()  # null",
        "kept[0] = orders[0]\nfor found in kept:\n    found.reference.upper()  # null",
        "more(kept)\nfor found in kept:\n    found.reference.upper()  # null",
        "kept = orders\nfor found in kept:\n    found.reference.upper()  # null",
        "kept += orders\nfor found in kept:\n    found.reference.upper()  # null",
        "for found in kept:\n    found.customer.email  # null",
    ],
)
def test_only_what_was_put_in_is_known(python, after):
    python(_filled("order.reference:", after), before="def more(rows):\n    rows.append(Order())\n", signature=ORDERS)
