"""Lists, tuples, sets and dictionaries of Python: what is known of what they hold."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "body",
    [
        """
        orders = [o for o in orders if o.reference is not None]
        for o in orders:
            o.reference.upper()
        """,
        """
        references = [o.reference for o in orders if o.reference]
        for reference in references:
            reference.upper()
        references[0].upper()
        """,
        """
        if all(o.reference is not None for o in orders):
            for o in orders:
                o.reference.upper()
        """,
        """
        if any(o.reference is None for o in orders):
            return
        for o in orders:
            o.reference.upper()
        """,
        """
        if orders[0].reference is not None:
            orders[0].reference.upper()
        """,
        """
        i = 3
        if orders[i].reference is not None:
            orders[i].reference.upper()
        """,
        """
        if named["a"].reference:
            named["a"].reference.upper()
        """,
        """
        if named.get("a") is not None:
            named.get("a").number
        """,
        """
        if "a" in named:
            named.get("a").number
            named["a"].number
        """,
        """
        if "a" not in named:
            return
        named.get("a").number
        """,
    ],
)
def test_collections(python, body):
    python(body, signature="orders: list[Order], named: dict[str, Order]")


@pytest.mark.parametrize(
    "body",
    [
        "[o.reference.upper() for o in orders]  # null",
        "[o.reference.upper() for o in orders if o.number]  # null",
        "sorted(orders, key=lambda o: o.quantity)  # null",
        "[o.reference.upper() for o in orders if not o.reference]  # null",
        "[o.customer.email.upper() for o in orders if o.customer]  # null",
        "sum(o.quantity + 1 for o in orders)  # null",
        """
        i = 3
        if orders[i].reference is not None:
            i = 4
            orders[i].reference.upper()  # null
        """,
        "named.get('a').number  # null",
        """
        if "a" in named:
            named.get("b").number  # null
        """,
    ],
)
def test_collections_that_let_null_through(python, body):
    python(body, signature="orders: list[Order], named: dict[str, Order]")


def test_items_of_a_tuple_that_are_null_together(analyse):
    seen = analyse(
        {
            "shop/pair.py": """
            def both(flag):
                if flag:
                    return "a", "b"
                return None, None
            def first_only(flag):
                if flag:
                    return "a", None
                return None, "b"
            def guarded(flag):
                first, second = both(flag)
                if first is not None:
                    return second.upper()
            def unguarded(flag):
                first, second = first_only(flag)
                if first is not None:
                    return second.upper()
            """
        }
    )
    assert [use.line for use in seen["shop/pair.py"]] == [17]
