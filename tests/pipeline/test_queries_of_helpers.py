"""What helpers of the project give for the SQL that they are handed, and columns that no class of a mapped table has."""

from __future__ import annotations

import pytest

SCHEMA = "CREATE TABLE books (id BIGINT NOT NULL PRIMARY KEY, title VARCHAR(20) NOT NULL, price INT NULL, note VARCHAR(64) NULL);"
BOOK = """\
    package shop;

    import jakarta.persistence.*;

    @Entity @Table(name = "books")
    public class Book {
        @Id private Long id;
        @Column(nullable = false) private String title;
    }
    """
HELPER = """\
    package shop;

    import java.sql.*;
    import org.springframework.jdbc.core.JdbcTemplate;

    class Helper {{
        Connection connection;
        JdbcTemplate jdbc;

        String text(String name, String sql, Object... given) throws SQLException {{
            try (ResultSet rs = connection.prepareStatement(sql).executeQuery()) {{
                return rs.next() ? rs.getString(1) : null;
            }}
        }}

        void run(long id) throws SQLException {{
            {body}
        }}
    }}
    """


@pytest.fixture
def rules(project):
    def found(body: str) -> list[str]:
        project.write("src/main/resources/db/migration/V1__books.sql", SCHEMA)
        project.write("src/main/java/shop/Book.java", BOOK)
        project.write("src/main/java/shop/Helper.java", HELPER.format(body=body))
        return [f.rule for f in project.check().findings]

    return found


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('text(null, "select max(price) from books where id > 4").trim();', "NG104"),
        ('text(null, "select title from books where id = ?", id).trim();', "NG103"),
        ('text(null, "select max(price) from books where id > " + id).trim();', "NG103"),
        ('jdbc.queryForObject("select note from books where id = ?", String.class, id).trim();', "NG101"),
    ],
)
def test_what_may_be_null_is_told(rules, body, rule):
    assert rules(body) == [rule]


@pytest.mark.parametrize(
    "body",
    [
        'text(null, "select count(*) from books").trim();',
        'text(null, "select count(*) from books where id > " + id).trim();',
        'text(null, "select coalesce(max(price), 0) from books where id > " + id).trim();',
        'text(null, "select now()").trim();',
        'String most = text(null, "select max(price) from books"); if (most != null) most.trim();',
        'jdbc.queryForObject("select title from books where id = ?", String.class, id).trim();',
        'jdbc.queryForObject("select note from books where note is not null and id = ?", String.class, id).trim();',
    ],
)
def test_what_is_never_null_is_not_told(rules, body):
    assert rules(body) == []
