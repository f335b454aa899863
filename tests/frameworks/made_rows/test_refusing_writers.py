"""Rows of Java entities whose makers refuse null: by a test, by a function that raises or answers so, after the row was made."""

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
    public Order(Long id, String number) { this.id = id; this.number = number; }
    public Long getId() { return id; }
    public String getNumber() { return number; }
    public void setNumber(String number) { %s }
}
"""
STORES = "this.number = number;"
SERVICE = """
package shop;
import com.google.common.base.Preconditions;
import org.apache.commons.lang3.StringUtils;
import java.util.Objects;
class Service {
    Orders orders;
%s
}
"""
MAKING = """
void make(String number, String to) {
    %s
    Order order = new Order();
    order.setNumber(number);
    orders.save(order);
}
"""
VALID = "void valid(Order o) { if (StringUtils.isEmpty(o.getNumber())) { throw new IllegalStateException(); } }"
RAISES = "throw new IllegalStateException();"


@pytest.fixture
def made(places):
    """`made(methods)`: places of `Order.number` in a service with these methods; the setter of the order does what it is told."""

    def told(methods, setter=STORES):
        files = {"shop/Order.java": ORDER % setter, "shop/Service.java": SERVICE % indent(methods, "    ")}
        return places(files, "Order", "number")

    return told


@pytest.mark.parametrize(
    ("first", "helper"),
    [
        (f"if (StringUtils.isEmpty(number)) {{ {RAISES} }}", ""),
        ("if (StringUtils.isBlank(number)) { return; }", ""),
        ("if (to == null || StringUtils.isEmpty(number)) { return; }", ""),
        ("if (!StringUtils.isNotBlank(number)) { return; }", ""),
        ("if (Objects.isNull(number)) { return; }", ""),
        ("Objects.requireNonNull(number);", ""),
        ("Preconditions.checkNotNull(number, number);", ""),
        ("check(number);", f"void check(String n) {{ if (n == null || n.isEmpty()) {{ {RAISES} }} }}"),
        ("check(number);", f"void check(String n) {{ demand(n); }} void demand(String n) {{ if (n == null) {{ {RAISES} }} }}"),
        ("if (!isGood(number)) { return; }", "boolean isGood(String n) { return n != null && n.length() < 9; }"),
        ("if (isMissing(number)) { return; }", "boolean isMissing(String n) { if (n == null) { return true; } return false; }"),
    ],
)
def test_makers_that_refuse_null(made, first, helper):
    assert made(MAKING % first + helper) == 1


@pytest.mark.parametrize(
    ("first", "helper"),
    [
        ("", ""),
        ("if (StringUtils.isEmpty(number)) { log(number); }", ""),
        ("if (StringUtils.isNotBlank(number)) { return; }", ""),
        ("if (to == null && StringUtils.isEmpty(number)) { return; }", ""),
        ("Objects.requireNonNull(to);", ""),
        ("Objects.requireNonNull(number); number = next();", "String next() { return null; }"),
        ("check(number);", "void check(String n) { if (n == null) { log(n); } }"),
        ("check(number);", f"void check(String n) {{ if (isStrict() && n == null) {{ {RAISES} }} }}"),
        ("check(number);", f"void check(String n) {{ if (isFree()) {{ return; }} if (n == null) {{ {RAISES} }} }}"),
        ("check(number);", "void check(String n) { n = n == null ? null : n.trim(); }"),
        ("check(number);", "void check(String n) { check(n); }"),
        ("if (!isGood(number)) { return; }", "boolean isGood(String n) { return n == null || n.length() < 9; }"),
        ("if (isGood(number)) { return; }", "boolean isGood(String n) { return n != null && n.length() < 9; }"),
        ("if (!isGood(number)) { return; }", "boolean isGood(String n) { return isGood(n); }"),
        (
            "try { check(number); } catch (RuntimeException e) { log(number); }",
            f"void check(String n) {{ if (n == null) {{ {RAISES} }} }}",
        ),
    ],
)
def test_makers_that_let_null_pass(made, first, helper):
    assert made(MAKING % first + helper) == 0


@pytest.mark.parametrize(
    ("setter", "count"),
    [
        ("this.number = java.util.Objects.requireNonNull(number);", 1),
        (f"if (number == null) {{ {RAISES} }} this.number = number;", 1),
        ("if (number == null) { return; } this.number = number;", 0),
        ("this.number = number; if (this.number == null) { this.number = null; }", 0),
    ],
)
def test_setters_that_refuse_null(made, setter, count):
    assert made(MAKING % "", setter) == count


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("Order order = new Order(1L, n); valid(order); orders.save(order);", 1),
        ("Order order = new Order(); order.setNumber(n); valid(order); orders.save(order);", 1),
        ("Order order = new Order(1L, n); if (order.getNumber() == null) { return; } orders.save(order);", 1),
        ("Order order = new Order(1L, n); if (order.getNumber() == null) { log(n); } orders.save(order);", 0),
        ("Order order = new Order(1L, n); orders.save(order); valid(order);", 0),
        ("Order order = new Order(1L, n); if (isNew()) { valid(order); } orders.save(order);", 0),
        ("Order order = new Order(1L, n); look(order); orders.save(order);", 0),
    ],
)
def test_rows_that_are_refused_when_they_are_made(made, body, count):
    assert made(f"void make(String n) {{ {body} }}\n{VALID}\nvoid look(Order o) {{ log(o.getId()); }}") == count


@pytest.mark.parametrize(
    ("copying", "count"),
    [
        ("org.springframework.beans.BeanUtils.copyProperties(order, view);", 1),
        ("org.springframework.beans.BeanUtils.copyProperties(view, order);", 0),
        ("org.apache.commons.beanutils.BeanUtils.copyProperties(order, view);", 0),
        ("org.apache.commons.beanutils.BeanUtils.copyProperties(view, order);", 1),
        ("Copies.copyProperties(view, order);", 0),
        ("org.springframework.beans.BeanUtils.copyProperties(view, next());", 0),
    ],
)
def test_what_beans_are_copied_into(made, copying, count):
    copies = f"void copy(Order order, org.other.View view) {{ {copying} }}"
    assert made(MAKING % "Objects.requireNonNull(number);" + copies) == count


def test_setters_of_classes_that_the_program_does_not_know(made):
    others = "void show(Meta meta, String number) { meta.setNumber(number); }"
    assert made(MAKING % "Objects.requireNonNull(number);" + others) == 1
