"""A predicate that is given for a flag: the helper's answer tells what the predicate tells."""

from __future__ import annotations

import pytest

MEMBERS = """
static boolean isPaid(Order order) { return order.getPaidAt() != null; }
static boolean wants(boolean paid, int status) { return status == 3 && paid; }
static boolean both(int status, boolean paid) { if (!paid) { return false; } return status > 2; }
static boolean same(boolean paid) { return paid; }
static boolean not(boolean paid) { return !paid; }
static boolean either(boolean paid, int status) { return paid || status > 2; }
static boolean any(Boolean paid, int status) { return status > 2; }
"""


@pytest.mark.parametrize(
    "test",
    [
        "wants(isPaid(order), status)",
        "both(status, isPaid(order))",
        "same(isPaid(order))",
        "!not(isPaid(order))",
        "wants(order.getPaidAt() != null, status)",
        "both(status, paid)",
        "wants(paid, status) && status < 4",
    ],
)
def test_what_the_helper_tells(java, test):
    body = f"boolean paid = order.getPaidAt() != null;\nif ({test}) {{ order.getPaidAt().getYear(); }}"
    java(body, members=MEMBERS, parameters="Order order, Order other, int status")


@pytest.mark.parametrize(
    "test",
    [
        "!wants(isPaid(order), status)",
        "wants(isPaid(other), status)",
        "not(isPaid(order))",
        "either(isPaid(order), status)",
        "any(isPaid(order), status)",
        "wants(status > 2, status)",
        "both(status, named)",
    ],
)
def test_what_the_helper_does_not_tell(java, test):
    body = f"boolean named = order.getReference() != null;\nif ({test}) {{\n    order.getPaidAt().getYear();  // null\n}}"
    java(body, members=MEMBERS, parameters="Order order, Order other, int status")


HELPER = "private void show(Order order, boolean paid) { if (paid) { order.getPaidAt().getYear(); } }"


def test_a_predicate_that_all_calls_give(java):
    java("show(order, isPaid(order));\nshow(order, false);", members=MEMBERS + HELPER, parameters="Order order, int status")


def test_a_predicate_of_another_row(java):
    told = HELPER.replace("if (paid) {", "if (paid) {\n").replace("getYear(); }", "getYear();  // null\n}")
    java("show(order, isPaid(other));", members=MEMBERS + told, parameters="Order order, Order other")
