"""Java rows whose setters, constructors and builders Lombok writes, which refuse null for `@NonNull` fields."""

from __future__ import annotations

import pytest

ORDER = """
package shop;
import jakarta.persistence.*;
import lombok.*;
@Entity
@Table(name = "orders")
%s
public class Order {
    @Id private Long id;
    %s @Column(nullable = true) private String number;
    %s
}
"""
SERVICE = """
package shop;
class Service {
    Orders orders;
    void make(Form form) { %s }
}
"""
ALL = "@Getter @Setter @NoArgsConstructor @AllArgsConstructor @Builder"
SET = "Order order = new Order(); order.setNumber(form.text()); orders.save(order);"


@pytest.fixture
def made(places):
    def told(body, annotation="@NonNull", marks=ALL, more=""):
        order = ORDER % (marks, annotation, more)
        return places({"shop/Order.java": order, "shop/Service.java": SERVICE % body}, "Order", "number")

    return told


@pytest.mark.parametrize(
    "body",
    [
        SET,
        "orders.save(new Order(1L, form.text()));",
        "orders.save(Order.builder().number(form.text()).build());",
        "orders.save(Order.builder().id(1L).build());",
    ],
)
def test_what_is_written_refuses_null(made, body):
    assert made(body) == 1
    assert made(body, "@lombok.NonNull") == 1
    assert made(body, "") == 0


@pytest.mark.parametrize(
    ("body", "annotation", "more"),
    [
        ("Order order = new Order(); orders.save(order);", "@NonNull", ""),
        ("Order order = new Order(); order.setId(1L); orders.save(order);", "@NonNull", ""),
        (SET, "@NonNull", "public void setNumber(String number) { this.number = number; }"),
        (SET, "@org.checkerframework.checker.nullness.qual.NonNull", ""),
        (SET, "@Getter", ""),
        (f"{SET} order.rename(form.text());", "@NonNull", "void rename(String other) { this.number = other; }"),
    ],
)
def test_rows_that_may_be_made_without(made, body, annotation, more):
    assert made(body, annotation, more=more) == 0


def test_builders_of_a_constructor_test_nothing(made):
    own = "@Builder Order(Long id, String number) { this.id = id; this.number = number; }"
    assert made("orders.save(Order.builder().number(form.text()).build());", "@NonNull", "@Getter @NoArgsConstructor", own) == 0
