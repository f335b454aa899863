"""Rows that may be missing, put into dictionaries one by one, come out of them as null (Python)."""

from __future__ import annotations

import pytest

FILLS = [
    "held = {}\nfor one in orders:\n    held[one.number] = one.customer\n",
    "held = dict()\nfor one in orders:\n    customer = one.customer\n    held[one.number] = customer\n",
    "held = {}\nfor one in orders:\n    held.setdefault(one.number, one.customer)\n",
    "held = {}\nfor one in orders:\n    if one.number in held:\n        continue\n    held[one.number] = one.customer\n",
]

USES = [
    "for key, customer in held.items():\n    customer.name.upper(){mark}",
    "for customer in held.values():\n    customer.name.upper(){mark}",
    "held[number].name.upper(){mark}",
    "[customer.name for customer in held.values()]{mark}",
    "customer = held[number]\ncustomer.name.upper(){mark}",
]

SIGNATURE = "orders: list[Order], number: str"


@pytest.mark.parametrize("fill", FILLS)
@pytest.mark.parametrize("use", USES)
def test_what_was_put_in_comes_out(python, fill, use):
    python(fill + use.format(mark="  # null"), signature=SIGNATURE)


GROUPS = [
    ("held = {}", "held.setdefault(one.number, []).append(one.customer)"),
    ("held = defaultdict(list)", "held[one.number].append(one.customer)"),
    ("held = defaultdict(set)", "held[one.number].add(one.customer)"),
]


@pytest.mark.parametrize(("made", "put"), GROUPS)
def test_groups(python, made, put):
    filled = f"{made}\nfor one in orders:\n    {put}\n"
    used = "for customers in held.values():\n    for customer in customers:\n        customer.name.upper(){mark}"
    python(filled + used.format(mark="  # null"), signature=SIGNATURE, imports="from collections import defaultdict")
    tested = f"{made}\nfor one in orders:\n    if one.customer:\n        {put}\n"
    python(tested + used.format(mark=""), signature=SIGNATURE, imports="from collections import defaultdict")


ROUND = "held = {}\nfor one in orders:\n    "


@pytest.mark.parametrize(
    "fill",
    [
        "if one.customer:\n        held[one.number] = one.customer\n",
        "held[one.number] = one.customer or one.buyer\n",
        "held[one.number] = one.buyer\n",
        "customer = one.customer\n    if customer is None:\n        continue\n    held[one.number] = customer\n",
        "held[one.number] = one.customer\n    if held[one.number] is None:\n        raise ValueError\n",
        "held[one.number] = one.customer\n    assert held[one.number]\n",
        "customer = one.customer\n    held[one.number] = customer\n    if not customer:\n        return\n",
        "held[one.number] = one.customer\nif None in held.values():\n    return\n",
        "held[one.number] = one.customer\nif not all(held.values()):\n    return\n",
        "held[one.number] = one.customer\nheld = {k: v for k, v in held.items() if v}\n",
    ],
)
@pytest.mark.parametrize("use", USES)
def test_dictionaries_without_null(python, fill, use):
    python(ROUND + fill + use.format(mark=""), signature=SIGNATURE)


@pytest.mark.parametrize(
    "use",
    [
        "for customer in held.values():\n    if customer:\n        customer.name.upper()",
        "[customer.name for customer in held.values() if customer]",
        "for key, customer in held.items():\n    if customer is None:\n        continue\n    customer.name.upper()",
        "customer = held.get(number)\nif customer is not None:\n    customer.name.upper()",
    ],
)
@pytest.mark.parametrize("fill", FILLS)
def test_what_comes_out_is_tested(python, fill, use):
    python(fill + use, signature=SIGNATURE)


def test_what_else_is_put_in(python):
    filled = "held = {}\nfor one in orders:\n    held[one.number] = one.buyer\n"
    python(
        filled + "held[number] = orders[0].customer\nfor one in held.values():\n    one.name.upper()  # null", signature=SIGNATURE
    )
