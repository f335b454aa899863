"""A row that is looked up by what a row of a query holds in a column that is called as keys are is nearly always there (Java)."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.keys.own import BY_NULLABLE_KEY
from tests.flow.conftest import SHOP_JAVA, world_of

DAO = """
package shop;
class OrderDao {
    jakarta.persistence.EntityManager em;
    Order getById(Long id) { return em.find(Order.class, id); }
    Order getByNumber(String number) { return em.find(Order.class, number); }
}
"""
ROW = """
package shop;
class Row {
    int getIntColumn(String column) { return 1; }
    long value(String columnName) { return 1L; }
    long getLong(String name) { return 1L; }
}
"""
SERVICE = """
package shop;
import java.sql.*;
import java.util.*;
import javax.servlet.http.HttpServletRequest;
class Service {
    OrderDao orders;
    void run(ResultSet rs, Row row, Map<String, Long> values, HttpServletRequest request, Long other) throws SQLException {
        %s
    }
}
"""


def doubts(body: str) -> list[str]:
    files = {"shop/Order.java": SHOP_JAVA, "shop/OrderDao.java": DAO, "shop/Row.java": ROW, "shop/Service.java": SERVICE % body}
    names = frozenset({"getById", "getByNumber"})
    return [use.origin.doubt for use in analyse_source(world_of(files), "shop/Service.java", names).uses]


@pytest.mark.parametrize(
    "body",
    [
        'orders.getById(rs.getLong("order_id")).getNumber();',
        'Long id = rs.getLong("ORDER_ID"); orders.getById(id).getNumber();',
        'orders.getById((Long) rs.getObject("orderId")).getNumber();',
        'orders.getById(Long.valueOf(rs.getString("order_id"))).getNumber();',
        'long id = row.getIntColumn("order_id"); orders.getById(id).getNumber();',
        'orders.getById(row.value("order_id")).getNumber();',
    ],
)
def test_by_the_key_that_a_row_holds(body):
    assert BY_NULLABLE_KEY in doubts(body)


@pytest.mark.parametrize(
    "body",
    [
        "orders.getById(other).getNumber();",
        'orders.getByNumber(rs.getString("number")).getNumber();',
        'orders.getById(row.getLong("order_id")).getNumber();',
        'orders.getById(values.get("order_id")).getNumber();',
        'orders.getById(Long.valueOf(request.getParameter("order_id"))).getNumber();',
        'Long id = rs.getLong("order_id"); id = other; orders.getById(id).getNumber();',
        'Long id = other; if (id == null) { id = rs.getLong("order_id"); } orders.getById(id).getNumber();',
    ],
)
def test_by_what_is_no_key_of_a_row(body):
    assert BY_NULLABLE_KEY not in doubts(body)
