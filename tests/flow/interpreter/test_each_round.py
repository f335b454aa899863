"""What each round of a Java loop sets, tests or uses of its element is there for all elements in the next loop."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA

EACH = "for (Order o : orders)"
USE = f"{EACH} {{ o.getReference().length(); }}"
BREAKING = "if (o.getReference() == null) { break; }"
SKIPPING = "if (o.getReference() == null) { continue; }"
FOR_EACH = "orders.forEach(o -> o.getReference().length());"


def used(analyse, body: str, other: str = "") -> list[str]:
    signature = "void run(List<Order> orders, List<Order> others, Order one, boolean flag)"
    text = f"package shop;\nimport java.util.*;\nclass Service {{\n{signature} {{ {body} }}\n{other}\n}}"
    return [use.expression for use in analyse({"shop/Order.java": SHOP_JAVA, "shop/Service.java": text})["shop/Service.java"]]


@pytest.mark.parametrize(
    "before",
    [
        f'{EACH} {{ o.setReference("x"); }}',
        f"{EACH} {{ o.setReference(o.getNumber() + 1); }}",
        f"{EACH} {{ if (o.getReference() == null) {{ throw new IllegalStateException(); }} }}",
        f"{EACH} {{ if (o.getReference() == null) {{ return; }} }}",
        f'{EACH} {{ if (o.getReference() == null) {{ o.setReference(""); continue; }} o.getNumber(); }}',
        f'{EACH} {{ o.setReference("x"); }} {EACH} {{ o.getNumber(); }}',
        f'{EACH} {{ o.setReference("x"); }} orders.size();',
        f"{EACH} {{ o.setReference(System.LINE); }}",
        f"{EACH} {{ o.setReference(one.getNumber().trim()); }}",
    ],
)
def test_all_have_it(analyse, before):
    assert used(analyse, f"{before} {USE}") == []
    assert used(analyse, f"{before} {FOR_EACH}") == []


def test_a_use_is_told_once(analyse):
    assert used(analyse, f"{USE} {USE}") == ["o.getReference()"]


@pytest.mark.parametrize(
    "before",
    [
        "",
        f"{EACH} {{ {SKIPPING} o.getNumber(); }}",
        f"{EACH} {{ {BREAKING} }}",
        f'{EACH} {{ if (flag) {{ o.setReference("x"); }} }}',
        'for (Order o : others) { o.setReference("x"); }',
        f'{EACH} {{ one.setReference("x"); }}',
        f'{EACH} {{ o.setReference("x"); }} orders.add(one);',
        f'{EACH} {{ o.setReference("x"); }} orders = others;',
        f'{EACH} {{ o.setReference("x"); }} {EACH} {{ o.setReference(null); }}',
        f'{EACH} {{ o = one; o.setReference("x"); }}',
        f'{EACH} {{ o.setReference("x"); o = one; }}',
    ],
)
def test_some_may_not_have_it(analyse, before):
    assert used(analyse, f"{before} {USE}") == ["o.getReference()"]


def test_methods_of_the_elements_leave_it(analyse):
    filtered = "for (Order o : orders.stream().filter(o -> o.getReference() != null).toList())"
    assert used(analyse, f"{filtered} {{ o.getNumber(); o.touch(one); o.getReference().length(); }}") == []


def test_it_is_handed_on(analyse):
    helper = "private void print(List<Order> all) { for (Order a : all) { a.getReference().length(); } }"
    assert used(analyse, f'{EACH} {{ o.setReference("x"); }} print(orders);', helper) == []
    filtered = "print(orders.stream().filter(o -> o.getReference() != null).toList());"
    assert used(analyse, filtered, helper) == []
    assert used(analyse, f'{EACH} {{ o.setReference("x"); }} print(others);', helper) == ["a.getReference()"]
    assert used(analyse, "print(orders.stream().filter(o -> o.getQuantity() != null).toList());", helper) == ["a.getReference()"]
