"""What stands in dictionaries where code spares a null (Python)."""

from __future__ import annotations

import pytest

BEFORE = "def shown(order: Order):\n    {body}\n\ndef part(customer):\n    return {{'name': customer.name}}\n"


@pytest.mark.parametrize(
    "body",
    [
        'return {"number": order.number, "buyer": order.customer.name if order.customer else None}',
        'return {"buyer": None if order.customer is None else order.customer.name}',
        'row = {"number": order.number}\n    row["buyer"] = order.customer.name if order.customer_id else None\n    return row',
    ],
)
def test_none_stands_there_where_the_row_has_none(python, body):
    python('shown(order)["buyer"].upper()  # null', before=BEFORE.format(body=body))


def test_a_dictionary_in_a_dictionary(python):
    body = 'return {"buyer": part(order.customer) if order.customer is not None else None}'
    python('shown(order)["buyer"]["name"].upper()  # null', before=BEFORE.format(body=body))


@pytest.mark.parametrize(
    "body",
    [
        'return {"buyer": order.customer.name if order.customer else ""}',
        'return {"buyer": order.buyer.name if order.buyer else None}',
        'return {"buyer": order.number if ready() else None}',
        'return {"buyer": None}',
        'row = {"buyer": None}\n    fill(row)\n    return row',
    ],
)
def test_what_else_may_stand_there(python, body):
    python('shown(order)["buyer"].upper()', before=BEFORE.format(body=body))


@pytest.mark.parametrize(
    "use",
    [
        'if row["buyer"]:\n    row["buyer"].upper()',
        'if row["buyer"] is not None:\n    row["buyer"].upper()',
        '(row["buyer"] or "").upper()',
        'row["number"].upper()',
        'if order.customer:\n    {"buyer": order.customer.name if order.customer else None}["buyer"].upper()',
    ],
)
def test_what_is_tested_is_there(python, use):
    body = 'return {"number": order.number, "buyer": order.customer.name if order.customer else None}'
    python(f"row = shown(order)\n{use}", before=BEFORE.format(body=body))


SPARED = 'row = {"buyer": order.customer.name if order.customer else None}'
PUT = 'row = {}\nrow["buyer"] = None if order.customer is None else order.customer.name'


@pytest.mark.parametrize("made", [SPARED, PUT])
@pytest.mark.parametrize(
    "use",
    [
        'if order.customer:\n    row["buyer"].upper()',
        'if order.customer is not None:\n    row["buyer"].upper()',
        'if not order.customer:\n    return\nrow["buyer"].upper()',
    ],
)
def test_what_spared_it_tells_of_it_later(python, made, use):
    python(f"{made}\n{use}")


@pytest.mark.parametrize("made", [SPARED, PUT])
@pytest.mark.parametrize(
    "use",
    [
        'if order.reference:\n    row["buyer"].upper()  # null',
        'if order.customer:\n    row["buyer"] = order.reference\n    row["buyer"].upper()  # null',
        'order = Order.objects.get(pk=2)\nif order.customer:\n    row["buyer"].upper()  # null',
    ],
)
def test_what_tells_nothing_of_it(python, made, use):
    python(f"{made}\n{use}")
