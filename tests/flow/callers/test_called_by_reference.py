"""A reference to a Java method is a call of it: of what a stream or Optional holds where it is handed to one of theirs, else of
anything."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

SHOW = "int show(Order order) { return order.getReference().length(); }"
ORDERS = "package shop;\npublic interface Orders extends org.springframework.data.jpa.repository.JpaRepository<Order, Long> { }"


def is_told(own: str, other: str = "", show: str = SHOW) -> bool:
    """Whether the null that a service's method uses is told."""
    service = f"package shop;\nimport java.util.*;\nclass Service {{\n    Orders orders;\n    {show}\n    {own}\n}}"
    files = {"shop/Order.java": SHOP_JAVA, "shop/Orders.java": ORDERS, "shop/Service.java": service}
    if other:
        fields = "Service service;\n    Orders orders;"
        files["shop/Other.java"] = f"package shop;\nimport java.util.*;\nclass Other {{\n    {fields}\n    {other}\n}}"
    uses = analyse_source(world_of(files), "shop/Service.java", frozenset({"getReference"})).uses
    return any(not use.is_guarded for use in uses)


FILTERED = "filter(it -> it.getReference() != null)"


@pytest.mark.parametrize(
    "body",
    [
        f"return orders.findAll().stream().{FILTERED}.map(this::show);",
        f"orders.findAll().stream().{FILTERED}.forEach(this::show);",
        f"return orders.findById(1L).{FILTERED}.map(this::show);",
        "List<Order> all = orders.findAll(); all.removeIf(o -> o.getReference() == null); all.forEach(this::show); return 1;",
    ],
)
def test_references_to_what_was_tested(body):
    assert not is_told(f"Object run() {{ {body} }}", show=f"private {SHOW}")
    assert not is_told("", f"Object run() {{ {body.replace('this::', 'service::')} }}")


def test_references_to_static_methods():
    run = f"Object run() {{ return orders.findAll().stream().{FILTERED}.map(Service::show); }}"
    assert not is_told(run, show=f"private static {SHOW}")


@pytest.mark.parametrize(
    "body",
    [
        "return orders.findAll().stream().map(this::show);",
        "return orders.findAll().stream().filter(it -> it.getNumber() != null).map(this::show);",
        f"Object some = orders.findAll().stream().{FILTERED}.map(this::show); return orders.findById(1L).map(this::show);",
        f"orders.findAll().stream().{FILTERED}.forEach(this::show); return keep(this::show);",
        f"orders.findAll().stream().{FILTERED}.forEach(this::show); Object f = (Shown) this::show; return f;",
    ],
)
def test_references_to_what_was_not_tested(body):
    keep = "Object keep(java.util.function.Function<Order, Integer> shown) { return shown; }"
    assert is_told(f"{keep} Object run() {{ {body} }}", show=f"private {SHOW}")
    assert is_told("", f"{keep} Object run() {{ {body.replace('this::', 'service::')} }}")
