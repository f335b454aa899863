"""What a lookup gives in an Optional is the row that was found by the same key before, whichever way it is taken out."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

ORDERS = """
package shop;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
public interface Orders extends JpaRepository<Order, Long> {
    Order findByNumber(String number);
    Optional<Order> findFirstByNumber(String number);
}
"""

NOTE = """
package shop;
@jakarta.persistence.Entity
public class Note { @jakarta.persistence.Id private Long id; String text() { return null; } }
"""
NOTES = "package shop;\npublic interface Notes extends org.springframework.data.jpa.repository.JpaRepository<Note, Long> { }"

SERVICE = """
package shop;
import java.util.Optional;
public class Service {
    Orders orders;
    Notes notes;
    void run(Long id, String number) { %s }
}
"""

ROUTE = """
package shop;
import java.util.Optional;
class Route {
    Service service;
    Orders orders;
    Notes notes;
    void go(Long id, Long other, String number) { %s }
}
"""

TAKEN = "orders.findById(id).get().getNumber();"
LOOKUP = "Order order = orders.findById(id).orElse(null); order.getNumber();"


def doubts(service: str, route: str = "") -> list[bool]:
    """Whether the rows are nearly always there that a service uses, which a route calls."""
    files = {"shop/Order.java": SHOP_JAVA, "shop/Orders.java": ORDERS, "shop/Note.java": NOTE, "shop/Notes.java": NOTES}
    files |= {"shop/Service.java": SERVICE % service, "shop/Route.java": ROUTE % route}
    names = frozenset({"orElse", "findById", "findByNumber", "findFirstByNumber", "get"})
    uses = analyse_source(world_of(files), "shop/Service.java", names).uses
    return [bool(use.origin.doubt) or use.is_guarded for use in uses]


@pytest.mark.parametrize(
    "before",
    [
        "orders.findById(id).orElseThrow();",
        "Order first = orders.findById(id).orElseThrow(() -> new RuntimeException());",
        "Order first = orders.findById(id).orElse(null); if (first == null) { return; }",
        "Optional<Order> first = orders.findById(id); Order found = first.orElse(null); if (found == null) { return; }",
        "if (!orders.existsById(id)) { return; }",
        "if (!orders.findById(id).isPresent()) { return; }",
        "if (orders.findById(id).isEmpty()) { return; }",
        "Optional<Order> first = orders.findById(id); if (!first.isPresent()) { return; }",
        "Optional<Order> first = orders.findById(id); if (first.isEmpty()) { throw new RuntimeException(); }",
    ],
)
@pytest.mark.parametrize("lookup", [LOOKUP, TAKEN])
def test_the_row_was_found_before(before, lookup):
    assert doubts(f"{before} {lookup}") in ([True], [])
    assert doubts(lookup, f"{before} service.run(id, number);") == [True]


@pytest.mark.parametrize(
    "before",
    [
        "",
        "orders.findById(id);",
        "orders.findById(id).orElse(null);",
        "orders.findById(other).orElseThrow();",
        "notes.findById(id).orElseThrow();",
        "Order first = orders.findById(id).orElse(null); if (first != null) { return; }",
        "Order first = orders.findById(other).orElse(null); if (first == null) { return; }",
        "orders.findById(id).orElseThrow(); id = other;",
        "orders.findFirstByNumber(number).orElseThrow();",
        "if (orders.findById(id).isPresent()) { return; }",
        "if (notes.findById(id).isEmpty()) { return; }",
        "Optional<Order> first = orders.findById(other); if (!first.isPresent()) { return; }",
        "Optional<Order> first = orders.findById(id); first.isPresent();",
    ],
)
@pytest.mark.parametrize("lookup", [LOOKUP, TAKEN])
def test_no_row_was_found(before, lookup):
    assert doubts(lookup, f"{before} service.run(id, number);") == [False]


def test_the_row_of_another_table():
    assert doubts("orders.findById(id).orElseThrow(); Note note = notes.findById(id).orElse(null); note.text();") == [False]
