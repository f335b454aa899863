"""Java: what a method always gives is there, whoever tests it for null."""

from __future__ import annotations

import pytest

FINDERS = """
private Order kept;
private List<Order> orders;
Order made() { return new Order(); }
Order used() { if (kept.getNumber().isEmpty()) { return kept; } throw new IllegalStateException(); }
Order found(String number) {
    for (Order each : orders) { if (each.getNumber().equals(number)) { return each; } }
    throw new IllegalStateException();
}
Order foundOrNull(String number) {
    for (Order each : orders) { if (each.getNumber().equals(number)) { return each; } }
    return null;
}
Order held() { return kept; }
static class Below { Order open() { return new Order(); } }
Below below;
static class Lower extends Below { Order open() { return null; } }
"""


@pytest.mark.parametrize("call", ["made()", "used()", 'found("a")', "kept == null ? made() : used()"])
def test_a_test_for_null_that_never_holds(java, call):
    body = f"""
    List<Order> held = null;
    Order it = {call};
    if (it != null) {{ held = new ArrayList<>(); }}
    held.size();
    """
    java(body, imports="import java.util.*;", members=FINDERS)


@pytest.mark.parametrize("call", ['foundOrNull("a")', "below.open()"])
def test_a_test_for_null_that_may_hold(java, call):
    body = f"""
    List<Order> held = null;
    Order it = {call};
    if (it != null) {{ held = new ArrayList<>(); }}
    held.size(); // null
    """
    java(body, imports="import java.util.*;", members=FINDERS)
