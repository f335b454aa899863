"""A null that is written beside an empty collection is not used for each of its elements."""

from __future__ import annotations

import pytest

BEFORE = """
def each(shop, lines):
    for line in lines:
        shop.move(line)
    return shop

def all_at_once(shop, lines):
    shop.move(lines)
    return shop
"""


@pytest.mark.parametrize("call", ["each(None, [])", "each(None, {})", "each(lines=(), shop=None)"])
def test_nothing_to_go_over(python, call):
    python(f"return {call}", before=BEFORE)


@pytest.mark.parametrize(
    "call", ["each(None, [order])", "each(None, order.lines)", "all_at_once(None, [])", "each(order.reference, [])"]
)
def test_other_calls(python, call):
    python(f"return {call}  # null", before=BEFORE)
