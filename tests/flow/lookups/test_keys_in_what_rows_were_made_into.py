"""Lookups by the key of what a row was made into (`OrderDto`), or by keys of rows in a collection that a function is handed, find
their rows; what comes from a request may have any key."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

ORDER = SHOP_JAVA.replace("public String getNumber", "public Long getId() { return id; }\n    public String getNumber")
ORDERS = "package shop;\npublic interface Orders extends org.springframework.data.jpa.repository.JpaRepository<Order, Long> { }"
CLASSES = {
    "OrderDto": "public record OrderDto(Long id, String number) { }",
    "OrderVO": "public class OrderVO { private Long id; public Long getId() { return id; } }",
    "Receipt": "public record Receipt(Long id) { }",
}
VIEWS = """
package shop;
import java.util.List;
interface Views {
    OrderDto getOrder(String number);
    List<OrderDto> listOrders();
    OrderVO findView(String number);
    Receipt getReceipt(String number);
    OrderDto made(String text);
}
"""
SERVICE = """
package shop;
import java.util.*;
import java.util.stream.*;
class Service {{
    Orders orders;
    Views views;
    void use(Object number) {{ }}
    {}
}}
"""


def is_sure(service: str, route: str = "") -> bool:
    """Whether the row that a service uses is surely one that may be missing."""
    files = {"shop/Order.java": ORDER, "shop/Orders.java": ORDERS, "shop/Views.java": VIEWS}
    files |= {f"shop/{name}.java": f"package shop;\n{text}" for name, text in CLASSES.items()}
    files["shop/Service.java"] = SERVICE.format(service)
    if route:
        files["shop/Route.java"] = SERVICE.format(f"Service service; {route}").replace("class Service", "class Route")
    uses = analyse_source(world_of(files), "shop/Service.java", frozenset({"orElse", "findById"})).uses
    return any(not (use.origin.doubt or use.is_guarded) for use in uses)


def used(key: str) -> str:
    return f"Order order = orders.findById({key}).orElse(null); use(order.getNumber());"


ONE = f"void run(Long id) {{ {used('id')} }}"
ALL = f"void run(List<Long> ids) {{ for (Long id : ids) {{ {used('id')} }} }}"


@pytest.mark.parametrize(
    "body",
    [
        f'OrderDto got = views.getOrder("1"); {used("got.id()")}',
        f'OrderVO got = views.findView("1"); {used("got.getId()")}',
        f"for (OrderDto got : views.listOrders()) {{ {used('got.id()')} }}",
    ],
)
def test_keys_of_what_rows_were_made_into(body):
    assert not is_sure(f"void run() {{ {body} }}")


@pytest.mark.parametrize(
    "body",
    [
        f'Receipt got = views.getReceipt("1"); {used("got.id()")}',
        f'OrderDto got = new OrderDto(1L, ""); {used("got.id()")}',
        f"{used('given.id()')}",
        f'OrderDto got = views.made("1"); {used("got.id()")}',
        f'OrderDto got = views.getOrder("1"); {used("Long.valueOf(got.number())")}',
    ],
)
def test_other_keys(body):
    assert is_sure(f"void run(OrderDto given) {{ {body} }}")


@pytest.mark.parametrize(
    "route",
    [
        "void go() { for (OrderDto got : views.listOrders()) { service.run(got.id()); } }",
        'void go() { OrderDto got = views.getOrder("1"); service.run(got.id()); }',
        "void go(Order order) { OrderDto got = OrderDto.of(order); service.run(got.id()); }",
        "void go(Order order) { var got = new OrderVO(order); service.run(got.getId()); }",
    ],
)
def test_callers_hand_them_on(route):
    assert not is_sure(ONE, route)


def test_callers_hand_others_on():
    assert is_sure(ONE, "void go(OrderDto given) { service.run(given.id()); }")
    assert is_sure(ONE, 'void go() { Receipt got = views.getReceipt("1"); service.run(got.id()); }')
    assert is_sure(
        ONE, "@PostMapping void go(@RequestBody Order order) { OrderVO got = new OrderVO(order); service.run(got.getId()); }"
    )
    assert is_sure(ONE, "void go(Long id) { OrderVO got = OrderVO.of(id); service.run(got.getId()); }")
    assert is_sure(ONE, "void go(Order order) { Receipt got = Receipt.of(order); service.run(got.id()); }")


@pytest.mark.parametrize(
    "route",
    [
        "void go() { List<Long> ids = orders.findAll().stream().map(Order::getId).toList(); service.run(ids); }",
        "void go() { service.run(orders.findAll().stream().map(Order::getId).collect(Collectors.toList())); }",
    ],
)
def test_keys_in_collections(route):
    assert not is_sure(ALL, route)


@pytest.mark.parametrize(
    "route",
    [
        "void go(List<Long> ids) { service.run(ids); }",
        "void go() { service.run(views.listOrders().stream().map(it -> it.number().length() + 1L).toList()); }",
        (
            "void go() { service.run(orders.findAll().stream().map(Order::getId).toList()); }"
            "void on(List<Long> ids) { service.run(ids); }"
        ),
    ],
)
def test_other_keys_in_collections(route):
    assert is_sure(ALL, route)
