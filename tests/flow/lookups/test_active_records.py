"""Lookups of JFinal, ActiveJDBC and OFBiz: which give null, and which never do."""

from __future__ import annotations

import pytest

IMPORTS = """
import java.util.*;
import com.jfinal.plugin.activerecord.Db;
import com.jfinal.plugin.activerecord.Record;
import org.apache.ofbiz.base.util.UtilValidate;
import org.apache.ofbiz.entity.*;
import org.apache.ofbiz.entity.util.EntityQuery;
import org.apache.ofbiz.entity.util.EntityUtil;
"""

MEMBERS = """
static class User extends com.jfinal.plugin.activerecord.Model<User> {
    static final User dao = new User().dao();
    void show() { }
}
static class Person extends org.javalite.activejdbc.Model {
    void show() { }
}
Delegator delegator;
"""


def lookup(java, body: str) -> None:
    java(body, IMPORTS, MEMBERS, "Long id, GenericValue line, List<GenericValue> lines")


@pytest.mark.parametrize(
    "row",
    [
        "User.dao.findById(id).show()",
        'User.dao.findFirst("select * from user where id = ?", id).show()',
        'Db.findFirst("select * from user where id = ?", id).getStr("name")',
        'Db.findById("user", id).getStr("name")',
        'Db.queryStr("select name from user where id = ?", id).trim()',
        'delegator.findOne("Order", Map.of("id", id), false).getString("name")',
        'EntityQuery.use(delegator).from("Order").where("id", id).queryOne().getString("name")',
        'EntityQuery.use(delegator).from("Order").where("id", id).cache().queryFirst().getString("name")',
        'line.getRelatedOne("Order", false).getString("name")',
        'EntityUtil.getFirst(lines).getString("name")',
        'if (UtilValidate.isEmpty(lines)) EntityUtil.getFirst(lines).getString("name")',
        'if (UtilValidate.isNotEmpty(line)) EntityUtil.getFirst(lines).getString("name")',
        'if (!lines.isEmpty()) { lines.clear(); EntityUtil.getFirst(lines).getString("name"); }',
    ],
)
def test_a_row_that_may_be_missing(java, row):
    lookup(java, f"{row}; // null")


def test_a_row_that_its_variable_tells(java):
    lookup(java, "Person person = Person.findById(id); person.show(); // null")
    lookup(java, 'Person person = Person.findFirst("name = ?", id); person.show(); // null')


@pytest.mark.parametrize(
    "body",
    [
        "User user = User.dao.findById(id); if (user != null) user.show();",
        'for (User user : User.dao.find("select * from user")) user.show();',
        'for (Record row : Db.find("select * from user")) row.getStr("name");',
        'long count = Db.queryLong("select count(*) from user");',
        'List<Person> people = Person.where("name = ?", id); people.size();',
        "Person person = Person.findById(id); if (person == null) { return; } person.show();",
        'EntityQuery.use(delegator).from("Order").queryList().size();',
        'GenericValue order = EntityQuery.use(delegator).from("Order").queryOne(); if (order != null) order.get("x");',
    ],
)
def test_what_is_there(java, body):
    lookup(java, body)


@pytest.mark.parametrize(
    "body",
    [
        'if (!lines.isEmpty()) { EntityUtil.getFirst(lines).getString("x"); }',
        'if (lines.size() > 0) { EntityUtil.getFirst(lines).getString("x"); }',
        'if (UtilValidate.isNotEmpty(lines)) { EntityUtil.getFirst(lines).getString("x"); }',
        'if (UtilValidate.isEmpty(lines)) { return; } EntityUtil.getFirst(lines).getString("x");',
        'GenericValue first = EntityUtil.getFirst(lines); if (UtilValidate.isEmpty(first)) { return; } first.getString("x");',
        'GenericValue first = EntityUtil.getFirst(lines); if (UtilValidate.isNotEmpty(first)) { first.getString("x"); }',
        'GenericValue order = line.getRelatedOne("Order", false); if (UtilValidate.isNotEmpty(order)) order.getString("x");',
    ],
)
def test_what_was_asked_for_its_elements(java, body):
    lookup(java, body)
