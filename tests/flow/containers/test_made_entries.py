"""Dictionaries of objects that a function makes hold in each entry what the objects were made with (Python)."""

from __future__ import annotations

import pytest

SILENT = {
    "made before it is asked": """
        held = {}
        for number in numbers:
            order = Order(number=number, quantity=1)
            key = str(number)
            if key in held:
                held[key].quantity += order.quantity
            else:
                held[key] = order
        return list(held.values())
    """,
    "made where there is none": """
        held = {}
        for number in numbers:
            key = str(number)
            if key in held:
                order = held[key]
                order.quantity += 1
            else:
                order = Order(number=number, quantity=1)
                order.tags = [number]
                held[key] = order
        return held
    """,
    "by another name": """
        held = {}
        for part in numbers:
            for number in part.all():
                order = Order(number=number, quantity=1, reference="a")
                if number in held:
                    found = held[number]
                    found.reference += order.reference
                    found.quantity += 1
                else:
                    held[number] = order
    """,
    "set after it was made": """
        held = {}
        for number in numbers:
            order = Order(number=number)
            order.quantity = 1
            if number in held:
                held[number].quantity += 1
            else:
                held[number] = order
    """,
    "made in two ways": """
        held = {}
        for number in numbers:
            if number > 3:
                order = Order(number=number, quantity=1)
            else:
                order = Order(number=number, quantity=2, reference="a")
            if number in held:
                held[number].quantity += 1
            else:
                held[number] = order
    """,
}

USED = {
    "not given": """
        held = {}
        for number in numbers:
            order = Order(number=number)
            if number in held:
                held[number].quantity += 1  # null
            else:
                held[number] = order
    """,
    "not given in one way": """
        held = {}
        for number in numbers:
            if number > 3:
                order = Order(number=number, quantity=1)
            else:
                order = Order(number=number)
            if number in held:
                held[number].quantity += 1  # null
            else:
                held[number] = order
    """,
    "given null": """
        held = {}
        for number in numbers:
            order = Order(number=number, quantity=None)
            if number in held:
                held[number].quantity += 1  # null
            else:
                held[number] = order
    """,
    "rows besides": """
        held = {}
        for number in numbers:
            order = Order(number=number, quantity=1)
            if number in held:
                held[number].quantity += 1  # null
            elif number > 4:
                held[number] = Order.objects.get(number=number)
            else:
                held[number] = order
    """,
    "rows put where there are none": """
        held = {}
        for row in Order.objects.all():
            held.setdefault(row.number, row).quantity += 1  # null
    """,
    "rows before": """
        held = {row.number: row for row in Order.objects.all()}
        for number in numbers:
            order = Order(number=number, quantity=1)
            if number in held:
                held[number].quantity += 1  # null
            else:
                held[number] = order
    """,
}


@pytest.mark.parametrize("code", [*SILENT.values(), *USED.values()], ids=[*SILENT, *USED])
def test_objects_in_dictionaries(python, code: str) -> None:
    python(code, signature="numbers")


def test_a_dictionary_that_others_fill(python) -> None:
    python(
        """
        held: dict[str, Order] = {}
        fill(held)
        for number in numbers:
            order = Order(number=number, quantity=1)
            if number in held:
                held[number].quantity += 1  # null
            else:
                held[number] = order
        """,
        before="def fill(held):\n    for row in Order.objects.all():\n        held[row.number] = row",
        signature="numbers",
    )
