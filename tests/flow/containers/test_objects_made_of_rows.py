"""Plain Python objects whose constructor is given a row: what attributes and properties show of it."""

from __future__ import annotations

import pytest

SLIP = """
from functools import cached_property

class Slip:
    def __init__(self, order):
        self.order = order
        self._reference = order.reference
        self.plain = order.reference
        self.number = order.number
        self.later = order.reference
        self.later = self.later or ""

    @property
    def reference(self):
        return self._reference

    @property
    def direct(self):
        return self.order.reference

    @cached_property
    def cached(self):
        return self.order.reference

    @property
    def filled(self):
        return self.order.reference or ""
"""


@pytest.mark.parametrize("shown", ["plain", "reference", "direct", "cached"])
def test_what_a_new_object_shows_of_a_row(python, shown):
    python(
        f"""
        Slip(order).{shown}.upper()  # null
        """,
        before=SLIP,
    )
    python(
        f"""
        slip = Slip(order)
        slip.{shown}.upper()  # null
        """,
        before=SLIP,
    )


@pytest.mark.parametrize("shown", ["number", "later", "filled"])
def test_what_is_there(python, shown):
    python(f"Slip(order).{shown}.upper()", before=SLIP)


@pytest.mark.parametrize("shown", ["plain", "reference", "direct", "cached"])
@pytest.mark.parametrize(
    "text",
    [
        "if order.reference:\n    Slip(order).{shown}.upper()",
        "if order.reference is None:\n    return\nslip = Slip(order)\nslip.{shown}.upper()",
        "slip = Slip(order)\nif order.reference is None:\n    return\nslip.{shown}.upper()",
        "slip = Slip(order)\nif slip.{shown} is None:\n    return\nslip.{shown}.upper()",
        "slip = Slip(Order(reference='a'))\nslip.{shown}.upper()",
        "order.reference = 'a'\nSlip(order).{shown}.upper()",
    ],
)
def test_what_was_tested(python, shown, text):
    python(text.format(shown=shown), before=SLIP)


def test_what_is_set_afterwards(python):
    python(
        """
        slip = Slip(order)
        slip.plain = "a"
        slip.plain.upper()
        """,
        before=SLIP,
    )
