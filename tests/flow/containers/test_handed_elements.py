"""Functions of the library that hand on the elements of what they are given, with what is known of these."""

from __future__ import annotations

import pytest

IMPORTS = "import itertools\nfrom itertools import chain, groupby"


@pytest.mark.parametrize(
    "made",
    [
        "chain(orders, orders)",
        "chain([], orders)",
        "itertools.islice(orders, 10)",
        "(order for key, group in groupby(orders, key=len) for order in group)",
    ],
)
def test_the_elements_are_handed_on(python, made):
    python(
        f"""
        for one in {made}:
            one.reference.lower()  # null
        orders = [one for one in orders if one.reference]
        for one in {made}:
            one.reference.lower()
        for one in {made}:
            one.customer.name  # null
        """,
        imports=IMPORTS,
        signature="orders: list[Order]",
    )


@pytest.mark.parametrize("made", ["chain(kept, others)", "chain(others, kept)", "chain(kept, others, kept)"])
def test_what_holds_of_some_holds_not_of_all(python, made):
    python(
        f"""
        kept = [one for one in orders if one.reference]
        for one in {made}:
            one.reference.lower()  # null
        for one in chain(kept, kept):
            one.reference.lower()
        """,
        imports=IMPORTS,
        signature="orders: list[Order], others: list[Order]",
    )


def test_of_lists_that_are_spread_out_the_elements_of_each(python):
    python(
        """
        for one in chain(*orders):
            one.reference.lower() # null
        """,
        imports=IMPORTS,
        signature="orders: list[list[Order]]",
    )
