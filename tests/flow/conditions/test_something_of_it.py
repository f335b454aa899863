"""Names that hold something of what may be null: where they hold anything, that is there."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "made",
    [
        "found = row and row.quantity",
        "found = row and row.customer and row.customer.name",
        "found = getattr(row, 'quantity', None)",
        "count = getattr(row, 'quantity', None)\nfound = count",
    ],
)
@pytest.mark.parametrize(
    "asked",
    [
        "if found is None:\n    return\nreturn row.number",
        "if not found:\n    return\nreturn row.number",
        "if found is not None:\n    return row.number",
        "if found is None:\n    raise ValueError\nfor _ in range(3):\n    row.number",
    ],
)
def test_a_row(python, made, asked):
    python(f"row = Order.objects.first()\n{made}\n{asked}")


@pytest.mark.parametrize(
    "body",
    [
        "text = order.reference and order.reference.strip()\nif text is None:\n    return\nreturn order.reference.strip()",
        "size = order.reference and len(order.reference)\nreturn order.reference.strip() if size is not None else ''",
    ],
)
def test_a_text_that_may_be_empty(python, body):
    python(body)


@pytest.mark.parametrize(
    "body",
    [
        "found = row and row.quantity\nreturn row.number  # null",
        "found = row and row.quantity\nif found is None:\n    return row.number  # null",
        "found = row or order.quantity\nif found is None:\n    return\nreturn row.number  # null",
        "found = getattr(row, 'quantity', 0)\nif found is None:\n    return\nreturn row.number  # null",
        "found = getattr(row, '__class__', None)\nif found is None:\n    return\nreturn row.number  # null",
        "found = order.number and row\nif found is None:\n    return\nreturn row.number  # null",
        "found = order.number and row and order.number\nif found is None:\n    return\nreturn row.number  # null",
        "found = row and order.number\nfound = order.number\nif found is None:\n    return\nreturn row.number  # null",
    ],
)
def test_what_says_nothing(python, body):
    python(f"row = Order.objects.first()\n{body}")
