"""Rounds over names of attributes that are written out: what each asks by `getattr` is asked of the attribute."""

from __future__ import annotations

import pytest

USE = "order.paid_at.isoformat()"


@pytest.mark.parametrize(
    "asked",
    [
        'for name in ("paid_at", "reference"):\n    if getattr(order, name) is None:\n        return',
        'for name in ["reference", "paid_at"]:\n    if not getattr(order, name, None):\n        raise ValueError(name)',
        'for name in ("paid_at", "reference"):\n    value = getattr(order, name)\n    if value is None:\n        return',
        'names = ("paid_at", "reference")\nfor name in names:\n    if getattr(order, name) is None:\n        return',
        "for name in NAMES:\n    if getattr(order, name) is None:\n        return",
        'if not all(getattr(order, name) for name in ("paid_at", "reference")):\n    return',
        "if not all(getattr(order, name) for name in NAMES):\n    return",
        'if any(getattr(order, name) is None for name in ("reference", "paid_at")):\n    return',
        'missing = [name for name in ("paid_at", "reference") if getattr(order, name) is None]\nif missing:\n    return',
        'for name in ("paid_at", "reference"):\n    if getattr(order, name) is None:\n        setattr(order, name, now())',
        'setattr(order, "paid_at", now())',
        'for name in ("paid_at", "reference"):\n    setattr(order, name, now())',
    ],
)
def test_each_is_asked(python, asked):
    python(f"{asked}\n{USE}", before='NAMES = ("paid_at", "reference")', signature="order: Order, other: Order")


@pytest.mark.parametrize(
    "asked",
    [
        'for name in ("reference", "number"):\n    if getattr(order, name) is None:\n        return',
        'for name in ("paid_at", "reference"):\n    if getattr(order, name) is None:\n        print(name)',
        'for name in ("paid_at", "reference"):\n    if getattr(order, name) is None:\n        break',
        'for name in ("paid_at", "reference"):\n    if getattr(other, name) is None:\n        return',
        'for name in ("paid_at", "reference"):\n    name = load(name)\n    if getattr(order, name) is None:\n        return',
        "for name in other.names:\n    if getattr(order, name) is None:\n        return",
        'if not any(getattr(order, name) for name in ("paid_at", "reference")):\n    return',
        'if all(getattr(order, name) is None for name in ("paid_at", "reference")):\n    return',
        "if getattr(order, name) is None:\n    return",
        'setattr(order, "reference", now())',
        'setattr(order, "paid_at", None)',
        'for name in ("number", "reference"):\n    setattr(order, name, now())',
        'names = ["paid_at", "number"]\nnames.remove("paid_at")\nfor name in names:\n    getattr(order, name) or leave()',
    ],
)
def test_not_each_is_asked(python, asked):
    python(f"{asked}\n{USE}  # null", signature='order: Order, other: Order, name="paid_at"')


def test_what_a_round_uses(python):
    python(
        """
        for name in ("number", "paid_at"):
            getattr(order, name).isoformat()  # null
        for name in ("number", "quantity"):
            print(getattr(order, name))
        getattr(order, given).isoformat()
        """,
        signature='order: Order, given="paid_at"',
    )
