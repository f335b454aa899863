"""Classes of the project that go through a result, and queries that give a row whatever there is."""

from __future__ import annotations

import pytest

ROW = 'package shop; class Row { Object data; int size() { return 1; } String name() { return ""; } }'

CURSOR = """package shop;
import java.sql.*;
class Cursor {
    private ResultSet results;
    private boolean asked, has;
    Cursor(ResultSet results) { this.results = results; }
    boolean hasNext() throws SQLException {
        if (!asked) { asked = true; has = results.next(); }
        return has;
    }
    Row next() { asked = false; return new Row(); }
    void close() { }
}
"""

NAMES = """package shop;
import java.util.*;
class Names {
    private Iterator<String> names;
    boolean hasNext() { return names.hasNext(); }
    Row next() { names.next(); return new Row(); }
}
"""


@pytest.mark.parametrize(
    "body",
    [
        "Cursor rows = rows(sql);\nreturn rows.hasNext() ? rows.next() : null;",
        "Cursor rows = rows(sql);\nif (!rows.hasNext()) { return null; }\nreturn rows.next();",
        (
            "Row row = null;\nCursor rows = null;\ntry { rows = rows(sql); row = (!rows.hasNext()) ? null : rows.next(); }\n"
            "finally { if (rows != null) { rows.close(); } }\nreturn (row);"
        ),
    ],
)
def test_a_row_of_a_cursor_may_be_missing(analyse, shop_java, body):
    assert "lookup" in origins(analyse, shop_java, body)


@pytest.mark.parametrize(
    "body",
    [
        "Cursor rows = rows(sql);\nreturn rows.hasNext() ? rows.next() : new Row();",
        "Cursor rows = rows(sql);\nif (!rows.hasNext()) { throw new SQLException(sql); }\nreturn rows.next();",
        "Cursor rows = rows(sql);\nwhile (rows.hasNext()) { rows.next(); }\nreturn sql.isEmpty() ? null : new Row();",
        "Names names = new Names();\nreturn names.hasNext() ? names.next() : null;",
        "Names names = new Names();\nif (!names.hasNext()) { return null; }\nreturn names.next();",
    ],
)
def test_what_is_no_missing_row_of_a_cursor(analyse, shop_java, body):
    assert "lookup" not in origins(analyse, shop_java, body)


FOUND = "Cursor rows = rows(sql);\nreturn rows.hasNext() ? rows.next() : null;"


@pytest.mark.parametrize(
    ("query", "is_told"),
    [
        ('"select name from orders where id = " + id', True),
        ('"select count(*), shop from orders group by shop"', True),
        ('"select count(*) from orders where id = " + id + " group by shop"', True),
        ('"select shop, (select count(*) from lines) from orders where id = " + id', True),
        ('"select count(*) from orders"', False),
        ('"SELECT COUNT(DISTINCT shop) AS num FROM orders WHERE id = ?"', False),
        ('"select max(price) from orders where id = " + id', False),
        ('all ? "select count(*) from orders" : "select sum(price) from orders"', False),
    ],
)
def test_a_query_that_computes_over_all_rows_gives_one(analyse, shop_java, query, is_told):
    run = f"int run(String id, boolean all) throws Exception {{ return find({query}).size(); }}"
    assert ("lookup" in origins(analyse, shop_java, FOUND, run)) is is_told


RUN = "int run(String sql) throws Exception { return find(sql).size(); }"


def origins(analyse, shop_java, body: str, run: str = RUN) -> list[str]:
    text = f"""package shop;
import java.sql.*;
class Service {{
    Connection connection;
    Cursor rows(String sql) throws SQLException {{ return new Cursor(connection.prepareStatement(sql).executeQuery()); }}
    Row find(String sql) throws SQLException {{
        {body}
    }}
    {run}
}}
"""
    sources = {"shop/Order.java": shop_java, "shop/Row.java": ROW, "shop/Cursor.java": CURSOR, "shop/Names.java": NAMES}
    return [use.origin for use in analyse({**sources, "shop/Service.java": text})["shop/Service.java"]]
