"""What is left of a Java collection after `removeIf`: elements for which the function gives false."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;"


@pytest.mark.parametrize(
    "removing",
    [
        "orders.removeIf(it -> it.getReference() == null);",
        "orders.removeIf(it -> it.getParent() == null || it.getReference() == null);",
        "orders.removeIf(it -> Objects.isNull(it.getReference()));",
        "orders.removeIf(it -> { if (it.getReference() == null) { return true; } return it.getNumber().isEmpty(); });",
    ],
)
@pytest.mark.parametrize(
    "use", ["for (Order each : orders) each.getReference().trim();", "orders.forEach(each -> each.getReference().trim());"]
)
def test_what_is_tested_of_those_that_are_left(java, removing, use):
    java(f"{removing}\n{use}", IMPORTS, parameters="List<Order> orders")


@pytest.mark.parametrize(
    "before",
    [
        "orders.removeIf(it -> it.getParent() == null);",
        "orders.removeIf(it -> it.getReference() != null);",
        "orders.removeIf(it -> it.getReference() == null && it.getParent() == null);",
        "orders.removeIf(it -> it.getReference() == null);\norders.add(other);",
    ],
)
def test_of_others_nothing_is_known(java, before):
    use = "for (Order each : orders) each.getReference().trim(); // null"
    java(f"{before}\n{use}", IMPORTS, parameters="List<Order> orders, Order other")
