"""What is unpacked into lists, sets and calls (Python)."""

from __future__ import annotations

import pytest

BEFORE = "def show(number, reference):\n    return reference.upper() + number\n\ndef pair(order: Order):\n    {body}\n"


@pytest.mark.parametrize("text", ["[*order.reference]", "{*order.reference}", "[*order.reference, 1]", "(*order.reference, 1)"])
def test_what_is_unpacked_is_gone_through(python, text):
    python(f"{text}  # null")


@pytest.mark.parametrize("text", ["[*order.number]", "{*order.number}", "[*(order.reference or '')]", "[*order.number.split()]"])
def test_what_is_there_is_unpacked(python, text):
    python(text)


def test_a_chain_of_calls_that_is_unpacked_is_looked_at(python):
    python("[*order.reference.split()]  # null")
    python("[*map(len, Order.objects.all())]")


@pytest.mark.parametrize(
    ("body", "call"),
    [
        ("return order.number, order.reference", "show(*pair(order))"),
        ('return {"number": order.number, "reference": order.reference}', "show(**pair(order))"),
        ("return (order.reference,)", "show('1', *pair(order))"),
        ('return {"reference": order.reference}', "show('1', **pair(order))"),
    ],
)
def test_what_a_call_unpacks_reaches_its_parameters(python, body, call):
    python(f"{call}  # null", before=BEFORE.format(body=body))


@pytest.mark.parametrize(
    ("body", "call"),
    [
        ("return order.reference, order.number", "show(*pair(order))"),
        ('return {"number": order.reference, "reference": order.number}', "show(**pair(order))"),
        ("return order.number, order.reference or ''", "show(*pair(order))"),
        ("return load(order)", "show(*pair(order))"),
        ("return load(order)", "show(**pair(order))"),
        ("return order.number, order.reference", "show(*load(), *pair(order))"),
        ("return order.number, order.reference", "row = pair(order)\nif row[1]:\n    show(*row)"),
        ('return {"number": "", "reference": order.reference}', "row = pair(order)\nif row['reference']:\n    show(**row)"),
        ("return 1", "row = (order.number, order.reference)\nif order.reference:\n    show(*row)"),
    ],
)
def test_what_nobody_knows_or_what_is_there_is_unpacked(python, body, call):
    before = BEFORE.replace("+ number", "").format(body=body)
    python(call, before=before)


def test_parameters_behind_values_get_nothing_of_a_tuple(python):
    before = "def show(number, *values, reference=''):\n    return reference.upper() + number\n"
    python("show(*(order.number, order.reference, order.reference))", before=before)
    python("show(*(order.number, order.number), **{'reference': order.reference})  # null", before=before)


def test_what_is_put_into_a_list_later_is_not_what_was_tested(python):
    python("row = [order.number, order.reference]\nrow[1] = order.paid_at\nif order.reference:\n    row[1].year  # null")
    python("row = (order.number, order.reference)\nif not order.reference:\n    row[1].upper()  # null")
