"""What lambdas read of the rows of a query that they are handed to, and what rows hold of which a query selects all columns."""

from __future__ import annotations

from nullguard.pipeline import run
from nullguard.settings import load_settings

SCHEMA = """
CREATE TABLE letters (id BIGINT NOT NULL, body VARCHAR(9) NOT NULL, author VARCHAR(9) NULL);
CREATE TABLE orders (id BIGINT NOT NULL, number VARCHAR(9) NOT NULL, note VARCHAR(9) NULL, paid TIMESTAMP NULL);
"""

SOURCE = """
package shop;

import jakarta.persistence.*;
import java.sql.*;
import java.util.*;
import org.springframework.jdbc.core.JdbcTemplate;

@Entity
@Table(name = "orders")
class Order {
    @Id private Long id;
    @Column(nullable = false) private String number;
    @Column(nullable = true) private String note;
    @Column(nullable = true) private Timestamp paid;
}

@lombok.Value
class Letter {
    long id;
    String body;
    String author;
}

class Orders {
    private static final String ALL = "select * from orders";
    private JdbcTemplate jdbc;

    void lambdas(String sql) {
        jdbc.query("select number, note from orders", (rs, n) -> rs.getString("number").trim());
        jdbc.query("select number, note from orders", (rs, n) -> rs.getString("note").trim()); // null
        jdbc.query("select number, note from orders where note is not null", (rs, n) -> rs.getString("note").trim());
        jdbc.query(ALL, (rs, n) -> rs.getTimestamp("paid").toInstant()); // null
        jdbc.query("select * from orders where paid is not null", (rs, n) -> rs.getTimestamp("paid").toInstant());
        jdbc.query("select * from orders o, shops", (rs, n) -> rs.getString("note").trim());
        jdbc.query(sql, (rs, n) -> rs.getString("note").trim());
        jdbc.query("select note from strangers", (rs, n) -> rs.getString("note").trim());
        String text = "select note as number from orders where id = ?";
        jdbc.query(text, (rs, n) -> rs.getString("number").trim(), 1); // null
        jdbc.query(ALL, (rs, n) -> {
            Timestamp paid = rs.getTimestamp("paid");
            return paid == null ? null : paid.toInstant();
        });
    }

    Map<String, Object> row(long id) {
        return jdbc.queryForMap("select number, note from orders where id = ?", id);
    }

    void rows_of_functions() {
        row(1).get("note").toString(); // null
        row(1).get("number").toString();
        Map<String, Object> row = row(1);
        if (row.get("note") != null) {
            row.get("note").toString();
        }
    }

    void another_is_asked() {
        jdbc.query(ALL, (rs, n) -> {
            long paid = rs.getLong("paid");
            boolean known = !rs.wasNull();
            return rs.getString("note").trim(); // null
        });
    }

    void asked_afterwards() {
        jdbc.query(ALL, (rs, n) -> {
            String note = rs.getString("note");
            return rs.wasNull() ? "" : note.trim();
        });
    }

    void asked_after_others() {
        jdbc.query(ALL, (rs, n) -> {
            String note = rs.getString("note");
            String none = System.getenv("NONE");
            return rs.wasNull() ? none : note.trim();
        });
    }

    void made() {
        jdbc.query("select id, body, author from letters", (rs, n) -> new Letter(rs.getLong(1), rs.getString("body"), null));
        jdbc.query("select body, author from letters", (rs, n) -> rs.getString("author").trim()); // null
        jdbc.query("select body, author from letters", (rs, n) -> rs.getString("body").trim());
    }

    void results(Connection connection) throws SQLException {
        ResultSet all = connection.createStatement().executeQuery(ALL);
        while (all.next()) {
            all.getString("number").trim();
            all.getString("note").trim(); // null
        }
    }
}
"""


def test_columns_that_lambdas_read(tmp_path):
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "schema.sql").write_text(SCHEMA, encoding="utf-8")
    (tmp_path / "Orders.java").write_text(SOURCE, encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low", "jobs": 1})
    found = run(settings, lambda stage, done, total: None).findings
    places = {place.line for finding in found for place in (finding.place, *finding.siblings) if finding.rule.startswith("NG10")}
    lines = SOURCE.splitlines()
    assert [lines[line - 1].strip() for line in sorted(places)] == [line.strip() for line in lines if "// null" in line]
