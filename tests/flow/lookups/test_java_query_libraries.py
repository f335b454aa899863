"""Lookups of jOOQ, Ebean, Micronaut Data and Spring's named parameters: which give null, and which never do."""

from __future__ import annotations

import pytest

IMPORTS = """
import java.util.*;
import io.ebean.DB;
import io.ebean.Database;
import io.ebean.Finder;
import org.hibernate.envers.AuditReader;
import io.micronaut.data.repository.CrudRepository;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import static shop.Tables.ORDERS;
"""

MEMBERS = """
DSLContext dsl;
Database database;
Finder<Long, Order> find;
AuditReader reader;
Number revision;
Orders repository;
NamedParameterJdbcTemplate named;
JdbcClient client;
RowMapper<Order> mapper;
interface Orders extends CrudRepository<Order, Long> { }
Order first(Map<String, Object> key) {
    List<Order> rows = named.query("select * from orders where id = :id", key, mapper);
    return rows.isEmpty() ? null : rows.get(0);
}
Order only(Map<String, Object> key) {
    return named.queryForObject("select * from orders where id = :id", key, mapper);
}
"""


def lookup(java, body: str) -> None:
    java(body, IMPORTS, MEMBERS, "Long id, String number, Map<String, Object> key")


@pytest.mark.parametrize(
    "row",
    [
        "dsl.selectFrom(ORDERS).where(ORDERS.ID.eq(id)).fetchOne()",
        "dsl.select().from(ORDERS).where(ORDERS.ID.eq(id)).fetchAny()",
        "dsl.select(ORDERS.ID, ORDERS.NUMBER).from(ORDERS).join(LINES).on(LINES.ID.eq(id)).orderBy(ORDERS.ID).fetchOne()",
        "dsl.selectFrom(ORDERS).where(ORDERS.ID.eq(id)).fetchOneInto(Order.class)",
        "dsl.select(ORDERS.NUMBER).from(ORDERS).where(ORDERS.ID.eq(id)).fetchOne(ORDERS.NUMBER)",
        "dsl.select(DSL.max(ORDERS.ID)).from(ORDERS).groupBy(ORDERS.NUMBER).fetchOne()",
        "dsl.fetchOne(ORDERS, ORDERS.ID.eq(id))",
        "DSL.using(connection).selectFrom(ORDERS).where(ORDERS.ID.eq(id)).fetchOne()",
        "DB.find(Order.class, id)",
        'DB.find(Order.class).where().eq("number", number).findOne()',
        'database.find(Order.class).where().eq("number", number).setMaxRows(1).findOne()',
        "database.find(Order.class, id)",
        'database.find(Order.class).where().eq("number", number).order().desc("id").setMaxRows(1).findOne()',
        'find.query().where().startsWith("number", number).orderBy().asc("id").findOne()',
        "reader.find(Order.class, id, revision)",
        "find.byId(id)",
        'find.query().where().eq("number", number).findOne()',
        'find.query().where().eq("number", number).findOneOrEmpty().orElse(null)',
        "repository.findById(id).orElse(null)",
        "first(key)",
        'client.sql("select * from orders where id = ?").param(id).query(mapper).optional().orElse(null)',
    ],
)
def test_null_where_there_is_no_row(java, row):
    lookup(java, f"{row}.hashCode();  // null")
    lookup(java, f"var row = {row};\nif (row != null) {{\n    row.hashCode();\n}}")


@pytest.mark.parametrize(
    "row",
    [
        "dsl.selectFrom(ORDERS).where(ORDERS.ID.eq(id)).fetchSingle()",
        "dsl.selectFrom(ORDERS).where(ORDERS.ID.eq(id)).fetch()",
        "dsl.selectFrom(ORDERS).where(ORDERS.ID.eq(id)).fetchOptional()",
        "dsl.selectCount().from(ORDERS).where(ORDERS.ID.eq(id)).fetchOne()",
        "dsl.select(DSL.count()).from(ORDERS).where(ORDERS.ID.eq(id)).fetchOne()",
        "dsl.select(DSL.max(ORDERS.ID)).from(ORDERS).fetchOne()",
        "dsl.insertInto(ORDERS).set(ORDERS.NUMBER, number).returning(ORDERS.ID).fetchOne()",
        "dsl.fetchCount(ORDERS)",
        "DB.getReference(Order.class, id)",
        "DB.find(Order.class).findList()",
        'DB.find(Order.class).where().eq("number", number)',
        "find.ref(id)",
        "find.all()",
        "repository.findById(id).orElseThrow()",
        "repository.findAll()",
        "repository.save(new Order())",
        "only(key)",
        'named.query("select * from orders", mapper)',
        'client.sql("select * from orders where id = ?").param(id).query(mapper).single()',
        'client.sql("select * from orders where id = ?").param(id).query(mapper).list()',
    ],
)
def test_never_null(java, row):
    lookup(java, f"{row}.hashCode();")


def test_the_rows_are_those_of_the_class(java):
    lookup(java, "DB.find(Order.class).findList().get(0).getReference().trim();  // null")
    lookup(java, "for (Order row : repository.findAll()) row.getReference().trim();  // null")
    lookup(java, "repository.findById(id).orElseThrow().getReference().trim();  // null")
    lookup(java, "find.ref(id).getReference().trim();  // null")
    lookup(java, "repository.findById(id).orElseThrow().getNumber().trim();")
