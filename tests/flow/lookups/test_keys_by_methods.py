"""Java: methods of rows that give another row's key, or null: `return parent == null ? null : parent.getId();`."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.keys.own import BY_NULLABLE_KEY
from tests.flow.conftest import SHOP_JAVA, world_of

METHODS = """
    public Long getId() { return id; }
    public Long getParentId() { return this.parent == null ? null : this.parent.getId(); }
    public Long parentKey() { return this.parent.getId(); }
    public Long countOfParent() { return this.parent == null ? null : this.parent.count(); }
    public native Long count();
    public String getNumber()"""
ORDERS = """
package shop;
import org.springframework.data.jpa.repository.JpaRepository;
interface Orders extends JpaRepository<Order, Long> { }
"""
DAO = "package shop; class Dao { jakarta.persistence.EntityManager em; Order find(Long id) { return em.find(Order.class, id); } }"
SERVICE = "package shop; class Service { Orders orders; Dao dao; void run(Order order, Long id) { %s } }"


def doubts(body: str) -> list[str]:
    """Why the lookups in a function's body nearly always find a row."""
    files = {
        "shop/Order.java": SHOP_JAVA.replace("public String getNumber()", METHODS),
        "shop/Orders.java": ORDERS,
        "shop/Dao.java": DAO,
        "shop/Service.java": SERVICE % body,
    }
    found = analyse_source(world_of(files), "shop/Service.java", frozenset({"findById", "find"})).uses
    return [use.origin.doubt for use in found if use.origin.kind == "lookup"]


@pytest.mark.parametrize(
    "body",
    [
        "dao.find(order.getParentId()).getNumber();",
        "Order found = orders.findById(order.getParentId()).orElse(null); found.getNumber();",
        "Long key = order.getParentId(); dao.find(key).getNumber();",
    ],
)
def test_a_key_that_may_be_null(body):
    assert doubts(body) == [BY_NULLABLE_KEY]


@pytest.mark.parametrize(
    "body",
    [
        "dao.find(order.parentKey()).getNumber();",
        "Order found = orders.findById(order.parentKey()).orElse(null); found.getNumber();",
        "if (order.getParentId() != null) { dao.find(order.getParentId()).getNumber(); }",
    ],
)
def test_a_key_that_is_there(body):
    assert doubts(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "dao.find(order.countOfParent()).getNumber();",
        "Order found = orders.findById(order.countOfParent()).orElse(null); found.getNumber();",
        "Order found = orders.findById(id).orElse(null); found.getNumber();",
    ],
)
def test_no_key(body):
    assert doubts(body) == [""]
