"""Rows of lists that are put together of others (Python): what all of them have been tested for is there."""

from __future__ import annotations

import pytest

LISTS = """
first = [order for order in Order.objects.filter(number="1") if order.reference]
second = [order for order in Order.objects.filter(number="2") if order.{tested}]
"""
USED = "for order in {all}:\n    order.reference.upper(){mark}"


@pytest.mark.parametrize("together", ["first + second", "[*first, *second]", "[*second, *first]"])
def test_put_together(python, together):
    python(LISTS.format(tested="reference") + USED.format(all=together, mark=""))
    python(LISTS.format(tested="paid_at") + USED.format(all=together, mark="  # null"))
    python(LISTS.format(tested="reference") + f"every = {together}\n" + USED.format(all="every", mark=""))


def test_added_to(python):
    python(LISTS.format(tested="reference") + "first += second\n" + USED.format(all="first", mark=""))
    python(LISTS.format(tested="paid_at") + "first += second\n" + USED.format(all="first", mark="  # null"))
    python(LISTS.format(tested="reference") + "first += list(Order.objects.all())\n" + USED.format(all="first", mark="  # null"))


@pytest.mark.parametrize("together", ["first + [order]", "[*first, order]"])
def test_one_more(python, together):
    python(LISTS.format(tested="reference") + f"for one in {together}:\n    one.reference.upper()  # null")
