"""Flags that conditions are added to, numbers that count what is wrong, and predicates that are put together (Java)."""

from __future__ import annotations

import pytest

USE = "order.getReference().trim();"
TOLD = f"{USE} // null"
IMPORTS = """
import java.util.*;
import java.util.function.Predicate;
"""


def expect(java, body: str) -> None:
    java(body, IMPORTS, parameters="Order order, List<Order> orders, List<String> texts, boolean flag, int number")


@pytest.mark.parametrize(
    "told",
    [
        "boolean good = true;\ngood &= order.getReference() != null;\nif (!good) return;",
        "boolean good = true;\ngood &= order.getReference() != null;\ngood &= order.getPaidAt() != null;\nif (!good) return;",
        "boolean bad = false;\nbad |= order.getReference() == null;\nbad |= flag;\nif (bad) return;",
        "int bad = 0;\nif (order.getReference() == null) bad++;\nif (bad > 0) return;",
        "int bad = 0;\nif (order.getReference() == null) bad++;\nif (order.getPaidAt() == null) bad++;\nif (bad > 0) return;",
        "int bad = 0;\nif (order.getPaidAt() == null) ++bad;\nif (order.getReference() == null) bad += 1;\nif (bad != 0) return;",
    ],
)
def test_it_is_there(java, told):
    expect(java, f"{told}\n{USE}")


@pytest.mark.parametrize(
    "told",
    [
        "boolean good = true;\ngood |= order.getReference() != null;\nif (!good) return;",
        "boolean good = true;\ngood &= order.getReference() != null;\ngood |= flag;\nif (!good) return;",
        "boolean good = order.getReference() != null;\ngood = flag;\ngood &= order.getPaidAt() != null;\nif (!good) return;",
        "int bad = 0;\nif (order.getReference() == null) bad++;\nif (order.getPaidAt() == null) bad++;\nif (bad > 1) return;",
        "int bad = 0;\nif (order.getReference() == null) bad += number;\nif (bad > 0) return;",
        "int bad = 0;\nif (order.getReference() == null) bad--;\nif (bad > 0) return;",
        "int seen = 0;\nfor (String text : texts) seen++;\nif (seen != 3) return;",
        "int seen = 0;\nwhile (flag) { if (seen > 0) return; seen++; }",
    ],
)
def test_it_may_be_missing(java, told):
    expect(java, f"{told}\n{TOLD}")


NOTED = "Predicate<Order> noted = o -> o.getReference() != null;\n"


@pytest.mark.parametrize(
    "asked",
    [
        "noted.and(o -> o.getNumber().isEmpty())",
        "noted.and(Order::isOpen)",
        "noted.or(o -> o.getReference() != null)",
        "noted.negate().or(o -> o.getNumber().isEmpty()).negate()",
    ],
)
def test_predicates_that_are_put_together(java, asked):
    expect(java, f"{NOTED}orders.stream().filter({asked}).forEach(o -> o.getReference().trim());")


@pytest.mark.parametrize("asked", ["noted.or(o -> o.getNumber().isEmpty())", "noted.negate().and(o -> o.getNumber().isEmpty())"])
def test_either_predicate_may_hold(java, asked):
    expect(java, f"{NOTED}orders.stream().filter({asked}).forEach(o -> o.getReference().trim()); // null")
