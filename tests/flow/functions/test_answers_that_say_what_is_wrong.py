"""Java functions that say what is wrong, by a list of errors or by one of several constants, tell where nothing is; others do
not."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

CHECKS = """
package shop;
import java.util.*;
class Checks {
    Orders orders;
    List<String> errors(Order o) {
        List<String> errors = new ArrayList<>();
        if (o.getReference() == null) { errors.add("reference"); }
        if (o.getNumber().isEmpty()) { errors.add("number"); }
        return errors;
    }
    List<String> other(Order o) {
        List<String> errors = new ArrayList<>();
        if (o.getNumber().isEmpty()) { errors.add("number"); }
        return errors;
    }
    List<String> kept(Order o, List<String> errors) {
        if (o.getReference() == null) { errors.add("reference"); }
        return errors;
    }
    List<String> cleared(Order o) {
        List<String> errors = new ArrayList<>();
        if (o.getReference() == null) { errors.add("reference"); }
        errors.clear();
        return errors;
    }
    List<String> missing(Long id) {
        List<String> errors = new ArrayList<>();
        if (!orders.existsById(id)) { errors.add("order"); }
        return errors;
    }
    Outcome outcome(Order o) {
        if (o.getReference() == null) { return Outcome.BAD; }
        return o.getNumber().isEmpty() ? Outcome.EMPTY : Outcome.GOOD;
    }
    String told(Order o) {
        if (o.getReference() == null) { return "bad"; }
        return "ok";
    }
    Outcome any(Order o) { return o.getNumber().isEmpty() ? Outcome.BAD : Outcome.GOOD; }
}
enum Outcome { GOOD, BAD, EMPTY; }
"""
ORDERS = "package shop;\npublic interface Orders extends org.springframework.data.jpa.repository.JpaRepository<Order, Long> { }"
SERVICE = """
package shop;
import java.util.*;
class Service {{
    Checks checks;
    Orders orders;
    void run(Order o, Long id) {{ {} {} }}
}}
"""

LENGTH = "o.getReference().length();"
FOUND = "Order got = orders.findById(id).orElse(null); got.getNumber();"


def is_told(before: str, use: str = LENGTH) -> bool:
    files = {"shop/Order.java": SHOP_JAVA, "shop/Checks.java": CHECKS, "shop/Orders.java": ORDERS}
    world = world_of(files | {"shop/Service.java": SERVICE.format(before, use)})
    uses = analyse_source(world, "shop/Service.java", frozenset({"getReference", "orElse"})).uses
    return any(not (found.is_guarded or found.origin.doubt) for found in uses)


@pytest.mark.parametrize(
    "before",
    [
        "List<String> errors = checks.errors(o); if (!errors.isEmpty()) { throw new RuntimeException(); }",
        "List<String> errors = checks.errors(o); if (errors.size() > 0) { return; }",
        "if (!checks.errors(o).isEmpty()) { return; }",
        "if (checks.outcome(o) != Outcome.GOOD) { return; }",
        "Outcome outcome = checks.outcome(o); if (outcome != Outcome.GOOD) { return; }",
        "Outcome outcome = checks.outcome(o); if (outcome == Outcome.BAD || outcome == Outcome.GOOD) { return; }",
        'String told = checks.told(o); if (!told.equals("ok")) { return; }',
        'if (!"ok".equals(checks.told(o))) { return; }',
    ],
)
def test_nothing_is_wrong(before):
    assert not is_told(before)


@pytest.mark.parametrize(
    "before",
    [
        "",
        "List<String> errors = checks.errors(o);",
        "List<String> errors = checks.errors(o); if (errors.isEmpty()) { return; }",
        "List<String> errors = checks.errors(o); errors = new ArrayList<>(); if (!errors.isEmpty()) { return; }",
        "List<String> errors = checks.other(o); if (!errors.isEmpty()) { return; }",
        "List<String> errors = checks.kept(o, all()); if (!errors.isEmpty()) { return; }",
        "List<String> errors = checks.cleared(o); if (!errors.isEmpty()) { return; }",
        "if (checks.outcome(o) == Outcome.GOOD) { return; }",
        "if (checks.outcome(o) == Outcome.EMPTY) { return; }",
        "if (checks.any(o) != Outcome.GOOD) { return; }",
        'String told = checks.told(o); if (told.equals("ok")) { return; }',
        'String told = checks.told(o); if (!told.equals("fine")) { log(); }',
    ],
)
def test_something_may_be_wrong(before):
    assert is_told(before)


def test_rows_that_are_not_found():
    assert not is_told("List<String> errors = checks.missing(id); if (!errors.isEmpty()) { return; }", FOUND)
    assert is_told("List<String> errors = checks.missing(id); if (errors.isEmpty()) { return; }", FOUND)
    assert is_told("List<String> errors = checks.missing(2L); if (!errors.isEmpty()) { return; }", FOUND)
