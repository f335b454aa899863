"""Rows that are maps by column in MyBatis, and arrays of columns in JPA: what they hold is null with its column."""

from __future__ import annotations

import pytest

from tests.pipeline.test_unmapped_rows import ACCOUNT, SCHEMA

SERVICE = """\
    package shop;
    import java.util.*;
    import org.apache.ibatis.annotations.*;
    import javax.persistence.EntityManager;
    interface Accounts {{
        @Select("select phone, name as called, count(*) as n from accounts group by phone, name") List<Map<String, Object>> all();
        @Select("select max(phone) as last, count(*) as n from accounts") Map<String, Object> totals();
        @Select("select phone, name from accounts where id = #{{id}}") HashMap<String, Object> one(long id);
        @Select("select * from accounts") List<Map<String, Object>> unknown();
        @Select("select * from accounts") List<Account> rows();
    }}
    class Service {{
        Accounts accounts;
        EntityManager manager;
        void run(String name) {{
            String sql = "select name, phone, count(*) from accounts group by 1, 2";
            List<Object[]> found = manager.createNativeQuery(sql).getResultList();
            {body}
        }}
    }}
    """


@pytest.fixture
def rules(project):
    """The rules of what is found in a method."""

    def found(body: str) -> list[str]:
        project.write("src/main/resources/db/migration/V1__accounts.sql", SCHEMA)
        project.write("src/main/java/shop/Account.java", ACCOUNT)
        project.write("src/main/java/shop/Service.java", SERVICE.format(body=body))
        return [f.rule for f in project.check().findings if f.place.path.endswith("Service.java")]

    return found


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('for (Map<String, Object> row : accounts.all()) row.get("phone").toString();', "NG101"),
        ('accounts.totals().get("last").toString();', "NG104"),
        ('accounts.one(1).get("phone").hashCode();', "NG101"),
        ("for (Object[] row : found) row[1].toString();", "NG101"),
        ("for (Object[] row : found) { String phone = (String) row[1]; phone.trim(); }", "NG101"),
    ],
)
def test_what_may_be_null_is_told(rules, body, rule):
    assert rules(body) == [rule]


@pytest.mark.parametrize(
    "body",
    [
        'for (Map<String, Object> row : accounts.all()) if (row.get("phone") != null) row.get("phone").toString();',
        'for (Map<String, Object> row : accounts.all()) row.get("called").toString();',
        'for (Map<String, Object> row : accounts.all()) row.get("n").toString();',
        'accounts.totals().get("n").toString();',
        "accounts.one(1).get(name).toString();",
        'for (Map<String, Object> row : accounts.unknown()) row.get("phone").toString();',
        "for (Object[] row : found) row[0].toString();",
        "for (Object[] row : found) row[2].toString();",
        'for (Object[] row : found) { String phone = row[1] == null ? "" : row[1].toString(); }',
    ],
)
def test_what_is_never_null_is_not_told(rules, body):
    assert rules(body) == []
