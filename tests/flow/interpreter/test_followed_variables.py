"""Variables that are followed to the call that made them: what was known there is asked again, quietly, and never in circles."""

from __future__ import annotations

import pytest

REPOSITORY = """
interface Orders {
    java.util.Optional<Order> findById(String number);
    Order findByReference(String reference);
}
Orders orders;
Order next(Order order) { return order; }
"""


def test_what_was_guarded_where_it_stood_is_not_told_again(java):
    java(
        """
        if (order.getParent() == null) return;
        java.util.Optional<Order> found = orders.findById(order.getParent().getNumber());
        order = next(order);
        found.isPresent();
        """,
        members=REPOSITORY,
    )


@pytest.mark.parametrize(
    "body",
    [
        'java.util.Optional<Order> p = null; while (true) { p = orders.findById(p == null ? "1" : p.get().getNumber()); }',
        "String code = null; while (true) { code = orders.findByReference(code).getNumber(); }",
        "java.util.Optional<Order> p = orders.findById(p.get().getNumber()); p.get();",
    ],
)
def test_a_variable_that_is_made_of_itself_ends(java, body):
    java(body, members=REPOSITORY)


@pytest.mark.parametrize(("text", "used"), [("index % order.quantity", 1), ("_('%s pieces') % order.quantity", 0)])
def test_a_number_after_percent_divides_unless_a_call_gives_the_text(observe, text, used):
    uses = observe(f"from shop.models import Order\ndef run(index, _, order: Order):\n    return {text}\n").uses
    assert len(uses) == used


SETTER = """
from shop.models import Order
class Label:
    @property
    def text(self):
        return order.reference.upper()
    @text.setter
    def text(self, value):
        if order.reference:
            self.value = order.reference.upper()
"""


def test_functions_of_one_name_are_told_apart(observe):
    (use,) = observe(SETTER).uses
    assert use.origin.doubt == ""
