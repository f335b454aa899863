"""Attributes of Java rows that all code sets together, so that where one is there, the other is."""

from __future__ import annotations

import pytest

ORDER = """
package shop;
import jakarta.persistence.*;
import java.time.*;
@Entity
@Table(name = "orders")
%s
public class Order {
    @Id private Long id;
    @Column(nullable = true) private Instant paidAt;
    @Column(nullable = true) private String paidBy;
    public Instant getPaidAt() { return paidAt; }
    public void setPaidAt(Instant paidAt) { this.paidAt = paidAt; }
    public String getPaidBy() { return paidBy; }
    public void setPaidBy(String paidBy) { this.paidBy = paidBy; }
    %s
}
"""
SERVICE = """
package shop;
import java.time.*;
import java.util.*;
class Service {
    Orders orders;
    void make() { orders.save(new Order()); }
    void pay(Order order, Order other, Form form, String by) { %s }
}
"""
PAY = 'order.setPaidAt(Instant.now()); order.setPaidBy("cash");'
TRIED = (
    'try { order.setPaidAt(Instant.now()); form.send(); order.setPaidBy("cash"); } catch (RuntimeException e) { form.log(e); }'
)
UNDO = "order.setPaidAt(null); order.setPaidBy(null);"


@pytest.fixture
def told(together):
    """`told(body, members, marks)`: whether the payer of an order is there wherever it says when it was paid."""

    def told(body: str, members: str = "", marks: str = "") -> bool:
        files = {"shop/Order.java": ORDER % (marks, members), "shop/Service.java": SERVICE % body}
        return together(files, "Order", "paidBy", "paidAt")

    return told


@pytest.mark.parametrize(
    "body",
    [
        PAY,
        'order.setPaidBy("cash"); order.setPaidAt(form.time());',
        "Objects.requireNonNull(by); order.setPaidBy(by); order.setPaidAt(form.time());",
        "if (by != null) { order.setPaidBy(by); order.setPaidAt(form.time()); }",
        'order.setPaidBy("cash"); if (form.isDated()) { order.setPaidAt(form.time()); }',
        f"{PAY} {UNDO}",
        f"{PAY} order.setPaidAt(null);",
        f"{PAY} other.setPaidAt(order.getPaidAt()); other.setPaidBy(order.getPaidBy());",
        f"{PAY} form.setPaidAt(Instant.now()); form.setPaidBy(null);",
        f"{PAY} order.setPaidAt(Instant.now());",
        "order.setPaidAt(Instant.now()); if (by == null) throw new Bad(); order.setPaidBy(by);",
        'order.setPaidAt(Instant.now()); form.each(i -> { return; }); order.setPaidBy("cash");',
        'order.setPaidAt(Instant.now()); for (String i : form) { if (by == null) break; } order.setPaidBy("cash");',
        'if (by == null) return; order.setPaidBy("cash"); if (form.no()) return; order.setPaidAt(Instant.now());',
        f"try {{ {PAY} }} catch (RuntimeException e) {{ form.log(e); }}",
        f"{PAY} order = other; {PAY}",
    ],
)
def test_what_is_set_together(told, body):
    assert told(body)


@pytest.mark.parametrize(
    "members",
    [
        'void pay() { paidAt = Instant.now(); paidBy = "cash"; }',
        'void pay() { this.paidAt = Instant.now(); this.paidBy = "cash"; } void undo() { paidAt = null; paidBy = null; }',
        "void pay(Instant at) { if (at != null) { paidAt = at; paidBy = at.toString(); } }",
        "Order() { } Order(Instant at, String by) { paidAt = at; paidBy = Objects.requireNonNull(by); }",
    ],
)
def test_what_methods_of_the_row_set(told, members):
    assert told("", members)


