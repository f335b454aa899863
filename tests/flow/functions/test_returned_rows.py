"""What a function has set or tested in a row that it returns is there for its callers."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA

DAO = "package shop;\ninterface OrderDao { Order create(Order order); Order load(Object key); String next(); }"


@pytest.fixture
def caller(analyse):
    """`caller(body)`: the uses of null in a method that asks `Order made(Long id)`, which has that body."""

    def uses(body: str, after: str = "") -> list[str]:
        text = (
            f"package shop;\nclass Service {{\nOrderDao dao;\nOrder made(Long id) {{\n{body}\n}}\n"
            f"void run(Long id) {{\nOrder order = made(id);\n{after}\norder.getReference().trim();\n}}\n}}"
        )
        files = {"shop/Order.java": SHOP_JAVA, "shop/OrderDao.java": DAO, "shop/Service.java": text}
        return [use.expression for use in analyse(files)["shop/Service.java"] if use.line > text.count("\n") - 4]

    return uses


@pytest.mark.parametrize(
    "body",
    [
        'Order order = dao.create(new Order());\norder.setReference("x");\nreturn order;',
        "Order order = dao.load(id);\norder.setReference(dao.next());\nreturn order;",
        "Order order = dao.load(id);\nif (order.getReference() == null) { throw new Error(); }\nreturn order;",
        "Order order = dao.load(id);\nif (order.getReference() == null) {\n    order.setReference(dao.next());\n}\nreturn order;",
        "Order order = dao.load(id);\norder.setReference(id);\nif (id > 1) { return order; }\nid = 2L;\nreturn order;",
    ],
)
def test_what_is_set_or_tested_on_every_way_is_there(caller, body):
    assert caller(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "return dao.load(id);",
        "Order order = dao.load(id);\norder.setReference(null);\nreturn order;",
        'Order order = dao.load(id);\nif (id > 3) {\n    order.setReference("x");\n}\nreturn order;',
        'Order order = dao.load(id);\ndao.load(4).setReference("x");\nreturn order;',
        'Order other = dao.load(id);\nother.setReference("x");\nreturn dao.load(id);',
        'if (id == null) {\n    return dao.load(1);\n}\nOrder order = dao.load(id);\norder.setReference("2");\nreturn order;',
    ],
)
def test_what_is_set_on_some_ways_or_in_other_rows_may_be_null(caller, body):
    assert caller(body) == ["order.getReference()"]


PERHAPS = "Order order = dao.load(id);\nif (order.getReference() != null) { return order; }\nreturn null;"


def test_what_is_tested_is_there_where_a_row_comes_back(caller):
    assert caller(PERHAPS, "if (order == null) { return; }") == []
    assert caller(
        "Order order = dao.load(id);\nif (id > 3) { return order; }\nreturn null;", "if (order == null) { return; }"
    ) == ["order.getReference()"]


def test_the_row_itself_may_be_missing(caller):
    assert caller(PERHAPS) == ["order"]


def test_a_caller_may_clear_it(caller):
    assert caller('Order order = dao.load(id);\norder.setReference("x");\nreturn order;', "order.setReference(null);") == [
        "order.getReference()"
    ]


KEYED = """
    package shop;
    class Service {
        java.util.List<Order> all;
        Order same(Order o) {
            if (o.getId() != null) {
                for (Order x : all) { if (x.getId().equals(o.getId())) { return x; } }
                %s
            }
            return null;
        }
        void run(Order order) { same(order).getNumber(); }
    }
"""


@pytest.mark.parametrize(("otherwise", "uses"), [("throw new Error();", []), ("order.log();", ["same(order)"])])
def test_null_for_a_row_that_was_never_saved_is_no_missing_row(analyse, otherwise, uses):
    order = SHOP_JAVA.replace("public String getNumber()", "public Long getId() { return id; } public String getNumber()")
    seen = analyse({"shop/Order.java": order, "shop/Service.java": KEYED % otherwise})["shop/Service.java"]
    assert [use.expression for use in seen] == uses
