"""What was asked of all elements of a collection, or done with them, does not outlive what changes them afterwards (Java)."""

from __future__ import annotations

import pytest

PARAMETERS = "List<Order> orders, List<Order> others, Order one"
ASKED = "if (orders.stream().anyMatch(o -> o.getReference() == null)) { throw new Error(); }"
FILLED = 'orders.forEach(o -> o.setReference("none"));'


def told(java, before: str, is_told: bool) -> None:
    mark = "  // null" if is_told else ""
    body = f"{before}\nfor (Order order : orders) {{\n    order.getReference().length();{mark}\n}}"
    java(body, imports="import java.util.List;", parameters=PARAMETERS)


@pytest.mark.parametrize(
    "before",
    [
        f"{ASKED} for (Order o : orders) {{ o.setReference(null); }}",
        f"{ASKED} orders.forEach(o -> o.setReference(null));",
        f"{FILLED} orders.forEach(o -> o.setReference(null));",
        f"{FILLED} orders.stream().forEach(o -> o.setReference(null));",
        (
            "boolean isBad = orders.stream().anyMatch(o -> o.getReference() == null); orders.add(one); "
            "if (isBad) { throw new Error(); }"
        ),
    ],
)
def test_it_may_be_missing_again(java, before):
    told(java, before, True)


@pytest.mark.parametrize(
    "before",
    [
        f"{ASKED} for (Order o : orders) {{ print(o.getReference()); }}",
        f'{ASKED} orders.forEach(o -> o.setReference("none"));',
        f"{ASKED} orders.forEach(o -> o.setParent(null));",
        f"{ASKED} others.forEach(o -> o.setReference(null));",
        f"{FILLED} others.add(one);",
        f"orders.forEach(o -> o.setReference(null)); {FILLED}",
        (
            "boolean isBad = orders.stream().anyMatch(o -> o.getReference() == null); others.add(one); "
            "if (isBad) { throw new Error(); }"
        ),
    ],
)
def test_it_is_still_there(java, before):
    told(java, before, False)
