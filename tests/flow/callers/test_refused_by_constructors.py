"""What all constructors of a class refuse is there in its objects, as long as nothing else writes the field."""

from __future__ import annotations

import pytest

RECEIPT = (
    "class Receipt {{\n    private Order order;\n    {constructor}\n    Order getOrder() {{ return order; }}\n    {more}\n}}"
)
TEST = "if (order.getReference() == null) { throw new Refused(); }"
REFUSING = "Receipt(Order order) { if (order.getReference() == null) { throw new Refused(); } this.order = order; }"


def uses(java, constructor: str, use: str, more: str = "") -> None:
    receipt = RECEIPT.format(constructor=constructor, more=more)
    java(use, imports=receipt, parameters="Receipt receipt")


@pytest.mark.parametrize("use", ["receipt.getOrder().getReference().trim();", "receipt.order.getReference().trim();"])
def test_what_constructors_refuse_is_there(java, use):
    uses(java, REFUSING, use)


def test_all_constructors_refuse_it(java):
    second = "Receipt(Order order, int copies) { if (order.getReference() == null) { throw new Refused(); } this.order = order; }"
    uses(java, REFUSING, "receipt.getOrder().getReference().trim();", second)


@pytest.mark.parametrize(
    ("constructor", "more"),
    [
        ("Receipt(Order order) { this.order = order; }", ""),
        ("Receipt(Order order) { if (order.getNumber() == null) { throw new Refused(); } this.order = order; }", ""),
        ("Receipt(Order order) { if (order.getReference() == null) { log(); } this.order = order; }", ""),
        ("Receipt(Order order) { if (order.getReference() == null) { throw new Refused(); } this.order = last(); }", ""),
        (REFUSING, "void setOrder(Order order) { this.order = order; }"),
        (REFUSING, "Receipt(Order order, int copies) { this.order = order; }"),
        (REFUSING, f"Receipt(Order order, Order other) {{ {TEST} this.order = other; }}"),
    ],
)
def test_what_they_take_may_be_missing(java, constructor, more):
    uses(java, constructor, "receipt.getOrder().getReference().trim(); // null", more)


def test_other_attributes_may_be_missing(java):
    uses(java, REFUSING, "receipt.getOrder().getReference().trim();\nreceipt.getOrder().getQuantity().intValue(); // null")
