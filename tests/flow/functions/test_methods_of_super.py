"""A method that only one class has is not what this class's own method asks `super()` for."""

from __future__ import annotations


def test_a_base_that_nobody_knows(python):
    python(
        "pass",
        before="""
class View(Unknown):
    def find_order(self):
        order = super().find_order()
        order.reference.upper()  # null
        return order

class Other(Unknown):
    def show(self):
        order = self.view.find_number()
        order.number.upper()
""",
    )
