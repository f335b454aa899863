"""Java: a row that is at hand is found again by its own key, by whatever name its class and the lookup have for the key."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

DAO = """
package shop;
class OrderDao {
    jakarta.persistence.EntityManager em;
    Order getByRecordId(Long id) { return em.find(Order.class, id); }
    Order getByParentId(Long id) { return em.find(Order.class, id); }
    Order getByNumber(String number) { return em.find(Order.class, number); }
}
"""
SERVICE = """
package shop;
class Service {
    OrderDao orders;
    void run(Order order, Other other) {
        %s
    }
}
class Other { Long getRecordId() { return 1L; } }
"""
KEY = """@Column(nullable = false) private Long recordId;
    public Long getRecordId() { return recordId; }
    public String getNumber()"""


def uses(body: str) -> int:
    order = SHOP_JAVA.replace("public String getNumber()", KEY)
    files = {"shop/Order.java": order, "shop/OrderDao.java": DAO, "shop/Service.java": SERVICE % body}
    names = frozenset({"getByRecordId", "getByParentId", "getByNumber"})
    return len(analyse_source(world_of(files), "shop/Service.java", names).uses)


def test_its_own_key():
    assert uses("orders.getByRecordId(order.getRecordId()).getNumber();") == 0


@pytest.mark.parametrize(
    "body",
    [
        "orders.getByRecordId(other.getRecordId()).getNumber();",
        "orders.getByNumber(order.getNumber()).getNumber();",
        "orders.getByParentId(order.getRecordId()).getNumber();",
    ],
)
def test_another_key(body):
    assert uses(body) == 1
