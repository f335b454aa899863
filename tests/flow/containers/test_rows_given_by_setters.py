"""Objects of Java that a setter gives a row which a lookup may not have found, and what reads of them."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODEL = """
package shop;
import jakarta.persistence.*;
@Entity
class Order {
    @Id private Long id;
    @Column(nullable = false) private String code;
    @Transient private Order twin;
    String getCode() { return code; }
    Order getTwin() { return twin; }
    void setTwin(Order twin) { this.twin = twin; }
}
interface Orders extends org.springframework.data.jpa.repository.JpaRepository<Order, Long> { Order findByCode(String code); }
class View {
    private Order order; private Order safe; private Order late; private String text;
    Order getOrder() { return order; }
    void setOrder(Order order) { this.order = order; }
    Order getSafe() { return safe; }
    void setSafe(Order order) { this.safe = order == null ? new Order() : order; }
    Order getLate() { if (late == null) { late = new Order(); } return late; }
    void setLate(Order order) { late = order; }
    void setText(String text) { this.text = text; }
    private boolean found;
    void setFound(boolean found) { this.found = found; }
    boolean isFound() { return found; }
    boolean hasOrder() { return order != null; }
    void begin() { if (order == null) { order = new Order(); } }
}
"""
SERVICE = """
package shop;
class Service {
    private Orders orders;
    void run(String code, Order other, View given) {
        BODY
    }
    View made(String code) { View view = new View(); view.setOrder(orders.findByCode(code)); view.setText("x"); return view; }
    View perhaps(String code) {
        if (code.isEmpty()) { return null; }
        View view = new View();
        Order order = orders.findByCode(code);
        view.setOrder(order);
        return view;
    }
    View sure(String code) {
        View view = new View();
        Order order = orders.findByCode(code);
        if (order == null) { throw new IllegalStateException(); }
        view.setOrder(order);
        return view;
    }
    View checked(String code) {
        View view = made(code);
        if (view.getOrder() == null) { throw new IllegalStateException(); }
        return view;
    }
    Order twins(String code) {
        Order order = orders.findByCode(code);
        if (order == null) { return null; }
        order.setTwin(orders.findByCode(code + "2"));
        return order;
    }
    void fill(View view) { view.setOrder(new Order()); }
}
"""
SET = "View view = new View();\nview.setOrder(orders.findByCode(code));\n"
ORDER = "View view = new View();\nOrder order = orders.findByCode(code);\n"


def is_told(tmp_path, body: str) -> bool:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "Order.java").write_text(MODEL, encoding="utf-8")
    (tmp_path / "Service.java").write_text(SERVICE.replace("BODY", body), encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "medium", "jobs": 1})
    return bool(run(settings, lambda stage, done, total: None).findings)


@pytest.mark.parametrize(
    "body",
    [
        f"{SET}view.getOrder().getCode();",
        f"{ORDER}view.setOrder(order);\nview.getOrder().getCode();",
        "made(code).getOrder().getCode();",
        "View view = made(code);\nview.setText(code);\nview.getOrder().getCode();",
        "View view = perhaps(code);\nif (view == null) { return; }\nview.getOrder().getCode();",
        "Order order = twins(code);\nif (order != null) { order.getTwin().getCode(); }",
        f"{SET}View same = view;\nsame.getOrder().getCode();",
    ],
)
def test_what_the_setter_was_given_is_null(tmp_path, body):
    assert is_told(tmp_path, body)


@pytest.mark.parametrize(
    "body",
    [
        f"{SET}if (view.getOrder() != null) {{ view.getOrder().getCode(); }}",
        f"{SET}Order found = view.getOrder();\nif (found != null) {{ found.getCode(); }}",
        f"{SET}if (view.hasOrder()) {{ view.getOrder().getCode(); }}",
        f"{SET}view.setOrder(other);\nview.getOrder().getCode();",
        f"{SET}view.setOrder(new Order());\nview.getOrder().getCode();",
        f"{SET}fill(view);\nview.getOrder().getCode();",
        f"{SET}Runnable later = () -> view.setOrder(new Order());\nlater.run();\nview.getOrder().getCode();",
        f"{SET}Runnable later = () -> fill(view);\nlater.run();\nview.getOrder().getCode();",
        f"{SET}view.begin();\nview.getOrder().getCode();",
        f"{SET}view = given;\nview.getOrder().getCode();",
        f"{ORDER}if (order == null) {{ return; }}\nview.setOrder(order);\nview.getOrder().getCode();",
        f"{ORDER}view.setOrder(order);\nif (order == null) {{ return; }}\nview.getOrder().getCode();",
        f'{ORDER}view.setOrder(order);\nview.setText(order == null ? "" : "x");\nview.getOrder().getCode();',
        f"{SET}view.setFound(view.getOrder() != null);\nif (view.isFound()) {{ view.getOrder().getCode(); }}",
        "View view = new View();\nview.setSafe(orders.findByCode(code));\nview.getSafe().getCode();",
        "View view = new View();\nview.setLate(orders.findByCode(code));\nview.getLate().getCode();",
        "sure(code).getOrder().getCode();",
        "checked(code).getOrder().getCode();",
        "View view = made(code);\nif (view.getOrder() == null) { return; }\nview.getOrder().getCode();",
        "View view = code.isEmpty() ? given : made(code);\nfill(view);\nview.getOrder().getCode();",
        "View view = new View();\nview.setOrder(other);\nview.getOrder().getCode();",
    ],
)
def test_what_is_tested_changed_or_not_merely_kept(tmp_path, body):
    assert not is_told(tmp_path, body)