@pytest.mark.parametrize(
    ("body", "members"),
    [
        ("", ""),
        ("order.setPaidAt(Instant.now());", ""),
        ("order.setPaidAt(Instant.now()); order.setPaidBy(by);", ""),
        ("order.setPaidAt(Instant.now()); order.setPaidBy(form.text());", ""),
        ('order.setPaidAt(Instant.now()); other.setPaidBy("cash");', ""),
        ('order.setPaidAt(Instant.now()); if (by != null) { order.setPaidBy("cash"); }', ""),
        (f"{PAY} order.setPaidBy(null);", ""),
        (f"{PAY} order.setPaidBy(form.text());", ""),
        (f"{PAY} if (by == null) {{ order.setPaidAt(null); }} order.setPaidBy(by);", ""),
        (f"{PAY} other.setPaidAt(order.getPaidAt());", ""),
        (f"{PAY} BeanUtils.copyProperties(form, order);", ""),
        ('order.setPaidAt(Instant.now()); if (by == null) return; order.setPaidBy("cash");', ""),
        ('for (Order o : all) { o.setPaidAt(Instant.now()); if (by == null) { continue; } o.setPaidBy("cash"); }', ""),
        ('while (true) { order.setPaidAt(Instant.now()); if (by == null) { break; } order.setPaidBy("cash"); }', ""),
        ('order.setPaidAt(Instant.now()); order = other; order.setPaidBy("cash");', ""),
        (TRIED, ""),
        (f"{PAY} Optional.of(form.time()).ifPresent(order::setPaidAt);", ""),
        (f'{PAY} jdbc.update("update orders set paid_at = ? where id = ?", form.time(), 1);', ""),
        (f'{PAY} jdbc.update("update orders set paid_by = ? where id = ?", by, 1);', ""),
        (f'{PAY} var update = form.createCriteriaUpdate(Order.class); update.set("paidAt", form.time());', ""),
        (f"{PAY} mapper.update(null, new LambdaUpdateWrapper<Order>().set(Order::getPaidAt, form.time()));", ""),
        (f'{PAY} mapper.update(null, new UpdateWrapper<Order>().set("paid_at", form.time()));', ""),
        (PAY, "void pay() { paidAt = Instant.now(); }"),
        (PAY, "void undo() { paidBy = null; }"),
        (PAY, "Order(Instant at) { paidAt = at; }"),
        (PAY.replace('"cash"', "null"), ""),
    ],
)
def test_what_may_be_set_alone(told, body, members):
    assert not told(body, members)


@pytest.mark.parametrize("marks", ["@lombok.Builder", "@lombok.AllArgsConstructor", "@lombok.With"])
def test_what_annotations_write_sets_each_alone(told, marks):
    assert not told(PAY, marks=marks)


@pytest.mark.parametrize(
    ("body", "members"),
    [
        (f"{PAY} if (!order.getPaidAt().equals(form.time())) {{ order.setPaidAt(form.time()); }}", ""),
        (f"{PAY} if (other.getPaidAt() != null) {{ other.setPaidAt(form.time()); }}", ""),
        (PAY, "void move(Instant at) { if (!this.paidAt.equals(at)) { this.paidAt = at; } }"),
        (PAY, "void move(Instant at) { if (paidAt != null) { paidAt = at; } }"),
        (PAY, "void move(Instant at) { Instant later = this.paidAt.plusSeconds(3); this.paidAt = later; }"),
    ],
)
def test_what_had_a_value_before(told, body, members):
    assert told(body, members)


@pytest.mark.parametrize(
    ("body", "members"),
    [
        (f"{PAY} if (!order.getPaidAt().equals(form.time())) {{ other.setPaidAt(form.time()); }}", ""),
        (f"{PAY} if (other.getPaidAt() == null) {{ other.setPaidAt(form.time()); }}", ""),
        (f"{PAY} if (other.getPaidAt() != null) {{ form.log(); }} other.setPaidAt(form.time());", ""),
        (f"{PAY} if (other.getPaidBy() != null || form.isLate()) {{ other.setPaidAt(form.time()); }}", ""),
        (f"{PAY} if (other.getPaidAt() != null) {{ other.setPaidAt(null); }} other.setPaidAt(form.time());", ""),
        (f"{PAY} form.log(other.getPaidAt()); other.setPaidAt(form.time());", ""),
        ("order.getPaidAt().plusSeconds(3); order.setPaidAt(form.time());", ""),  # nothing gives it at first
        (PAY, "void move(Instant at) { if (!at.equals(this.paidAt)) { this.paidAt = at; } }"),
        (PAY, "void move(Order from) { if (from.paidAt != null) { this.paidAt = from.paidAt; } }"),
    ],
)
def test_what_may_have_had_none_before(told, body, members):
    assert not told(body, members)
