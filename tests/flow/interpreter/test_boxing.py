"""Boxed values: variables that are objects stay objects, and only what is needed as a primitive is unboxed."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA

DTO = """
@lombok.Data
static class Dto { private int count; private Integer boxed; }
static class Kept {
    Kept(int count) {}
    Kept(String text) {}
    Kept(int one, long other) {}
    Kept(Object any, int count) {}
}
List<Order> more() { return null; }
"""


@pytest.mark.parametrize(
    "body",
    [
        "Integer max = null;\nif (order.isOpen()) { max = order.getNumber().length(); }\nif (max != null) { max.toString(); }",
        "Integer max = null;\nif (order.isOpen()) { max = 3; }\nif (max == null) { return; }\nint copy = max;",
        "List<Object> values = new ArrayList<>();\nvalues.add(order.isOpen() ? order.size() : null);",
        "List<Integer> values = new ArrayList<>();\nvalues.add(order.isOpen() ? 3 : null);",
        "List<Integer> values = new ArrayList<>();\nvalues.add(order.getQuantity());\nvalues.add(0, order.getQuantity());",
        "Objects.compare(order.getReference(), order.getNumber(), Comparator.nullsFirst(Comparator.naturalOrder()));",
        "Integer size = order.isOpen() ? order.getQuantity() : Integer.valueOf(0);",
        "Integer size = true ? order.getQuantity() : null;",
        "Order[] orders = new Order[9];\norders[order.getNumber().length()] = order;",
        "Map<Integer, Order> orders = new HashMap<>();\norders.put(order.getQuantity(), order);",
        "new AtomicReference<>(order.getQuantity());\nnew Kept(order.getQuantity(), 3);",
        "Dto dto = new Dto();\ndto.setBoxed(order.getQuantity());",
    ],
)
def test_what_stays_a_box(java, body):
    java(body, imports="import java.util.*;\nimport java.util.concurrent.atomic.*;", members=DTO)


@pytest.mark.parametrize(
    "body",
    [
        "Integer max = null;\nif (order.isOpen()) { max = order.getNumber().length(); }\nif (max == 3) { return; } // null",
        "Integer max = null;\nif (order.isOpen()) { max = 3; }\nint copy = max; // null",
        "List<Object> values = new ArrayList<>();\nvalues.add(order.getQuantity(), order); // null",
        "Integer size = order.isOpen() ? order.getQuantity() : 0; // null",
        "Integer size = true ? order.getQuantity() : 0; // null",
        "Order[] orders = new Order[9];\norders[order.getQuantity()] = order; // null",
        "int[] counts = new int[9];\ncounts[order.getQuantity()] += 2; // null",
        "new ArrayList<>(order.getQuantity()); // null",
        "new Kept(order.getQuantity()); // null",
        "Dto dto = new Dto();\ndto.setCount(order.getQuantity()); // null",
        "List<Order> orders = more();\nCollections.sort(orders, (a, b) -> a.getQuantity() - 3); // null",
    ],
)
def test_what_is_unboxed(java, body):
    java(body, imports="import java.util.*;", members=DTO)


LAMBDAS = """
    package shop;
    import java.util.*;
    import java.util.function.*;
    interface Extractor<E, T> { T apply(E element); }
    class Service {
        static Integer quantity(Order order) { return order.getQuantity(); }
        static Boolean flag(Order order) { return order.getParent() == null ? null : true; }
        static Object all(List<Order> orders, Extractor<Order, Integer> extractor) { return extractor.apply(orders.get(0)); }
        static Object one(Order order, Function<Order, Integer> function) { return function.apply(order); }
        void run(List<Order> orders, Order order) { %s }
    }
"""


@pytest.mark.parametrize(
    ("call", "uses"),
    [
        ("all(orders, Service::quantity);", 0),
        ("all(orders, o -> quantity(o));", 0),
        ("all(orders, o -> o.getQuantity());", 0),
        ("one(order, o -> quantity(o));", 0),
        ("one(order, Order::getQuantity);", 0),
        ("orders.stream().map(o -> o.getQuantity()).toList();", 0),
        ("orders.stream().filter(o -> flag(o)).toList();", 1),
        ("orders.stream().mapToInt(o -> o.getQuantity()).sum();", 1),
    ],
)
def test_what_lambdas_give_is_unboxed_where_a_primitive_is_wanted(analyse, call, uses):
    files = {"shop/Order.java": SHOP_JAVA, "shop/Service.java": LAMBDAS % call}
    assert len([use for use in analyse(files)["shop/Service.java"] if use.kind == "unboxing"]) == uses
