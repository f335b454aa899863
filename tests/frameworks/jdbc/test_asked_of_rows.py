"""What the texts of queries ask of the rows of Spring's JdbcTemplate and of JDBI, of which mappers make objects."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

SCHEMA = "CREATE TABLE orders (id BIGINT NOT NULL, number VARCHAR(9) NOT NULL, note VARCHAR(9) NULL, text VARCHAR(9) NULL);"
ORDER = """
package shop;
import java.sql.*;
class Order {
    private Long id; private String number; private String note; private String text;
    Order(Long id, String number, String note, String text) {
        this.id = id; this.number = number; this.note = note; this.text = text;
    }
    String getNumber() { return number; }
    String getNote() { return note; }
}
class SpringMapper implements org.springframework.jdbc.core.RowMapper<Order> {
    public Order mapRow(ResultSet rs, int row) throws SQLException {
        return new Order(rs.getLong("id"), rs.getString("number"), rs.getString("note"), rs.getString("text"));
    }
}
class JdbiMapper implements org.jdbi.v3.core.mapper.RowMapper<Order> {
    public Order map(ResultSet rs, org.jdbi.v3.core.statement.StatementContext ctx) throws SQLException {
        return new Order(rs.getLong("id"), rs.getString("number"), rs.getString("note"), rs.getString("text"));
    }
}
"""
DAO = """
package shop;
import java.util.*;
import org.jdbi.v3.core.*;
import org.springframework.jdbc.core.*;
class Dao {
    private JdbcTemplate jdbc;
    private Jdbi jdbi;
    List<Order> spring() { return jdbc.query("QUERY", new SpringMapper()); }
    Order one() { return jdbc.queryForObject("QUERY", new SpringMapper()); }
    List<Order> handled() { return jdbi.withHandle(handle -> handle.createQuery("QUERY").map(new JdbiMapper()).list()); }
    Order only(Handle handle) { return handle.createQuery("QUERY").bind("n", 1).map(new JdbiMapper()).one(); }
    Optional<Order> maybe(Handle handle) { return handle.createQuery("QUERY").map(new JdbiMapper()).findFirst(); }
}
class Service {
    private Dao dao;
    void run(Handle handle) {
        USE
    }
}
"""


def is_told(tmp_path, query: str, use: str) -> bool:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "schema.sql").write_text(SCHEMA, encoding="utf-8")
    (tmp_path / "Order.java").write_text(ORDER, encoding="utf-8")
    (tmp_path / "Dao.java").write_text(DAO.replace("QUERY", query).replace("USE", use), encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low", "jobs": 1})
    return bool(run(settings, lambda stage, done, total: None).findings)


USES = [
    "for (Order order : dao.spring()) { order.getNote().trim(); }",
    "dao.one().getNote().trim();",
    "for (Order order : dao.handled()) { order.getNote().trim(); }",
    "dao.only(handle).getNote().trim();",
    "dao.maybe(handle).ifPresent(order -> order.getNote().trim());",
]


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("asked", ["note is not null", "note like 'A%' and number = :n"])
def test_what_a_query_asks_is_there(tmp_path, use, asked):
    assert not is_told(tmp_path, f"select * from orders where {asked}", use)


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("asked", ["number = :n", "text is not null"])
def test_what_it_does_not_ask_may_be_null(tmp_path, use, asked):
    assert is_told(tmp_path, f"select * from orders where {asked}", use)
