"""Lambdas that make objects of rows read columns, which may be null: as arguments of a query, in fields, and where they are given
back."""

from __future__ import annotations

import pytest

from tests.pipeline.test_unmapped_rows import ACCOUNT, SCHEMA

MADE = """
        public Account() { }
        public Account(long id, String name, String phone) { this.id = id; this.name = name; this.phone = phone; }
        public static Builder builder() { return new Builder(); }
        public void setName(String name) { this.name = name; }
        public void setPhone(String phone) { this.phone = phone; }
        static class Builder {
            Builder name(String name) { return this; }
            Builder phone(String phone) { return this; }
            Account build() { return null; }
        }
    }
    """
DAO = """
    package shop;
    import java.sql.*;
    import java.util.*;
    import org.springframework.jdbc.core.*;
    import org.springframework.jdbc.core.simple.JdbcClient;
    class Dao {
        static final String ALL = "select id, name, phone from accounts";
        JdbcTemplate jdbc;
        JdbcClient client;
        MEMBERS
    }
    """
NEW = 'new Account(rs.getLong("id"), rs.getString("name"), PHONE)'
USED = 'rs.getString("phone").trim()'


@pytest.fixture
def rules(project):
    """The rules of what is found in a DAO."""

    def found(members: str) -> list[str]:
        project.write("src/main/resources/db/migration/V1__accounts.sql", SCHEMA)
        project.write("src/main/java/shop/Account.java", ACCOUNT.rstrip().removesuffix("}") + MADE)
        project.write("src/main/java/shop/Dao.java", DAO.replace("MEMBERS", members))
        return [f.rule for f in project.check().findings if f.place.path.endswith("Dao.java")]

    return found


WAYS = {
    "an argument": "Object run() { return jdbc.query(ALL, (rs, n) -> ROW); }",
    "beside a variable": 'Object run() { String q = "select * from accounts"; return jdbc.query(q, (rs, n) -> ROW); }',
    "an argument of a chain": "Object run() { return client.sql(ALL).query((rs, n) -> ROW).list(); }",
    "a field": "static final RowMapper<Account> MAPPER = (rs, n) -> ROW;\nObject run() { return jdbc.query(ALL, MAPPER); }",
    "given back": "RowMapper<Account> mapper() { return (rs, n) -> ROW; }",
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_what_an_object_is_made_of(rules, way):
    assert rules(way.replace("ROW", NEW.replace("PHONE", USED))) == ["NG101"]
    assert rules(way.replace("ROW", NEW.replace("PHONE", 'rs.getString("phone")'))) == []
    assert rules(way.replace("ROW", NEW.replace("PHONE", f'rs.getString("phone") == null ? "" : {USED}'))) == []


FILLED = {
    "setters": 'Account a = new Account(); a.setName(rs.getString("name")); a.setPhone(PHONE); return a;',
    "a builder": 'return Account.builder().name(rs.getString("name")).phone(PHONE).build();',
    "a variable": 'String phone = PHONE; return new Account(1, rs.getString("name"), phone);',
}


@pytest.mark.parametrize("body", FILLED.values(), ids=FILLED)
def test_what_fills_an_object(rules, body):
    member = "static final RowMapper<Account> MAPPER = (rs, n) -> { BODY };".replace("BODY", body)
    assert rules(member.replace("PHONE", USED)) == ["NG101"]
    assert rules(member.replace("PHONE", 'rs.getString("phone")')) == []


@pytest.mark.parametrize(
    ("sql", "read", "expected"),
    [
        ("select phone from accounts", 'rs.getString("phone").trim()', ["NG101"]),
        ("select id, phone as p from accounts", 'rs.getString("p").trim()', ["NG101"]),
        ("select id, phone from accounts", "rs.getString(2).trim()", ["NG101"]),
        ("select id, name from accounts", "rs.getString(2).trim()", []),
        ("select phone from accounts where phone is not null", 'rs.getString("phone").trim()', []),
        ("select coalesce(phone, '') as phone from accounts", 'rs.getString("phone").trim()', []),
        ("select name as phone from accounts", 'rs.getString("phone").trim()', []),
        ("select phone from others", 'rs.getString("phone").trim()', []),
    ],
)
def test_the_query_tells_what_a_column_holds(rules, sql, read, expected):
    others = 'Object all() { return jdbc.query(ALL, (rs, n) -> new Account(1, rs.getString("name"), rs.getString("phone"))); }'
    assert rules(f'{others} Object run() {{ return jdbc.query("{sql}", (rs, n) -> {read}); }}') == expected


def test_another_lambda_beside_it_reads_its_own_rows(rules):
    one = "Object run() { return jdbc.query(ALL, (rs, n) -> ROW); }".replace("ROW", NEW.replace("PHONE", 'rs.getString("phone")'))
    two = 'Object other() { return jdbc.query("select phone from others", (rs, n) -> rs.getString("phone").trim()); }'
    assert rules(f"{one} {two}") == []


def test_a_property_that_another_column_fills_elsewhere(rules):
    one = "Object run() { return jdbc.query(ALL, (rs, n) -> ROW); }".replace("ROW", NEW.replace("PHONE", 'rs.getString("phone")'))
    two = "static final RowMapper<Account> OTHER = (rs, n) -> ROW;".replace(
        "ROW", NEW.replace("PHONE", 'rs.getString("mail").trim()')
    )
    assert rules(f"{one} {two}") == []
