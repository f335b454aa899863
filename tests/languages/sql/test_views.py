"""Views: what their columns show, and through which joins."""

from __future__ import annotations

import logging

from sql_cases import done

from nullguard.languages.sql import read_sql


def view(query: str, dialect: str = "", names: str = "") -> str:
    (only,) = done(f"CREATE OR REPLACE VIEW v {names} AS {query};", dialect)
    return only.removeprefix("view v ")


def test_columns_of_a_table():
    assert view("SELECT a, o.b AS c, s.d FROM orders o JOIN s ON s.id = o.s") == "(a = ?, c = orders.b, d = s.d)"
    assert view("SELECT a, b AS c FROM shop.orders") == "(a = shop.orders.a, c = shop.orders.b)"
    assert view("SELECT `o`.`a` AS `b` FROM `orders` `o`", "mysql") == "(b = orders.a)"


def test_outer_joins():
    query = "SELECT o.id, c.name, x.y FROM orders o LEFT JOIN customers c ON c.id = o.c JOIN x ON x.id = o.x"
    assert view(query) == "(id = orders.id, name = customers.name outer, y = x.y)"
    assert view("SELECT a.x, b.y FROM a RIGHT JOIN b ON a.id = b.id") == "(x = a.x outer, y = b.y)"
    assert view("SELECT a.x, b.y FROM a FULL JOIN b ON a.id = b.id") == "(x = a.x outer, y = b.y outer)"


def test_all_columns():
    assert view("SELECT * FROM orders") == "(* = orders.*)"
    assert view("SELECT o.*, c.name FROM orders o LEFT JOIN c ON true") == "(* = orders.*, name = c.name outer)"


def test_computed_columns():
    assert (
        view("SELECT count(*) AS n, coalesce(a, 0) AS z, 1 AS one, NULL AS nothing, sum(a) AS s, a::text AS t FROM orders")
        == "(n = never null, z = never null, one = never null, nothing = null, s = ?, t = orders.a)"
    )
    assert view("SELECT CASE WHEN a > 1 THEN 2 END AS x, CASE WHEN a > 1 THEN 2 ELSE 3 END AS y FROM o") == "(x = null, y = ?)"


def test_named_columns():
    assert view("SELECT a, b FROM t", names="(x, y)") == "(x = t.a, y = t.b)"
    assert view("SELECT * FROM t", names="(x, y)") == "(x = ?, y = ?)"


def test_queries_in_queries():
    assert view("SELECT s.x FROM (SELECT a AS x FROM t) s") == "(x = t.a)"
    assert view("WITH s AS (SELECT a FROM t) SELECT o.b, s.a FROM o LEFT JOIN s ON true") == "(b = o.b, a = t.a outer)"


def test_unions():
    assert view("SELECT a FROM t UNION ALL SELECT a FROM t") == "(a = t.a)"
    assert view("SELECT a FROM t UNION SELECT b FROM u") == "(a = ?)"
    assert view("SELECT a FROM t UNION SELECT NULL") == "(a = null)"


def test_a_query_that_is_not_understood_leaves_a_view_without_columns():
    assert view("SELECT FROM WHERE )(") == "()"
    assert view(f"SELECT {'(' * 500}a{')' * 500} FROM t") == "()"


def test_the_logger_of_the_library_is_left_as_it_was():
    logger = logging.getLogger("sqlglot")
    before = (logger.disabled, logger.level, list(logger.handlers))
    read_sql(b"CREATE VIEW v AS SELECT FROM;", "")
    assert (logger.disabled, logger.level, list(logger.handlers)) == before
