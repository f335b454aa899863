"""A flag that is false, or what a call answers, tells what that call tells: only one of the ways knows the call."""

from __future__ import annotations

import pytest

HELPERS = """
    static boolean isPaid(Order order) { return order.getPaidAt() != null; }
    static boolean isNamed(Order order) { return order.getNumber() != null; }
"""


@pytest.mark.parametrize(
    "before",
    [
        "boolean paid = false; if (strict) { paid = isPaid(order); }",
        "boolean paid = false; try { paid = isPaid(order); } catch (RuntimeException e) { log(e); }",
        "boolean paid; try { paid = isPaid(order); } catch (RuntimeException e) { paid = false; }",
        "boolean paid; if (strict) { paid = isPaid(order); } else { paid = false; }",
    ],
)
def test_flag_of_a_call(java, before):
    java(f"{before} if (paid) {{ order.getPaidAt().getYear(); }}", members=HELPERS, parameters="Order order, boolean strict")


@pytest.mark.parametrize(
    ("before", "test"),
    [
        ("boolean paid = true; if (strict) { paid = isPaid(order); }", "paid"),
        ("boolean paid = false; if (strict) { paid = isPaid(order); }", "!paid"),
        ("boolean paid = strict; if (strict) { paid = isPaid(order); }", "!paid"),
        ("boolean paid = false; if (strict) { paid = isNamed(order); }", "paid"),
        ("boolean paid = false; if (strict) { paid = isPaid(other); }", "paid"),
        ("boolean paid = false; if (strict) { paid = isPaid(order); order = other; }", "paid"),
        ("boolean paid = false; if (strict) { isPaid(order); paid = true; }", "paid"),
        ("boolean paid = false; if (strict) { paid = isPaid(order); } else { paid = other.isOpen(); }", "paid"),
    ],
)
def test_flag_of_something_else(java, before, test):
    body = f"{before}\nif ({test}) {{\n    order.getPaidAt().getYear();  // null\n}}"
    java(body, members=HELPERS, parameters="Order order, Order other, boolean strict")


CHECK = """
def is_paid(order: Order):
    return order.paid_at is not None
"""


@pytest.mark.parametrize(
    "before",
    [
        "paid = False\nif strict:\n    paid = is_paid(order)",
        "paid = False\ntry:\n    paid = is_paid(order)\nexcept ValueError:\n    log()",
    ],
)
def test_flag_of_a_call_in_python(python, before):
    python(f"{before}\nif paid:\n    order.paid_at.year", before=CHECK, signature="order: Order, other: Order, strict")


@pytest.mark.parametrize(
    "before",
    [
        "paid = True\nif strict:\n    paid = is_paid(order)",
        "paid = False\nif strict:\n    paid = is_paid(other)",
    ],
)
def test_flag_of_something_else_in_python(python, before):
    python(f"{before}\nif paid:\n    order.paid_at.year  # null", before=CHECK, signature="order: Order, other: Order, strict")
