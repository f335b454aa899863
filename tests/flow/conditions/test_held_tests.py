"""Tests that a dictionary holds, and what the function does with it before it asks."""

from __future__ import annotations

import pytest

HELD = 'known = {"there": order.reference is not None}\n'
ASKED = 'if known["there"]:\n    order.reference.strip()'


@pytest.mark.parametrize(
    "before",
    [HELD, HELD + 'print(known["there"])\n', HELD + "print(known.items())\n"],
)
def test_what_it_holds_is_told(python, before):
    python(before + ASKED)


@pytest.mark.parametrize(
    "before",
    [
        HELD + "fill(known)\n",
        HELD + "known[order.number] = True\n",
        HELD + "other = known\nother['there'] = True\n",
        HELD + "known.update(order.number)\n",
        HELD + "for key in order.number:\n    known[key] = True\n",
        HELD.replace("}", ", **order.number}"),
        HELD.replace("}", ', "there": True}'),
    ],
)
def test_what_it_may_hold_otherwise_is_not(python, before):
    python(before + ASKED + "  # null")
