"""Java parameters whose type is a type parameter that is at least a row's class (`T extends Order`) are such rows."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

LINES = """
package shop;
import jakarta.persistence.*;
@Entity
public class Line {
    @Id private Long id;
    @Column(name = "order_id", nullable = false) private Long orderId;
    @ManyToOne @JoinColumn(name = "order_id", insertable = false, updatable = false) private Order order;
    public Long getOrderId() { return orderId; }
}
"""


def expressions(service: str) -> list[str]:
    """What the source uses though it may be null."""
    world = world_of({"shop/Order.java": SHOP_JAVA, "shop/Line.java": LINES, "shop/Service.java": service})
    names = frozenset({"getReference", "reference", "getOrderId", "find"})
    return [use.expression for use in analyse_source(world, "shop/Service.java", names).uses]


@pytest.mark.parametrize(
    "head",
    [
        "abstract class Service<T extends Order> {{ int run(T order) {{ {body} }} }}",
        "abstract class Service<T extends Order, V> {{ int run(V other, T order) {{ {body} }} }}",
        "class Service {{ <T extends Order> int run(T order) {{ {body} }} }}",
        "class Service {{ <S extends Order> int run(final S order) {{ {body} }} }}",
    ],
)
def test_rows(head):
    assert expressions("package shop;\n" + head.format(body="return order.getReference().length();")) == ["order.getReference()"]
    tested = "return order.getReference() == null ? 0 : order.getReference().length();"
    assert expressions("package shop;\n" + head.format(body=tested)) == []


@pytest.mark.parametrize(
    "head",
    [
        "class Service<T> { int run(T order) { return order.getReference().length(); } }",
        "class Service<T extends Comparable<T>> { int run(T order) { return order.getReference().length(); } }",
        "class Service<T extends Runnable> { int run(T order) { return order.getReference().length(); } }",
    ],
)
def test_what_is_no_row(head):
    assert expressions("package shop;\n" + head) == []


def test_foreign_keys_of_such_rows_find_a_row():
    body = "int run(T line) {{ return em.find(Order.class, line.{key}()).getNumber().length(); }}"
    head = "package shop;\nabstract class Service<T extends Line> {{ jakarta.persistence.EntityManager em; {body} }}"
    assert expressions(head.format(body=body.format(key="getOrderId"))) == []
    assert expressions(head.format(body=body.format(key="getOther"))) != []


def test_what_such_a_function_gives_is_of_the_class_that_it_is_given():
    keeping = """abstract class Keeping<T extends Order> {
        T keep(T order) { return order; }
        <S extends Order> S same(S order) { return order; }
    }"""
    entity = """@Entity class Gift extends Order {
        @Column(nullable = true) private String ribbon;
        String getRibbon() { return ribbon; }
    }"""
    use = """class Gifts extends Keeping<Gift> {
        int run(Gift gift) { return keep(gift).getRibbon().length() + same(gift).getRibbon().length(); }
    }"""
    files = {
        "shop/Order.java": SHOP_JAVA,
        "shop/Keeping.java": f"package shop;\n{keeping}",
        "shop/Gift.java": f"package shop;\nimport jakarta.persistence.*;\n{entity}",
        "shop/Gifts.java": f"package shop;\n{use}",
    }
    uses = analyse_source(world_of(files), "shop/Gifts.java", frozenset({"getRibbon"})).uses
    assert [use.expression for use in uses] == ["keep(gift).getRibbon()", "same(gift).getRibbon()"]
