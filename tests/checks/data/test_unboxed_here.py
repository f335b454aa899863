"""Boxes that nothing declares NOT NULL, taken for a number or a truth value."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence

ORDER = """
package shop;
import jakarta.persistence.*;
@Entity
public class Order {
    @Id private Long id;
    private Integer rank;
    private Boolean paid;
    private Integer begun = 1;
    private Integer unset = null;
    private Integer started;
    private Integer handed;
    private String note;
    @Column(nullable = false) private Integer sure;
    public Order() { this.started = 1; }
    public Order(Integer handed) { this.handed = handed; }
    public Integer getRank() { return rank; }
    public Boolean getPaid() { return paid; }
    public Integer getBegun() { return begun; }
    public Integer getStarted() { return started; }
    public Integer getHanded() { return handed; }
    public Integer getUnset() { return unset; }
    public String getNote() { return note; }
    public Integer getSure() { return sure; }
}
"""

SERVICE = """
package shop;
import java.util.*;
public class Service {
    int other(Order order) { return order.getRank(); }
    boolean otherwise(Order order) { return order.getPaid(); }
    int unset(Order order) { return order.getUnset(); }
    int handed(Order order) { return order.getHanded(); }
    int take(int number) { return number; }
    %s
}
"""


@pytest.mark.parametrize(
    "method",
    [
        "int show(Order order) { int rank = order.getRank(); return rank; }",
        "int show(Order order) { return order.getRank() + 1; }",
        "boolean show(Order order) { return order.getRank() > 3; }",
        "int show(Order order) { return take(order.getRank()); }",
        "int show(Order order) { if (order.getPaid()) { return 1; } return 0; }",
        "boolean show(Order order) { return !order.getPaid(); }",
        "int show(Order order) { return order.getPaid() ? 1 : 0; }",
        "int show(List<Order> orders) { int sum = 0; for (Order order : orders) sum += order.getRank(); return sum; }",
        "int show(List<Order> orders) { return orders.stream().mapToInt(Order::getRank).sum(); }",
        "int show(Order order) { return order.getUnset(); }",
        "int show(Order order) { return order.getHanded(); }",
    ],
)
def test_a_box_that_is_unboxed(confidences, method):
    found = confidences({"Order.java": ORDER, "Service.java": SERVICE % method}, "NG101")
    assert found == {Confidence.MEDIUM}


@pytest.mark.parametrize(
    "method",
    [
        "int show(Order order) { return order.getBegun(); }",
        "int show(Order order) { return order.getBegun() + 1; }",
        "int show(Order order) { return order.getStarted(); }",
        "String show(Order order) { return order.getNote().trim(); }",
    ],
)
def test_new_rows_have_it_or_it_is_no_box(confidences, method):
    """Two uses each, so that it is not alone."""
    source = f"""
package shop;
public class Service {{
    {method}
    {method.replace("show", "again")}
}}
"""
    assert confidences({"Order.java": ORDER, "Service.java": source}, "NG101") == {Confidence.LOW}


@pytest.mark.parametrize(
    "method",
    [
        "int show(Order order) { return order.getRank() == null ? 0 : order.getRank(); }",
        "boolean show(Order order) { return Boolean.TRUE.equals(order.getPaid()); }",
        "boolean show(Order order) { return order.getPaid() != null && order.getPaid(); }",
        "Integer show(Order order) { return order.getRank(); }",
        "int show(Order order) { return order.getSure(); }",
        "int show(Order order) { return Objects.requireNonNullElse(order.getRank(), 0); }",
    ],
)
def test_what_is_tested_or_stays_a_box(confidences, method):
    source = f"package shop;\nimport java.util.*;\npublic class Service {{ {method} }}"
    assert confidences({"Order.java": ORDER, "Service.java": source}, "NG101") == set()
