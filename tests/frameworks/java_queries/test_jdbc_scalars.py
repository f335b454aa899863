"""Single values that Spring's JdbcTemplate is asked for: null where the column is, and where nothing is aggregated."""

from __future__ import annotations

import pytest

PARAMETERS = (
    "org.springframework.jdbc.core.JdbcTemplate jdbc, "
    "org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate named, "
    "org.springframework.jdbc.core.simple.JdbcClient client, org.jdbi.v3.core.Handle handle, org.skife.jdbi.v2.Handle old, "
    "Map<String, Object> key, long id, String ref, Other other"
)


@pytest.mark.parametrize(
    "value",
    [
        'jdbc.queryForObject("select max(qty) from orders", Integer.class)',
        'jdbc.queryForObject("select sum(qty) from orders where id > ?", Integer.class, id)',
        'jdbc.queryForObject("select sum(qty) from orders where id > ?", new Object[] {id}, Integer.class)',
        'jdbc.queryForObject("select min(qty) " + "from orders", Long.class)',
        'jdbc.queryForObject("select reference from orders where id = ?", String.class, id)',
        'jdbc.queryForObject("select customer_id from orders where id = ?", Long.class, id)',
        'named.queryForObject("select avg(qty) from orders where id > :id", key, Double.class)',
        'named.queryForObject("select note from orders where id = :id", key, String.class)',
        'client.sql("select max(qty) from orders").query(Integer.class).single()',
        'client.sql("select note from orders where id = :id").param("id", id).query(String.class).single()',
        'handle.createQuery("select note from orders where id = :id").bind("id", id).mapTo(String.class).one()',
        'handle.select("select sum(qty) from orders where id > ?", id).mapTo(Integer.class).first()',
        'old.createQuery("select min(qty) from orders").mapTo(Integer.class).first()',
        'client.sql("select note from orders").query(String.class).list().get(0)',
    ],
)
def test_a_single_value_that_may_be_null_is_told(java, value):
    java(f"{value}.hashCode(); // null", parameters=PARAMETERS)
    java(f"var value = {value};\nif (value != null) value.hashCode();", parameters=PARAMETERS)


def test_unboxing_a_single_value_is_told(java):
    java('int most = jdbc.queryForObject("select max(qty) from orders", Integer.class); // null', parameters=PARAMETERS)
    java('Integer most = jdbc.queryForObject("select max(qty) from orders", Integer.class);', parameters=PARAMETERS)


@pytest.mark.parametrize(
    "value",
    [
        'jdbc.queryForObject("select count(*) from orders", Integer.class)',
        'jdbc.queryForObject("select count(*) from orders where id > ?", new Object[] {id}, Integer.class)',
        'jdbc.queryForObject("select count(qty) from orders where id > ?", Integer.class, id)',
        'jdbc.queryForObject("select coalesce(max(qty), 0) from orders", Integer.class)',
        'jdbc.queryForObject("select id from orders where qty = ?", Long.class, 1)',
        'jdbc.queryForObject("select reference from orders where reference is not null and id = ?", String.class, id)',
        'jdbc.queryForObject("select customer_id from orders where customer_id is not null and id = ?", Long.class, id)',
        'jdbc.queryForObject("select order_id from orders where id = ?", Long.class, id)',
        'jdbc.queryForObject("select reference from others where id = ?", String.class, id)',
        "jdbc.queryForObject(ref, String.class)",
        'jdbc.queryForObject("select max(qty) from orders", mapper)',
        'jdbc.queryForList("select max(qty) from orders", Integer.class)',
        'other.queryForObject("select max(qty) from orders", Integer.class)',
        'jdbc.queryForObject("select max(qty) from orders group by reference", Integer.class)',
        'client.sql("select count(*) from orders").query(Integer.class).single()',
        'client.sql("select note from orders where note is not null").query(String.class).single()',
        "client.sql(ref).query(String.class).single()",
        'handle.createQuery("select coalesce(max(qty), 0) from orders").mapTo(Integer.class).one()',
        'handle.createQuery("select note from others where id = :id").bind("id", id).mapTo(String.class).one()',
        'handle.createQuery("select max(qty) from orders").map(mapper).one()',
        'other.createQuery("select max(qty) from orders").mapTo(Integer.class).one()',
    ],
)
def test_a_single_value_that_is_never_null_is_silent(java, value):
    java(f"{value}.hashCode();", parameters=PARAMETERS)


def test_columns_of_a_table_that_several_classes_have(java):
    row = '@Entity @Table(name = "orders") class Row { @Id Long id; @Column(nullable = false) String reference; }'
    value = 'jdbc.queryForObject("select {} from orders where id = ?", String.class, id).trim();'
    java(f"{value.format('note')} // null\n{value.format('unknown')}", members=row, parameters=PARAMETERS)
