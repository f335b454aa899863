"""Spring's own mappers tell which classes are rows wherever they are handed; columns of joins without their table."""

from __future__ import annotations

import pytest

SCHEMA = """\
CREATE TABLE customers (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(80) NOT NULL);
CREATE TABLE invoices (
    id BIGINT NOT NULL PRIMARY KEY,
    customer_id BIGINT NOT NULL,
    number VARCHAR(20) NOT NULL,
    sent_at TIMESTAMP NULL
);
"""
RECORD = "package shop;\n\npublic record Invoice(long id, long customerId, String number, java.time.LocalDateTime sentAt) { }\n"
BASE = """\
package shop;

import java.util.*;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

abstract class Dao<T> {
    protected final NamedParameterJdbcTemplate jdbc;
    private final RowMapper<T> mapper;

    protected Dao(NamedParameterJdbcTemplate jdbc, RowMapper<T> mapper) {
        this.jdbc = jdbc;
        this.mapper = mapper;
    }

    protected List<T> list(String sql) {
        return jdbc.query(sql, Map.of(), mapper);
    }
}
"""
INVOICES = """\
package shop;

import java.util.*;
import org.springframework.jdbc.core.*;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

class Invoices extends Dao<Invoice> {
    Invoices(NamedParameterJdbcTemplate jdbc) {
        super(jdbc, MAPPER);
    }

    List<Invoice> all() {
        return list("SELECT * FROM invoices");
    }

    void run() {
        for (Invoice invoice : all()) {
            BODY
        }
    }
}
"""


@pytest.fixture
def told(project):
    """`told(mapper, body)`: what is told of a body that goes through all invoices."""

    def found(mapper: str, body: str) -> list[str]:
        project.write("src/main/resources/schema.sql", SCHEMA)
        project.write("src/main/java/shop/Invoice.java", RECORD)
        project.write("src/main/java/shop/Dao.java", BASE)
        project.write("src/main/java/shop/Invoices.java", INVOICES.replace("MAPPER", mapper).replace("BODY", body))
        return [finding.rule for finding in project.check(cache=False).findings]

    return found


@pytest.mark.parametrize("mapper", ["new DataClassRowMapper<>(Invoice.class)", "DataClassRowMapper.newInstance(Invoice.class)"])
def test_mappers_that_constructors_hand_on(told, mapper):
    assert told(mapper, "invoice.sentAt().getYear();") == ["NG101"]
    assert told(mapper, "invoice.number().trim();") == []
    assert told(mapper, "if (invoice.sentAt() != null) invoice.sentAt().getYear();") == []


def test_other_objects_are_no_rows(told):
    assert told("(rs, row) -> null", "invoice.sentAt().getYear();") == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT sent_at, name FROM invoices i JOIN customers c ON c.id = i.customer_id", ["NG101"]),
        ("SELECT sent_at, name FROM invoices i JOIN customers c ON c.id = i.customer_id WHERE sent_at IS NOT NULL", []),
        ("SELECT name AS sent_at FROM invoices i JOIN customers c ON c.id = i.customer_id", []),
    ],
)
def test_columns_of_joins_without_their_table(told, query, expected):
    body = f'jdbc.query("{query}", Map.of(), rs -> {{ rs.getTimestamp("sent_at").toInstant(); }});'
    assert told("(rs, row) -> null", body) == expected
