"""Rows that one class looks up and a method of another one uses."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence

ORDER = """
package shop;
import jakarta.persistence.*;
@Entity
public class Order {
    @Id private Long id;
    @Column(nullable = false) private String number;
    public String getNumber() { return number; }
}
"""

LABELS = """
package shop;
public class Labels {
    static String of(Order order) { return order.getNumber().trim(); }
    static String any(Object... parts) { return "" + parts.length; }
}
"""

VIEW = """
package shop;
public class View {
    private final String number;
    View(Order order) { this.number = order.getNumber().trim(); }
    private View(String number) { this.number = number; }
    static View of(Order order) { return new View(order.getNumber().trim()); }
    static View around(Order order) { return new View(order); }
    static String text(Order order) { return new View(order).number; }
    View with(Order order) { return new View(order.getNumber()); }
    String number() { return number; }
}
"""

BASE = """
package shop;
public abstract class Base {
    protected String above(Order order) { return order.getNumber().trim(); }
}
"""

SERVICE = """
package shop;
import jakarta.persistence.EntityManager;
public class Service extends Base {
    private EntityManager em;
    private String own(Order order) { return order.getNumber().trim(); }
    private Long chosen;
    String label() { Order order = em.find(Order.class, chosen); return %s; }
}
"""

PYTHON_LABELS = """
def of(order):
    return order.number.strip()
"""

PYTHON = """
from django.db import models
from labels import of


class Order(models.Model):
    number = models.CharField(max_length=20)


def label(number: str) -> str:
    return of(Order.objects.filter(number=number).first())
"""


@pytest.mark.parametrize(
    ("used", "expected"),
    [
        ("Labels.of(order)", {Confidence.LOW}),
        ("Labels.of(em.find(Order.class, chosen))", {Confidence.LOW}),
        ("new View(order).number()", {Confidence.HIGH}),
        ("View.of(order).number()", {Confidence.HIGH}),
        ("View.around(order).number()", {Confidence.HIGH}),
        ("View.text(order)", {Confidence.LOW}),
        ('new View("").with(order).number()', {Confidence.LOW}),
        ("own(order)", {Confidence.HIGH}),
        ("above(order)", {Confidence.HIGH}),
        ("Labels.of(order) + order.getNumber()", {Confidence.HIGH}),
        ("order.getNumber() + Labels.any(order)", {Confidence.HIGH}),
        ("Labels.any(order)", set()),
    ],
)
def test_who_hands_a_row_to_another_class_mostly_knows_that_it_is_there(confidences, used, expected):
    files = {"Order.java": ORDER, "Labels.java": LABELS, "View.java": VIEW, "Base.java": BASE, "Service.java": SERVICE % used}
    assert confidences(files, "NG103") == expected


def test_python_helpers_are_given_what_was_not_found(confidences):
    assert confidences({"labels.py": PYTHON_LABELS, "orders.py": PYTHON}, "NG103") == {Confidence.HIGH}
