"""New rows of Java that a method fills which they are handed to, or every arm of a condition."""

from __future__ import annotations

import pytest

ORDER = """
package shop;
import jakarta.persistence.*;
@Entity
public class Order {
    @Id private Long id;
    @Column(nullable = true) private String note;
    public Order() { }
    public String getNote() { return note; }
    public void setNote(String note) { this.note = note; }
}
"""


def made(places, methods: str) -> int:
    service = f"package shop;\nclass Service {{ enum Kind {{ A, B }} {methods} }}"
    return places({"shop/Order.java": ORDER, "shop/Service.java": service}, "Order", "note")


_RUN = "void run(String text, boolean flag) { Order o = new Order(); %s save(o); } "


@pytest.mark.parametrize(
    "methods",
    [
        _RUN % "fill(o);" + 'void fill(Order order) { order.setNote("x"); }',
        _RUN % 'fill(o, "x");' + "private void fill(Order order, String text) { order.setNote(text); }",
        _RUN % "fill(o);" + 'private Order fill(Order order) { order.setNote("x"); return order; }',
        'void run() { save(fill(new Order())); } private Order fill(Order order) { order.setNote("x"); return order; }',
        _RUN % "fill(o, flag);"
        + 'void fill(Order order, boolean f) { if (f) { order.setNote("a"); } else { order.setNote("b"); } }',
        _RUN % "fill(o, flag);"
        + """void fill(Order order, boolean f) {
            if (f) { order.setNote(order.getNote() == null ? "1" : order.getNote() + "1"); } else { order.setNote("0"); }
        }""",
        _RUN % "fill(o, flag);"
        + 'Order fill(Order order, boolean f) { if (f) { order.setNote("a"); } else { order.setNote("b"); } return order; }',
        _RUN % 'if (flag) { o.setNote("a"); } else { o.setNote("b"); }',
        _RUN % 'if (text != null) { o.setNote(text); } else { o.setNote(""); }',
        _RUN % 'if (flag) { o.setNote("a"); } else if (text == null) { o.setNote("b"); } else { o.setNote(text); }',
        _RUN % "o.setNote(Kind.A.name());",
    ],
)
def test_all_are_filled(places, methods):
    assert made(places, methods) == 1


@pytest.mark.parametrize(
    "methods",
    [
        _RUN % "fill(o);" + "void fill(Order order) { }",
        _RUN % "fill(o, text);" + "public void fill(Order order, String text) { order.setNote(text); }",
        _RUN % "fill(o);" + 'void fill(Order order) { if (order.isOpen()) { order.setNote("x"); } }',
        _RUN % "fill(o);" + 'void fill(Order order) { if (order.isOpen()) { return; } order.setNote("x"); }',
        _RUN % "fill(o, flag);" + 'void fill(Order order, boolean f) { if (f) { order.setNote("a"); } else { print(order); } }',
        _RUN % "fill(o, text, flag);"
        + 'void fill(Order order, String text, boolean f) { if (f) { order.setNote("a"); } else { order.setNote(text); } }',
        _RUN % "fill(o, flag);"
        + 'void fill(Order o, boolean f) { if (o.isOpen()) { return; } if (f) { o.setNote("a"); } else { o.setNote("b"); } }',
        _RUN % "fill(o, p, flag);"
        + 'void fill(Order order, Order p, boolean f) { if (f) { order.setNote("a"); } else { p.setNote("b"); } }',
        _RUN % "if (flag) { fill(o, flag); }"
        + 'void fill(Order order, boolean f) { if (f) { order.setNote("a"); } else { order.setNote("b"); } }',
        _RUN % "fill(o);" + 'void fill(Order order) { order = find(); order.setNote("x"); }',
        _RUN % "if (flag) { fill(o); }" + 'void fill(Order order) { order.setNote("x"); }',
        _RUN % "boolean filled = flag && fill(o);" + 'boolean fill(Order order) { order.setNote("x"); return true; }',
        _RUN % "if (flag && fill(o)) { print(); }" + 'boolean fill(Order order) { order.setNote("x"); return true; }',
        _RUN % "Order p = flag ? fill(o) : null;" + 'Order fill(Order order) { order.setNote("x"); return order; }',
        _RUN % "fill(o);" + 'void fill(Order order) { boolean set = order.isOpen() && set(order.setNote("x")); }',
        _RUN % "other.fill(o);" + 'void fill(Order order) { order.setNote("x"); }',
        _RUN % 'if (flag) { o.setNote("a"); }',
        _RUN % 'if (flag) { o.setNote("a"); } else { o.setNote(text); }',
        _RUN % 'if (flag) { o.setNote("a"); } else if (text == null) { o.setNote("b"); }',
        _RUN % 'if (flag) { save(o); } else { o.setNote("b"); }',
    ],
)
def test_not_all_are_filled(places, methods):
    assert not made(places, methods)
