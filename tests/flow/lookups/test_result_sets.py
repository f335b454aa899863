"""A Java function that reads a result itself gives a missing row's null for want of one, whatever it gives."""

from __future__ import annotations

import pytest

IMPORTS = """
import java.sql.*;
import java.util.*;
import javax.persistence.*;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
"""

MEMBERS = """
Connection connection;
JdbcTemplate jdbc;
EntityManager em;
ResultSet ask(String sql) throws SQLException { return connection.prepareStatement(sql).executeQuery(); }
String read(ResultSet rs) { return "" + rs; }
String find(String sql) throws SQLException {
    BODY
}
"""


@pytest.mark.parametrize(
    "body",
    [
        "ResultSet rs = ask(sql);\nif (rs.next()) { return read(rs); }\nreturn null;",
        "ResultSet rs = ask(sql);\nif (!rs.next()) { return null; }\nreturn read(rs);",
        "ResultSet rs = ask(sql);\nreturn rs.next() ? read(rs) : null;",
        "String found = null;\nResultSet rs = ask(sql);\nif (rs.next()) found = rs.getString(1);\nreturn found;",
        "String found = null;\ntry (ResultSet rs = ask(sql)) {\nif (rs.next()) { found = read(rs); }\n}\nreturn found;",
        "String found = null;\nResultSet rs = ask(sql);\nwhile (rs.next()) { found = read(rs); }\nreturn found;",
        "try { return jdbc.queryForObject(sql, String.class).trim(); } catch (EmptyResultDataAccessException e) { return null; }",
        "try { return em.createQuery(sql).getSingleResult().toString(); } catch (NoResultException e) { return null; }",
        "String found = null;\ntry { found = em.find(sql).getSingleResult(); } catch (NoResultException e) { }\nreturn found;",
    ],
)
def test_null_for_want_of_a_row(analyse, shop_java, body):
    assert "lookup" in origins(analyse, shop_java, body)


@pytest.mark.parametrize(
    "body",
    [
        "ResultSet rs = ask(sql);\nif (rs.next()) { return read(rs); }\nthrow new SQLException(sql);",
        'ResultSet rs = ask(sql);\nreturn rs.next() ? read(rs) : "";',
        "Iterator<String> rs = List.of(sql).iterator();\nif (rs.next().isEmpty()) { return null; }\nreturn sql;",
        "ResultSet rs = ask(sql);\nwhile (rs.next()) { System.out.println(rs); }\nreturn sql.isEmpty() ? null : sql;",
        "try { return jdbc.queryForObject(sql, String.class).trim(); } catch (EmptyResultDataAccessException e) { throw e; }",
        'try { return em.createQuery(sql).getSingleResult().toString(); } catch (NoResultException e) { return ""; }',
        "try { return em.createQuery(sql).getSingleResult().toString(); } catch (IllegalStateException e) { return null; }",
        "try { return sql.trim(); } catch (NoResultException e) { return null; }",
    ],
)
def test_what_is_no_missing_row(analyse, shop_java, body):
    assert "lookup" not in origins(analyse, shop_java, body)


def test_objects_of_the_project_for_which_an_error_is_handled(analyse, shop_java):
    text = f"""package shop;{IMPORTS}class Service {{
        static class View {{ String name() {{ return ""; }} }}
        JdbcTemplate jdbc;
        View find(String sql) {{
            try {{ return jdbc.queryForObject(sql, View.class); }} catch (EmptyResultDataAccessException e) {{ return null; }}
        }}
        int run(String sql) {{ return find(sql).name().length(); }}
    }}"""
    seen = analyse({"shop/Order.java": shop_java, "shop/Service.java": text})
    assert "lookup" not in [use.origin for use in seen["shop/Service.java"]]


def origins(analyse, shop_java, body: str) -> list[str]:
    run = "int run(String sql) throws Exception { return find(sql).length(); }"
    text = f"package shop;{IMPORTS}class Service {{ {MEMBERS.replace('BODY', body)} {run} }}"
    seen = analyse({"shop/Order.java": shop_java, "shop/Service.java": text})
    return [use.origin for use in seen["shop/Service.java"]]
