"""Rows that go through what the language's own functions make of them: groups, slices, pairs, dictionaries."""

from __future__ import annotations

import pytest

HEAD = "from itertools import chain, groupby, islice, takewhile\n"


@pytest.mark.parametrize(
    "body",
    [
        "for number, group in groupby(orders, key=str):\n    for item in group:\n        item.reference.lower()  # null",
        "for item in chain(orders, orders):\n    item.reference.lower()  # null",
        "for item in islice(orders, 3):\n    item.reference.lower()  # null",
        "for item in takewhile(bool, orders):\n    item.reference.lower()  # null",
        "tuple(orders)[0].reference.lower()  # null",
        "for item in tuple(orders):\n    item.reference.lower()  # null",
        "shown = dict((item.number, item) for item in orders)\nshown['a'].reference.lower()  # null",
        "shown = dict([(item.number, item) for item in orders])\nfor item in shown.values():\n    item.reference.lower()  # null",
    ],
)
def test_rows_stay_rows(python, body):
    python(body, imports=HEAD, signature="orders: list[Order]")


@pytest.mark.parametrize(
    "body",
    [
        "for number, group in groupby(orders, key=str):\n    number.lower()",
        "for item in chain(orders, [1]):\n    item.bit_length()",
        "for item in tuple(orders):\n    item.number.lower()",
        "for item in tuple(item for item in orders if item.reference):\n    item.reference.lower()",
        "shown = dict((item.number, item.number) for item in orders)\nshown['a'].lower()",
        "shown = dict(orders)\nshown['a'].lower()",
        "shown = dict(a=1)\nshown['a'].bit_length()",
        "tuple(order.number for order in orders)[0].lower()",
    ],
)
def test_what_is_no_null(python, body):
    python(body, imports=HEAD, signature="orders: list[Order]")


def test_pairs_and_dictionaries_that_callers_hand_on(python):
    python(
        "shown((order, 1))\nall_shown({item.number: item for item in [order]})",
        before="""
        def shown(pair):
            order, number = pair
            order.reference.lower()  # null

        def all_shown(orders):
            for number, item in orders.items():
                item.reference.lower()  # null
        """,
    )
