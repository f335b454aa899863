"""Objects of a domain that callers have got and hand on: their rows are there where a service looks them up again (Java)."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

FILES = {
    "shop/OrderId.java": """
package shop;
public class OrderId {
    private final java.util.UUID id;
    public OrderId(java.util.UUID id) { this.id = id; }
    public java.util.UUID getId() { return id; }
}
""",
    "shop/Order.java": """
package shop;
public class Order {
    private OrderId id;
    public OrderId getId() { return id; }
    public void setId(OrderId id) { this.id = id; }
    public boolean isOpen() { return true; }
}
""",
    "shop/OrderEntity.java": """
package shop;
import jakarta.persistence.*;
@Entity @Table(name = "orders") public class OrderEntity {
    @Id private java.util.UUID id;
    public Order toData() { Order order = new Order(); order.setId(new OrderId(id)); return order; }
}
""",
    "shop/OrderRepository.java": """
package shop;
public interface OrderRepository extends org.springframework.data.jpa.repository.JpaRepository<OrderEntity, java.util.UUID> { }
""",
    "shop/OrderDao.java": """
package shop;
public class OrderDao {
    private OrderRepository repository;
    public Order findById(java.util.UUID id) {
        OrderEntity row = repository.findById(id).orElse(null);
        return row == null ? null : row.toData();
    }
    public Order save(Order order) { return order; }
}
""",
    "shop/Orders.java": """
package shop;
public class Orders {
    private OrderDao dao;
    public Order findOrderById(OrderId id) { return dao.findById(id.getId()); }
    public Order saveOrder(Order order) { return dao.save(order); }
    public Order toOrder(Order given) { return given; }
}
""",
    "shop/Base.java": """
package shop;
public abstract class Base {
    protected Orders orders;
    protected Order checkOrderId(OrderId id) {
        Order order = orders.findOrderById(id);
        if (order == null) { throw new IllegalArgumentException(); }
        return order;
    }
    protected <T> T checkNotNull(T value) { if (value == null) { throw new IllegalStateException(); } return value; }
}
""",
}
SERVICE = """
package shop;
public class Service%d {
    private OrderDao dao;
    public boolean close%d(OrderId orderId) { Order order = dao.findById(orderId.getId()); return order.isOpen(); }
}
"""
DESK = """
package shop;
public class Desk%d {
    private Service%d service;
    public boolean end%d(Order order) { OrderId orderId = order.getId(); return service.close%d(orderId); }
}
"""
CONTROLLER = """
package shop;
import org.springframework.web.bind.annotation.*;
@RestController
public class Controller%d extends Base {
    private Desk%d desk;
    @PostMapping("/close/%d/{id}") public boolean run(@PathVariable OrderId id, @RequestBody Order sent) { %s }
}
"""

LOW = [
    "Order order = checkOrderId(id); return desk.end#(order);",
    "final Order order = checkOrderId(id); print(order); return desk.end#(order);",
    "Order order = orders.findOrderById(id); if (order == null) { return false; } return desk.end#(order);",
    "Order order = checkNotNull(orders.findOrderById(id)); return desk.end#(order);",
    "Order order = orders.saveOrder(sent); return desk.end#(order);",
    "Order saved = checkNotNull(orders.saveOrder(sent)); return desk.end#(saved);",
    "Order o; if (id == null) { o = orders.saveOrder(sent); } else { o = checkOrderId(id); } return desk.end#(o);",
]
TOLD = [
    "return desk.end#(sent);",
    "Order order = sent; return desk.end#(order);",
    "Order order = new Order(); order.setId(id); return desk.end#(order);",
    "Order order = orders.toOrder(sent); return desk.end#(order);",
    "Order order = checkOrderId(id); order = sent; return desk.end#(order);",
    "Order order = checkOrderId(id); return desk.end#(sent);",
    "Order order = checkOrderId(id); order.setId(sent.getId()); return desk.end#(order);",
]
BODIES = [*LOW, *TOLD]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Confidence]:
    """How sure the finding of each source is that has one."""
    root = tmp_path_factory.mktemp("handed")
    files = dict(FILES)
    for number, body in enumerate(BODIES):
        files[f"shop/Service{number}.java"] = SERVICE % (number, number)
        files[f"shop/Desk{number}.java"] = DESK % (number, number, number, number)
        files[f"shop/Controller{number}.java"] = CONTROLLER % (number, number, number, body.replace("#", str(number)))
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    settings = load_settings((root,), None, {"min_confidence": Confidence.LOW, "cache": False})
    report = run(settings, lambda stage, done, total: None)
    found = (*report.findings, *report.folded)
    return {finding.place.path: finding.confidence for finding in found if finding.rule == "NG103"}


@pytest.mark.parametrize("body", LOW)
def test_got(told, body):
    assert told[f"shop/Service{BODIES.index(body)}.java"] == Confidence.LOW


@pytest.mark.parametrize("body", TOLD)
def test_sent(told, body):
    assert told[f"shop/Service{BODIES.index(body)}.java"] != Confidence.LOW
