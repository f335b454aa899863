"""What is asked of an Optional of a row, or of what is made of it, tells that the row of the key is there; so does a row that was
found by its key and other things together."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

ORDERS = """
package shop;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
public interface Orders extends JpaRepository<Order, Long> {
    Optional<Order> findByNumber(String number);
    Optional<Order> findByIdAndNumber(Long id, String number);
}
"""

REQUEST = """
package shop;
public class Request { private Long id; public Long getId() { return id; } public String getNumber() { return ""; } }
"""

CHECKS = """
package shop;
import java.util.Optional;
class Checks {
    Orders orders;
    boolean isOpen(Long id) { return orders.findById(id).map(it -> it.getNumber().isEmpty()).orElse(false); }
    boolean isClosed(Long id) { return orders.findById(id).map(it -> it.getNumber().isEmpty()).orElse(true); }
    boolean hasNumber(Long id) { return orders.findById(id).map(Order::getNumber).isPresent(); }
    boolean isShort(Long id) { return orders.findById(id).filter(it -> it.getNumber().length() < 3).isPresent(); }
    boolean isBad(Request request) { return request.getId() == null || orders.findById(request.getId()).isEmpty(); }
    void demand(Request request) { orders.findById(request.getId()).orElseThrow(() -> new RuntimeException()); }
    void number(Long id) { orders.findById(id).map(Order::getNumber).orElseThrow(); }
    void look(Request request) { orders.findById(request.getId()).orElse(null); }
    Optional<String> show(Long id) { return orders.findById(id).map(Order::getNumber); }
}
"""

FIELDS = "Orders orders; Checks checks;"

LOOKUP = "Order order = orders.findById(id).orElse(null); order.getNumber();"
ASKED = "Order order = orders.findById(request.getId()).orElse(null); order.getNumber();"


def is_sure(body: str, caller: str = "") -> bool:
    """Whether the row that a service uses last is surely one that may be missing."""
    service = f"class Service {{ {FIELDS} void run(Long id, String number, Request request) {{ {body} }} }}"
    route = f"class Route {{ Service service; {FIELDS} void go(Long id, Request request) {{ {caller} }} }}"
    files = {"shop/Order.java": ORDER, "shop/Orders.java": ORDERS, "shop/Request.java": REQUEST, "shop/Checks.java": CHECKS}
    world = world_of(files | {"shop/Service.java": f"package shop;\n{service}", "shop/Route.java": f"package shop;\n{route}"})
    uses = analyse_source(world, "shop/Service.java", frozenset({"orElse", "findById", "findByNumber", "get"})).uses
    return not (uses[-1].origin.doubt or uses[-1].is_guarded) if uses else False


ORDER = SHOP_JAVA.replace("public String getNumber", "public Long getId() { return id; }\n    public String getNumber")


@pytest.mark.parametrize(
    "test",
    [
        "if (!checks.isOpen(id)) { return; }",
        "if (checks.isClosed(id)) { return; }",
        "if (!checks.hasNumber(id)) { return; }",
        "if (!checks.isShort(id)) { return; }",
        "checks.number(id);",
        "if (!orders.findById(id).map(it -> it.getNumber().isEmpty()).orElse(false)) { return; }",
        "orders.findById(id).map(Order::getNumber).orElseThrow();",
        'orders.findByIdAndNumber(id, "1").orElseThrow();',
    ],
)
def test_the_row_is_there(test):
    assert not is_sure(f"{test} {LOOKUP}")
    assert not is_sure(LOOKUP, f"{test} service.run(id, null, request);")


@pytest.mark.parametrize(
    "test",
    [
        "",
        "checks.isOpen(id);",
        "if (checks.isOpen(id)) { return; }",
        "if (!checks.isClosed(id)) { log(); }",
        "checks.show(id);",
        "if (orders.findById(id).map(it -> it.getNumber().isEmpty()).orElse(false)) { return; }",
        "orders.findById(id).map(Order::getNumber).orElse(null);",
        'orders.findByIdAndNumber(id, "1").orElse(null);',
        'orders.findByIdAndNumber(request.getId(), "1").orElseThrow();',
    ],
)
def test_the_row_may_be_missing(test):
    assert is_sure(f"{test} {LOOKUP}")


@pytest.mark.parametrize("test", ["checks.demand(request);", "if (checks.isBad(request)) { throw new RuntimeException(); }"])
def test_asked_by_what_a_request_holds(test):
    assert not is_sure(f"{test} {ASKED}")
    assert not is_sure(ASKED, f"{test} service.run(id, null, request);")


@pytest.mark.parametrize("test", ["checks.look(request);", "checks.isBad(request);", "checks.demand(new Request());"])
def test_not_asked_by_what_a_request_holds(test):
    assert is_sure(f"{test} {ASKED}")
    assert is_sure(ASKED, f"{test} service.run(id, null, request);")


def test_what_a_found_row_holds_is_taken_out():
    got = "Order got = orders.findById(id).orElseThrow();"
    assert not is_sure(f"{got} orders.findByNumber(got.getNumber()).get().getId();")
    assert is_sure(f"{got} orders.findByNumber(number).get().getId();")
    assert is_sure("orders.findByNumber(request.getNumber()).get().getId();")


@pytest.mark.parametrize(
    "call",
    [
        "orders.findById(id).ifPresent(it -> service.run(id, null, request));",
        "orders.findById(id).ifPresentOrElse(it -> service.run(id, null, request), () -> log());",
        "orders.findById(id).map(it -> { service.run(id, null, request); return it; });",
        "orders.findById(id).filter(it -> it.getNumber() != null).ifPresent(it -> service.run(id, null, request));",
    ],
)
def test_called_with_the_row(call):
    assert not is_sure(LOOKUP, call)


@pytest.mark.parametrize(
    "call",
    [
        "orders.findById(id).ifPresentOrElse(it -> log(), () -> service.run(id, null, request));",
        "orders.findById(id).orElseGet(() -> { service.run(id, null, request); return null; });",
        "orders.findById(id).ifPresent(it -> log()); service.run(id, null, request);",
        "orders.findById(request.getId()).ifPresent(it -> service.run(id, null, request));",
    ],
)
def test_not_called_with_the_row(call):
    assert is_sure(LOOKUP, call)


def test_long_chains_of_lookups_are_interpreted_to_their_end():
    chain = ".findById(id).map(it -> it).get()" * 24
    show = f"package shop;\nclass Chain {{ Orders orders; String show(Long id) {{ return orders{chain}.getNumber(); }} }}"
    world = world_of({"shop/Order.java": ORDER, "shop/Orders.java": ORDERS, "shop/Chain.java": show})
    assert not analyse_source(world, "shop/Chain.java", frozenset({"findById"})).steps_exceeded
