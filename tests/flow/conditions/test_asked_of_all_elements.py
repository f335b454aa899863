"""What streams tell of all elements of a collection, however they are asked whether one matches (Java)."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

IMPORTS = """
import java.util.*;
import java.util.stream.*;
"""
BARE = "orders.stream().filter(o -> o.getReference() == null)"
USE = "for (Order o : orders) o.getReference().trim();"
TOLD = f"{USE} // null"


def expect(java, body: str) -> None:
    java(body, IMPORTS, parameters="List<Order> orders, List<Order> others, Order order")


@pytest.mark.parametrize(
    "test",
    [
        f"{BARE}.findAny().isPresent()",
        f"!{BARE}.findFirst().isEmpty()",
        f"{BARE}.count() > 0",
        f"{BARE}.count() != 0",
        f"{BARE}.count() >= 1",
        f"!{BARE}.toList().isEmpty()",
        f"!{BARE}.map(Order::getNumber).collect(Collectors.toList()).isEmpty()",
        f"!({BARE}.count() == 0)",
        f"{BARE}.toList().size() > 0",
        f"0 < {BARE}.count()",
        f"0 != {BARE}.count()",
    ],
)
def test_nothing_is_left_that_matches(java, test):
    expect(java, f"if ({test}) return;\n{USE}")


@pytest.mark.parametrize(
    "made",
    [
        f"Optional<Order> bare = {BARE}.findAny();\nif (bare.isPresent()) return;",
        f"List<Order> bare = {BARE}.toList();\nif (!bare.isEmpty()) throw new IllegalStateException();",
        f"List<String> bare = {BARE}.map(Order::getNumber).toList();\nif (bare.size() > 0) return;",
        f"long bare = {BARE}.count();\nif (bare > 0) return;",
        f"long bare = {BARE}.count();\nif (bare == 0) {{ {USE} }}",
        f"var bare = {BARE}.toList();\nif (CollectionUtils.isNotEmpty(bare)) return;",
    ],
)
def test_variables_hold_what_is_asked(java, made):
    expect(java, made + ("" if USE in made else f"\n{USE}"))


@pytest.mark.parametrize(
    "test",
    [
        f"{BARE}.count() > 1",
        f"{BARE}.findAny().isEmpty()",
        f"{BARE}.toList().isEmpty()",
        f"{BARE}.filter(o -> o.getNumber().isEmpty()).findAny().isPresent()",
        f"{BARE}.limit(0).count() > 0",
        "others.stream().filter(o -> o.getReference() == null).findAny().isPresent()",
        "orders.stream().filter(o -> o.getReference() != null).findAny().isPresent()",
        "orders.stream().filter(o -> o.getPaidAt() == null).count() > 0",
    ],
)
def test_something_else_is_asked(java, test):
    expect(java, f"if ({test}) return;\n{TOLD}")


@pytest.mark.parametrize("changed", ["bare.clear();", "bare.remove(0);", "orders.add(order);", "orders.addAll(others);"])
def test_something_is_changed_before_it_is_asked(java, changed):
    made = f"List<Order> bare = {BARE}.collect(Collectors.toList());"
    expect(java, f"{made}\n{changed}\nif (!bare.isEmpty()) return;\n{TOLD}")
    expect(java, f"{changed.replace('bare', 'others')}\n{made}\nif (!bare.isEmpty()) return;\n{USE}\n{changed}")


def test_another_element_comes_later(java):
    expect(java, f"if ({BARE}.findAny().isPresent()) return;\norders.add(order);\n{TOLD}")


def test_filters_in_filters_are_not_asked_again_for_each_one_around():
    asked = "o7.getReference() != null"
    for depth in range(7, 0, -1):
        asked = f"o{depth - 1}.getParents().stream().filter(o{depth} -> {asked}).findAny().isPresent()"
    body = f"if (all.stream().filter(o0 -> {asked}).findAny().isPresent()) one.getReference().trim();"
    parents = "public java.util.List<Order> getParents() { return null; }"
    order = SHOP_JAVA.replace("public Order getParent", f"{parents} public Order getParent")
    text = f"package shop; import java.util.*; class Service {{ void run(List<Order> all, Order one) {{ {body * 3} }} }}"
    world = world_of({"shop/Order.java": order, "shop/Service.java": text})
    facts = analyse_source(world, "shop/Service.java", frozenset({"getReference"}))
    assert facts.uses
    assert not facts.steps_exceeded
