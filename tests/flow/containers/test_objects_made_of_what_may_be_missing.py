"""Objects of Java that are made of what a lookup may not have found, and what reads of them."""

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
    String getCode() { return code; }
}
interface Orders extends org.springframework.data.jpa.repository.JpaRepository<Order, Long> { Order findByCode(String code); }
class Result<T> {
    private final boolean ok;
    private final T data;
    private Result(boolean ok, T data) { this.ok = ok; this.data = data; }
    static <T> Result<T> ok(T data) { return new Result<>(true, data); }
    static <T> Result<T> none(T other) { return new Result<>(other != null, null); }
    T getData() { return data; }
}
record Pair(Order left, Order right) {}
class Sale {
    private Order order;
    private final String text;
    Sale(Order order, String text) { this.order = order; this.text = text; }
    Order getOrder() { return order; }
    String getText() { return text; }
    String getLabel() { return order == null ? "" : order.getCode(); }
    void setOrder(Order order) { this.order = order; }
    boolean has() { return order != null; }
    void check() { if (order == null) { throw new IllegalStateException(); } }
    Sale with(Order order) { this.order = order; return this; }
}
class Kept {
    private final Order order;
    Kept(Order order) { this.order = order != null ? order : new Order(); }
    Order getOrder() { return order; }
}
class Late {
    private Order order;
    Late(Order order) { this.order = order; if (order == null) { this.order = new Order(); } }
    Order getOrder() { return order; }
}
class Refusing {
    private final Order order;
    Refusing(Order given) { if (given == null) { throw new IllegalArgumentException(); } this.order = given; }
    Order getOrder() { return order; }
}
class Instead {
    private final Order order;
    Instead(Order order) { if (order == null) { order = new Order(); } this.order = order; }
    Order getOrder() { return order; }
}
class Begun {
    private Order order;
    Begun(Order order) { this.order = order; begin(); }
    private void begin() { if (order == null) { order = new Order(); } }
    Order getOrder() { return order; }
}
class Basket {
    private Order order;
    Basket(Order given) { order = given; }
    Order getOrder() { return order; }
    void setOrder(Order other) { order = other; }
    void reload() { load(); }
    private void load() { order = new Order(); }
    boolean isPresent() { return order != null; }
    static Basket of(Order order) { return new Basket(order); }
}
class Several {
    private final Order[] orders;
    Several(Order... orders) { this.orders = orders; }
    int count() { return orders.length; }
    Order[] getOrders() { return orders; }
}
record Answer(boolean found, Order order) {
    static Answer of(Order order) { return new Answer(order != null, order); }
}
record Counted(int found, Order order) {}
@lombok.Data @lombok.AllArgsConstructor class Line { private Order order; private String text; }
"""
SERVICE = """
package shop;
class Service {
    private Orders orders;
    private Basket kept;
    void run(String code, Order other, java.util.List<String> codes) {
        BODY
    }
    Result<Order> asked(String code) { return Result.ok(orders.findByCode(code)); }
    Sale made(String code) { return new Sale(orders.findByCode(code), "x"); }
    Sale sure(String code) {
        Order order = orders.findByCode(code);
        if (order == null) { throw new IllegalStateException(); }
        return new Sale(order, "x");
    }
    Pair pair(String code) { return new Pair(orders.findByCode(code), new Order()); }
    Answer answer(String code) { return Answer.of(orders.findByCode(code)); }
    void refill() { kept.setOrder(new Order()); }
    void fill(Sale sale, Order order) { sale.setOrder(order); }
}
"""
ORDER = "Order o = orders.findByCode(code);\n"
BASKETS = "codes.stream().map(c -> Basket.of(orders.findByCode(c)))"
BASKET = "Basket basket = new Basket(orders.findByCode(code));\n"
SALE = 'Sale sale = new Sale(orders.findByCode(code), "x");\n'


def is_told(tmp_path, body: str) -> bool:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "Order.java").write_text(MODEL, encoding="utf-8")
    (tmp_path / "Service.java").write_text(SERVICE.replace("BODY", body), encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "medium", "jobs": 1})
    return bool(run(settings, lambda stage, done, total: None).findings)


@pytest.mark.parametrize(
    "body",
    [
        f"{SALE}sale.getOrder().getCode();",
        'new Sale(orders.findByCode(code), "x").getOrder().getCode();',
        "Pair pair = new Pair(orders.findByCode(code), other);\npair.left().getCode();",
        'Line line = new Line(orders.findByCode(code), "x");\nline.getOrder().getCode();',
        "made(code).getOrder().getCode();",
        "Sale sale = made(code);\nsale.getText().trim();\nsale.getOrder().getCode();",
        "pair(code).left().getCode();",
        "Result.ok(orders.findByCode(code)).getData().getCode();",
        "Result<Order> result = asked(code);\nresult.getData().getCode();",
        "Basket basket = Basket.of(orders.findByCode(code));\nbasket.getOrder().getCode();",
        "Basket basket = new Basket(orders.findByCode(code));\nBasket same = basket;\nsame.getOrder().getCode();",
        f"{BASKETS}.map(Basket::getOrder).forEach(o -> o.getCode());",
        "new Answer(true, orders.findByCode(code)).order().getCode();",
    ],
)
def test_what_an_object_keeps_may_be_missing(tmp_path, body):
    assert is_told(tmp_path, body)


@pytest.mark.parametrize(
    "body",
    [
        f"{SALE}if (sale.getOrder() != null) {{ sale.getOrder().getCode(); }}",
        f"{SALE}if (sale.has()) {{ sale.getOrder().getCode(); }}",
        f"{SALE}if (!sale.has()) {{ throw new IllegalStateException(); }}\nsale.getOrder().getCode();",
        f"{SALE}sale.check();\nsale.getOrder().getCode();",
        f"{SALE}sale.getLabel().trim();\nsale.getText().trim();",
        f"{SALE}sale.setOrder(other);\nsale.getOrder().getCode();",
        f"{SALE}fill(sale, other);\nsale.getOrder().getCode();",
        f"{SALE}sale.with(other).getOrder().getCode();",
        "new Sale(orders.findByCode(code), code).with(other).getOrder().getCode();",
        'Order o = orders.findByCode(code);\nSale sale = new Sale(o, "x");\nif (o != null) { sale.getOrder().getCode(); }',
        'Order o = orders.findByCode(code);\nif (o != null) { new Sale(o, "x").getOrder().getCode(); }',
        "new Kept(orders.findByCode(code)).getOrder().getCode();",
        'Line line = new Line(orders.findByCode(code), "x");\nline.setOrder(other);\nline.getOrder().getCode();',
        "pair(code).right().getCode();",
        "Pair pair = pair(code);\nif (pair.left() != null) { pair.left().getCode(); }",
        "sure(code).getOrder().getCode();",
        "Result.ok(other).getData().getCode();",
        "Result<Order> result = asked(code);\nif (result.getData() != null) { result.getData().getCode(); }",
        "Result<Order> result = Result.none(orders.findByCode(code));\nresult.getData().getCode();",
        "Sale sale = made(code);\nsale.setOrder(other);\nsale.getOrder().getCode();",
        "new Several(orders.findByCode(code)).getOrders()[0].toString();",
        "new Late(orders.findByCode(code)).getOrder().getCode();",
        "new Refusing(orders.findByCode(code)).getOrder().getCode();",
        "new Instead(orders.findByCode(code)).getOrder().getCode();",
        "new Begun(orders.findByCode(code)).getOrder().getCode();",
        f"{BASKET}basket.setOrder(other);\nbasket.getOrder().getCode();",
        f"{BASKET}basket.reload();\nbasket.getOrder().getCode();",
        f"{BASKET}Basket same = basket;\nsame.setOrder(other);\nbasket.getOrder().getCode();",
        f"{BASKET}kept = basket;\nrefill();\nbasket.getOrder().getCode();",
        "Basket b = new Basket(orders.findByCode(code)) { Order getOrder() { return other; } };\nb.getOrder().getCode();",
        "Order o = orders.findByCode(code);\nBasket b = Basket.of(o);\nif (o != null) { b.getOrder().getCode(); }",
        "Answer answer = answer(code);\nif (answer.found()) { answer.order().getCode(); }",
        f"{ORDER}boolean there = o != null;\nAnswer a = new Answer(there, o);\nif (a.found()) {{ a.order().getCode(); }}",
        f"{ORDER}int n = o == null ? 0 : 1;\nCounted a = new Counted(n, o);\nif (a.found() > 0) {{ a.order().getCode(); }}",
        f"{BASKETS}.filter(b -> b.isPresent()).forEach(b -> b.getOrder().getCode());",
        f"{BASKETS}.filter(b -> b.getOrder() != null).map(Basket::getOrder).forEach(o -> o.getCode());",
    ],
)
def test_guards(tmp_path, body):
    assert not is_told(tmp_path, body)
