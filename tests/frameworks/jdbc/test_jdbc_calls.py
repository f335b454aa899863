"""Calls that say what rows become."""

from __future__ import annotations

import pytest

from nullguard.frameworks.jdbc.calls import row_uses
from nullguard.frameworks.jdbc.jdbi import sql_objects

ROWS = """
    package shop;
    import java.sql.ResultSet;
    public class Order { String number; void setNumber(String number) { } }
    enum State { NEW }
    class OrderMapper implements org.springframework.jdbc.core.RowMapper<Order> {
        public Order mapRow(ResultSet rs, int n) { return new Order(); }
    }
"""
SPRING = """
    package shop;
    import java.sql.ResultSet;
    import java.util.List;
    import org.springframework.jdbc.core.*;
    class Dao {
        static final String ALL = "select * " + "from orders";
        private final RowMapper<Order> mapper = null;
        private final OrderMapper own = new OrderMapper();
        JdbcTemplate jdbc;
        Order toOrder(ResultSet rs, int n) { Order o = new Order(); o.setNumber(rs.getString("no")); return o; }
        Object run() { String sql = "select * from orders"; %s; return null; }
    }
"""


def uses(link, statement: str, source: str = SPRING) -> list[tuple[str, str]]:
    """The classes of rows and the tables of their queries."""
    program = link({"shop/Rows.java": ROWS, "shop/Dao.java": source % statement})
    return [
        (use.cls.partition("#")[2], ".".join(use.rows.origins[0].path) if use.rows is not None else "")
        for use in row_uses(program)
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "jdbc.query(sql, new OrderMapper())",
        'jdbc.query("select * from orders", own)',
        "jdbc.query(ALL, mapper)",
        "jdbc.queryForObject(sql, new BeanPropertyRowMapper<>(Order.class), 1)",
        "jdbc.queryForObject(sql, new Object[] {1}, new BeanPropertyRowMapper<Order>(Order.class))",
        "jdbc.query(sql, BeanPropertyRowMapper.newInstance(Order.class))",
        'jdbc.query(sql, (rs, n) -> { Order o = new Order(); o.setNumber(rs.getString("number")); return o; })',
        "jdbc.query(sql, this::toOrder)",
        "client.sql(sql).param(1).query(Order.class).list()",
        "jdbc.query(sql, new RowMapper<Order>() { public Order mapRow(ResultSet rs, int n) { return new Order(); } })",
    ],
)
def test_springs_templates(link, statement):
    assert uses(link, statement) == [("Order", "orders")]


@pytest.mark.parametrize(
    "statement",
    [
        "jdbc.queryForObject(sql, Long.class)",
        "jdbc.queryForObject(sql, State.class)",
        "jdbc.query(sql, rs -> { })",
        "jdbc.query(sql, (rs, n) -> rs.getString(1))",
        "jdbc.update(sql, 1)",
        "orders.query(1, 2)",
        "orders.stream().map(Order.class)",
    ],
)
def test_calls_that_make_no_objects_of_the_project(link, statement):
    assert uses(link, statement) == []


def test_fluent_queries_of_jdbi(link):
    source = """
        package shop;
        import org.jdbi.v3.core.Handle;
        class Dao { Object run(Handle handle) { %s; return null; } }
    """
    select = 'handle.createQuery("select number from orders where id = :id").bind("id", 1)'
    assert uses(link, f"{select}.mapToBean(Order.class).list()", source) == [("Order", "orders")]
    assert uses(link, f"{select}.mapTo(Order.class).one()", source) == [("Order", "orders")]
    assert uses(link, f"{select}.map(new OrderMapper()).one()", source) == [("Order", "orders")]
    assert uses(link, f"{select}.mapTo(String.class).one()", source) == []


def test_sql_objects_of_jdbi(link):
    program = link(
        {
            "shop/Rows.java": ROWS,
            "shop/Daos.java": """
                package shop;
                import java.util.*;
                import org.skife.jdbi.v2.sqlobject.*;
                interface BaseDao<M> { @SqlQuery M getById(String id); @SqlQuery Long count(); }
                interface OrderDao extends BaseDao<Order> {
                    @SqlQuery("select * from orders where number = :number") List<Order> find(@Bind("number") String number);
                    Order helper();
                    @SqlUpdate("delete from orders") Order delete();
                }
            """,
        }
    )
    found = [(query.interface.partition("#")[2], query.method, query.row.partition("#")[2]) for query, _ in sql_objects(program)]
    assert found == [
        ("BaseDao", "getById", ""),
        ("BaseDao", "count", ""),
        ("OrderDao", "find", "Order"),
        ("BaseDao", "getById", "Order"),
        ("BaseDao", "count", ""),
    ]
    assert [use.cls.partition("#")[2] for _, use in sql_objects(program) if use is not None] == ["Order", "Order"]
