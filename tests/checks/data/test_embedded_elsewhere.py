"""Embedded objects that other classes than their holder's use are shown on request only."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence

ADDRESS = """
package shop;
@Embeddable
public class Address {
    private String street;
    public String getStreet() { return street; }
}
"""
ORDER = """
package shop;
import jakarta.persistence.*;
@Entity
public class Order {{
    @Id private Long id;
    {mark} private Address address;
    public Address getAddress() {{ return address; }}
    public boolean isSent() {{ return address != null; }}
    public boolean isKept() {{ return address == null; }}
    {own}
}}
"""
USE = "package shop;\nclass Service { int run(Order order) { return order.getAddress().getStreet().length(); } }"


def test_elsewhere(confidences):
    order = ORDER.format(mark="@Embedded", own="")
    assert confidences({"Address.java": ADDRESS, "Order.java": order, "Service.java": USE}, "NG102") == {Confidence.LOW}


@pytest.mark.parametrize(
    "own", ["public String street() { return address.getStreet(); }", "String street() { return getAddress().getStreet(); }"]
)
def test_in_the_class_that_holds_it(confidences, own):
    order = ORDER.format(mark="@Embedded", own=own)
    assert confidences({"Address.java": ADDRESS, "Order.java": order}, "NG102") == {Confidence.MEDIUM}


def test_relations_are_no_embedded_objects(confidences):
    entity = ADDRESS.replace("@Embeddable", "@Entity").replace("private String", "@Id private Long id;\n    private String")
    order = ORDER.format(mark="@ManyToOne", own="")
    assert confidences({"Address.java": entity, "Order.java": order, "Service.java": USE}, "NG102") == {Confidence.MEDIUM}
