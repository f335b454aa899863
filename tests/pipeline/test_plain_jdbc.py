"""DAOs of plain JDBC: the objects that they fill are rows, and what they read of a ResultSet may be null with its column."""

from __future__ import annotations

import pytest

from tests.pipeline.test_unmapped_rows import ACCOUNT, SCHEMA

SETTERS = """
        public void setId(long id) { this.id = id; }
        public void setName(String name) { this.name = name; }
        public void setPhone(String phone) { this.phone = phone; }
    }
    """
DAO = """\
    package shop;
    import java.sql.*;
    import java.util.*;
    class Dao {{
        Connection connection;
        static final String ALL = "select id, name, phone, day from accounts";
        Account account(ResultSet rs) throws SQLException {{
            Account account = new Account();
            account.setId(rs.getLong("id"));
            account.setName(rs.getString("name"));
            account.setPhone({phone});
            return account;
        }}
        void run(Account row) throws SQLException {{
            PreparedStatement statement = connection.prepareStatement({sql});
            try (ResultSet rs = statement.executeQuery()) {{
                while (rs.next()) {{
                    {body}
                }}
            }}
        }}
    }}
    """


@pytest.fixture
def rules(project):
    """The rules of what is found in a DAO."""

    def found(body: str, sql: str = "ALL", phone: str = 'rs.getString("phone")') -> list[str]:
        project.write("src/main/resources/db/migration/V1__accounts.sql", SCHEMA)
        project.write("src/main/java/shop/Account.java", ACCOUNT.rstrip().removesuffix("}") + SETTERS)
        project.write("src/main/java/shop/Dao.java", DAO.format(body=body, sql=sql, phone=phone))
        return [f.rule for f in project.check().findings if f.place.path.endswith("Dao.java")]

    return found


@pytest.mark.parametrize(
    "body",
    [
        "row.getPhone().trim();",
        "account(rs).getPhone().trim();",
        'rs.getString("phone").trim();',
        'rs.getString("PHONE").trim();',
        "rs.getString(3).trim();",
        "String phone = rs.getString(3); phone.trim();",
    ],
)
def test_what_may_be_null_is_told(rules, body):
    assert rules(body) == ["NG101"]


def test_null_in_what_fills_an_object(rules):
    assert rules("", phone='rs.getString("phone").trim()') == ["NG101"]
    assert rules("", phone='rs.getString("phone") == null ? "" : rs.getString("phone").trim()') == []


def test_an_aggregate_over_no_rows(rules):
    assert rules('rs.getString("last").trim();', '"select max(phone) as last, count(*) as n from accounts"') == ["NG104"]
    assert rules('rs.getString("n").trim();', '"select max(phone) as last, count(*) as n from accounts"') == []


@pytest.mark.parametrize(
    "body",
    [
        "row.getName().trim();",
        'rs.getString("name").trim();',
        "rs.getString(2).trim();",
        "int day = rs.getInt(4);",
        'String phone = rs.getString("phone"); if (phone != null) phone.trim();',
        'String phone = rs.getString("phone"); if (!rs.wasNull()) row.setPhone(phone);',
        'rs.getString("other").trim();',
        "rs.getString(9).trim();",
        "for (int i = 1; i < 4; i++) rs.getString(i).trim();",
    ],
)
def test_what_is_never_null_is_not_told(rules, body):
    assert rules(body) == []


@pytest.mark.parametrize(
    "sql",
    [
        'ALL + " where phone is not null"',
        '"select * from " + row.getName()',
        '"select coalesce(phone, name) as phone from accounts"',
        '"select phone from others"',
    ],
)
def test_queries_that_say_otherwise(rules, sql):
    assert rules('rs.getString("phone").trim();', sql) == []


TEMPLATE = """\
    package shop;
    import java.util.*;
    import org.springframework.jdbc.core.*;
    class Service extends org.springframework.jdbc.core.support.JdbcDaoSupport {{
        JdbcTemplate jdbc;
        RowMapper<Account> mapper;
        static final String ALL = "select * from accounts ";
        List<Account> all() {{ return jdbc.query("select * from accounts", mapper); }}
        void run(String name) {{ {body} }}
    }}
    """


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('jdbc.queryForMap("select name, phone from accounts where id = 1").get("phone").toString();', ["NG101"]),
        ('Map<String, Object> row = jdbc.queryForMap("select phone from accounts"); row.get("phone").hashCode();', ["NG101"]),
        ('for (String each : jdbc.queryForList("select phone from accounts", String.class)) each.trim();', ["NG101"]),
        ('jdbc.queryForRowSet("select phone from accounts").getString("phone").trim();', ["NG101"]),
        ('getJdbcTemplate().queryForObject("select max(phone) from accounts", String.class).trim();', ["NG104"]),
        (
            'for (var row : jdbc.queryForList("select phone from accounts where id > ?", 1)) row.get("phone").hashCode();',
            ["NG101"],
        ),
        ('for (Account each : jdbc.query("select * from accounts", mapper)) each.getPhone().trim();', ["NG101"]),
        ('for (Account each : jdbc.query(ALL + "where phone is not null", mapper)) each.getPhone().trim();', []),
        ('jdbc.queryForObject(ALL + "where phone is not null and id = ?", mapper, 1).getPhone().trim();', []),
        ('jdbc.queryForMap("select name, phone from accounts where id = 1").get("name").toString();', []),
        ('Map<String, Object> row = jdbc.queryForMap("select phone from accounts"); Objects.toString(row.get("phone"));', []),
        ('for (String each : jdbc.queryForList("select name from accounts", String.class)) each.trim();', []),
        ('for (String each : jdbc.queryForList("select phone from accounts", String.class)) if (each != null) each.trim();', []),
        ('jdbc.queryForMap("select name from accounts").get(name).toString();', []),
        ('new HashMap<String, Object>().get("phone").toString();', []),
    ],
)
def test_rows_of_springs_template(project, body, expected):
    project.write("src/main/resources/db/migration/V1__accounts.sql", SCHEMA)
    project.write("src/main/java/shop/Account.java", ACCOUNT)
    project.write("src/main/java/shop/Service.java", TEMPLATE.format(body=body))
    assert [f.rule for f in project.check().findings if f.place.path.endswith("Service.java")] == expected
