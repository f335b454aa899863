"""Rows that npjt-extra makes of the queries of interfaces, by what their constructors' parameters are said to be given."""

from __future__ import annotations

import pytest

from tests.pipeline.test_unmapped_rows import SCHEMA

ACCOUNT = """\
    package shop;

    import ch.digitalfondue.npjt.ConstructorAnnotationRowMapper.Column;

    public class Account {
        private final String name;
        private final String telephone;
        private final Integer day;

        public Account(@Column("name") String name, @Column("phone") String telephone, @Column("day") Integer day) {
            this.name = name;
            this.telephone = telephone;
            this.day = day;
        }
        public String getName() { return name; }
        public String getTelephone() { return telephone; }
        public Integer getDay() { return day; }
    }
    """
ACCOUNTS = """\
    package shop;

    import ch.digitalfondue.npjt.*;
    import java.util.*;

    @QueryRepository
    public interface Accounts {
        @Query("select * from accounts where id = :id")
        Account byId(@Bind("id") long id);
        @Query("select * from accounts where name = :name")
        Optional<Account> byName(@Bind("name") String name);
        @Query("select * from accounts where phone is not null")
        List<Account> withPhone();
        @Query("select * from accounts")
        List<Account> all();
    }
    """


def told(project, body: str) -> list[str]:
    project.write("src/main/resources/db/migration/V1__accounts.sql", SCHEMA)
    project.write("src/main/java/shop/Account.java", ACCOUNT)
    project.write("src/main/java/shop/Accounts.java", ACCOUNTS)
    service = (
        f"package shop;\nclass Service {{\n    Accounts accounts;\n    void run(long id, String name) {{\n{body}\n    }}\n}}"
    )
    project.write("src/main/java/shop/Service.java", service)
    findings = [f for f in project.check(min_confidence="low").findings if f.place.path.endswith("Service.java")]
    return [f"{f.rule} {f.place.line - 4}" for f in findings]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("accounts.byId(id).getTelephone().trim();", ["NG101 1"]),
        ("accounts.all().forEach(one -> one.getTelephone().trim());", ["NG101 1"]),
        ("int day = accounts.byName(name).orElseThrow().getDay();", ["NG101 1"]),
        ("accounts.byName(name).map(one -> one.getTelephone().trim());", ["NG101 1"]),
        ("accounts.byName(name).get().getName().trim();", ["NG103 1"]),
    ],
)
def test_what_may_be_null(project, body, expected):
    assert told(project, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "accounts.byId(id).getName().trim();",
        "accounts.withPhone().forEach(one -> one.getTelephone().trim());",
        "if (accounts.byId(id).getTelephone() != null) { accounts.byId(id).getTelephone().trim(); }",
        "accounts.byName(name).map(Account::getTelephone).map(String::trim);",
        "accounts.byName(name).orElseThrow().getName().trim();",
        "for (Account one : accounts.all()) { if (one.getDay() == null) { continue; } int day = one.getDay(); }",
    ],
)
def test_what_is_there(project, body):
    assert told(project, body) == []
