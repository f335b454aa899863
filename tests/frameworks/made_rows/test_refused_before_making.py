"""Rows of Java entities that are made of what a request holds: its validators run before, in whatever layer, or they do not."""

from __future__ import annotations

from textwrap import indent

import pytest

ORDER = """
package shop;
import jakarta.persistence.*;
@Entity
@Table(name = "orders")
public class Order {
    @Id private Long id;
    @Column(nullable = true) private String number;
    public Order() { }
    public Order(Request request) { this.number = request.getNumber(); }
    public String getNumber() { return number; }
    public void setNumber(String number) { this.number = number; }
}
"""
REQUEST = "package shop;\npublic class Request { private String number; public String getNumber() { return number; } }"
VALIDATOR = """
package shop;
class Validator {
    void valid(Request request) { text(request.getNumber()); }
    void both(Request request) { log(request); valid(request); }
    void text(String text) { if (text == null || text.isBlank()) { throw new IllegalArgumentException(); } }
    boolean isGood(Request request) { return request.getNumber() != null && request.getNumber().length() < 9; }
    void perhaps(Request request) { if (request.getNumber() == null) { log(request); } }
    void log(Request request) { }
}
"""
MAPPER = """
package shop;
class Mapper { Order toOrder(Request request) { Order order = new Order(); order.setNumber(request.getNumber()); return order; } }
"""
CONTROLLER = "package shop;\nclass Controller {\n    Service service;\n    Validator validator;\n    Request latest;\n%s\n}"
SERVICE = "package shop;\nclass Service {\n    Mapper mapper;\n    Orders orders;\n    %s\n}"

MAPPED = "void create(Request request) { orders.save(mapper.toOrder(request)); }"
CONSTRUCTED = "void create(Request request) { orders.save(new Order(request)); }"
COPIED = "void create(Request request) { Request copy = request; Order order = new Order(copy); orders.save(order); }"


@pytest.fixture
def made(places):
    """`made(controller)`: places of `Order.number`, with these methods of a controller, which calls a service."""

    def told(controller, service=MAPPED):
        files = {"shop/Order.java": ORDER, "shop/Request.java": REQUEST, "shop/Validator.java": VALIDATOR}
        files |= {"shop/Controller.java": CONTROLLER % indent(controller, "    "), "shop/Service.java": SERVICE % service}
        if "mapper." in service:
            files["shop/Mapper.java"] = MAPPER
        return places(files, "Order", "number")

    return told


@pytest.mark.parametrize("service", [MAPPED, CONSTRUCTED, COPIED])
@pytest.mark.parametrize(
    "before",
    [
        "validator.valid(request);",
        "validator.both(request);",
        "validator.text(request.getNumber());",
        "if (!validator.isGood(request)) { return; }",
        "if (request.getNumber() == null) { return; }",
    ],
)
def test_refused_before(made, before, service):
    assert made(f"void create(Request request) {{ {before} service.create(request); }}", service) == 1


@pytest.mark.parametrize("service", [MAPPED, CONSTRUCTED, COPIED])
@pytest.mark.parametrize(
    "before",
    [
        "",
        "validator.log(request);",
        "validator.perhaps(request);",
        "validator.valid(latest);",
        "validator.isGood(request);",
        "if (validator.isGood(request)) { validator.log(request); }",
        "validator.valid(request); request = latest;",
    ],
)
def test_not_refused_before(made, before, service):
    assert made(f"void create(Request request) {{ {before} service.create(request); }}", service) == 0


def test_not_refused_by_all_callers(made):
    one = "void create(Request request) { validator.valid(request); service.create(request); }"
    assert made(one + "\nvoid copy(Request request) { service.create(request); }") == 0
    assert made(one + "\nvoid copy(Request request) { validator.text(request.getNumber()); service.create(request); }") == 1


def test_refused_after(made):
    assert made("void create(Request request) { service.create(request); validator.valid(request); }") == 0


def test_others_may_call_it(made):
    called = "void create(Request request) { validator.valid(request); service.create(request); }"
    assert made(called, f"@org.springframework.cache.annotation.CacheEvict {MAPPED}") == 1
    service = f'@org.springframework.kafka.annotation.KafkaListener(topics = "orders") {MAPPED}'
    assert made(called, service) == 0
