"""Rows that mappers of Spring JDBC read and make: anonymous and named classes, methods that give one, maps by column in lists,
and what queries compute for groups."""

from __future__ import annotations

from nullguard.pipeline import run
from nullguard.settings import load_settings

SCHEMA = """
CREATE TABLE shops (id BIGINT NOT NULL, code VARCHAR(9) NOT NULL);
CREATE TABLE orders (id BIGINT NOT NULL, shop_id BIGINT NOT NULL, number VARCHAR(9) NOT NULL, weight NUMERIC(9) NOT NULL,
  note VARCHAR(9) NULL, cost NUMERIC(9) NULL, days INTEGER NULL);
"""

ORDER = """
package shop;

record Order(long id, String number, String note, Integer days) {
    int hours() {
        return days * 24; // null
    }

    int known() {
        return days == null ? 0 : days * 24;
    }
}
"""

SOURCE = """
package shop;

import java.math.BigDecimal;
import java.sql.*;
import java.util.*;
import org.springframework.jdbc.core.*;

abstract class Base<T> {
    JdbcTemplate jdbc;

    abstract RowMapper<T> mapper();
}

class Orders extends Base<Order> {
    @Override
    RowMapper<Order> mapper() {
        return new DataClassRowMapper<>(Order.class);
    }

    List<Order> all() {
        return jdbc.query("select * from orders", mapper());
    }

    List<Order> noted() {
        String sql = "select * from orders where note is not null and days is not null";
        return jdbc.query(sql, new BeanPropertyRowMapper<>(Order.class));
    }

    void rows() {
        for (Order order : all()) {
            order.note().trim(); // null
            order.number().trim();
        }
        for (Order order : noted()) {
            order.note().trim();
            int days = order.days();
        }
    }

    void anonymous() {
        jdbc.query("select number, note from orders", new RowMapper<String>() {
            @Override
            public String mapRow(ResultSet rs, int n) throws SQLException {
                rs.getString("number").trim();
                return rs.getString("note").trim(); // null
            }
        });
        jdbc.query("select note from orders where note is not null", new RowCallbackHandler() {
            @Override
            public void processRow(ResultSet rs) throws SQLException {
                rs.getString(1).trim();
            }
        });
        jdbc.query("select cost, count(*) from orders group by cost", (ResultSetExtractor<Integer>) rs -> {
            rs.next();
            return rs.getBigDecimal(1).intValue(); // null
        });
    }

    static class Notes implements RowMapper<String> {
        @Override
        public String mapRow(ResultSet rs, int n) throws SQLException {
            return rs.getString("note").trim(); // null
        }
    }

    static class Numbers implements RowMapper<String> {
        @Override
        public String mapRow(ResultSet rs, int n) throws SQLException {
            return rs.getString("number").trim();
        }
    }

    void named() {
        jdbc.query("select note from orders", new Notes());
        jdbc.query("select number from orders", new Numbers());
    }

    List<BigDecimal> costs(String where) {
        return jdbc.query("select cost from orders", (rs, n) -> rs.getBigDecimal("cost"));
    }

    void made() {
        for (BigDecimal cost : costs("")) {
            cost.negate(); // null
        }
        for (BigDecimal cost : costs("")) {
            if (cost != null) {
                cost.negate();
            }
        }
        for (String number : jdbc.query("select number from orders", (rs, n) -> rs.getString(1))) {
            number.trim();
        }
    }

    List<Map<String, Object>> sums() {
        return jdbc.queryForList("select s.code as code, sum(o.weight) as weight, count(o.id) as orders from shops s "
                + "left join orders o on o.shop_id = s.id group by s.code");
    }

    List<Map<String, Object>> inner() {
        return jdbc.queryForList("select shop_id, sum(weight) as weight, sum(cost) as cost, coalesce(sum(cost), 0) as known "
                + "from orders group by shop_id");
    }

    void groups() {
        for (Map<String, Object> row : sums()) {
            ((Number) row.get("weight")).longValue(); // null
            ((Number) row.get("orders")).longValue();
            ((String) row.get("code")).trim();
        }
        for (Map<String, Object> row : inner()) {
            ((Number) row.get("weight")).longValue();
            ((Number) row.get("known")).longValue();
            ((Number) row.get("cost")).longValue(); // null
        }
        for (Map<String, Object> row : inner()) {
            Number cost = (Number) row.get("cost");
            long known = cost == null ? 0 : cost.longValue();
        }
    }
}
"""


def test_rows_of_mappers(tmp_path):
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "schema.sql").write_text(SCHEMA, encoding="utf-8")
    sources = {"Order.java": ORDER, "Orders.java": SOURCE}
    for name, text in sources.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low", "jobs": 1})
    found = run(settings, lambda stage, done, total: None).findings
    places = {(p.path, p.line) for f in found for p in (f.place, *f.siblings) if f.rule.startswith("NG10")}
    marked = {
        (name, number) for name, text in sources.items() for number, line in enumerate(text.splitlines(), 1) if "// null" in line
    }
    assert places == marked
