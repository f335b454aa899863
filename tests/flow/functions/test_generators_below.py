"""A generator in the place of a method hands nothing up when it is called: nobody has gone through it yet (Python)."""

from __future__ import annotations

import pytest

BASE = """
class Task:
    def check(self, order):
        if order.reference is None:
            raise ValueError("no reference")

    def ship(self, order: Order):
        self.check(order)
        return order.reference.upper(){null}

class Other(Task):
    def check(self, order):
        super().check(order)
        {after}
"""


@pytest.mark.parametrize(("after", "null"), [("print(order)", ""), ("yield order", "  # null")])
def test_what_a_call_runs(python, after, null):
    python("pass", before=BASE.format(after=after, null=null))
