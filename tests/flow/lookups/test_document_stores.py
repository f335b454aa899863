"""Lookups in MongoDB and Cassandra, and of sql2o: what finds nothing gives null, what gives many does not."""

from __future__ import annotations

import pytest

IMPORTS = """
import com.datastax.driver.core.Row;
import com.datastax.driver.core.Session;
import com.datastax.driver.mapping.Mapper;
import com.datastax.oss.driver.api.core.CqlSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.sql2o.Connection;
"""

MEMBERS = """
MongoTemplate mongo;
MongoOperations operations;
MongoDatabase database;
MongoCollection<Order> orders;
Session cassandra;
CqlSession cql;
Mapper<Order> mapper;
Connection connection;
"""


def lookup(java, body: str) -> None:
    java(body, IMPORTS, MEMBERS, "Object query, String number")


@pytest.mark.parametrize(
    "row",
    [
        "mongo.findOne(query, Order.class)",
        "mongo.findById(number, Order.class)",
        'operations.findAndModify(query, number, Order.class, "orders")',
        "operations.findAndRemove(query, Order.class)",
        "orders.find(query).first()",
        "orders.find(query).sort(query).limit(1).first()",
        "orders.findOneAndUpdate(query, number)",
        'database.getCollection("orders", Order.class).find(query).first()',
        "mapper.get(number)",
        'mapper.map(cassandra.execute("select * from orders")).one()',
        'connection.createQuery("select 1").addParameter("id", number).executeAndFetchFirst(Order.class)',
    ],
)
def test_one_row_may_be_missing(java, row):
    lookup(java, f"Order order = {row};\norder.getNumber();  // null")
    lookup(java, f"Order order = {row};\nif (order != null) {{\n    order.getNumber();\n}}")


@pytest.mark.parametrize("session", ["cassandra", "cql"])
def test_one_row_of_a_result_may_be_missing(java, session):
    lookup(java, f'{session}.execute("select * from orders where id = ?", number).one().getString("number");  // null')


@pytest.mark.parametrize(
    "body",
    [
        "mongo.find(query, Order.class).size();",
        "mongo.findAll(Order.class).get(0).getNumber();",
        "mongo.save(new Order()).getNumber();",
        "for (Order order : orders.find(query)) {\n    order.getNumber();\n}",
        "MongoCursor<Order> cursor = orders.find().iterator();\nwhile (cursor.hasNext()) {\n    cursor.next().getNumber();\n}",
        "orders.find(query).limit(1).skip(2);",
        'for (Row row : cassandra.execute("select * from orders")) {\n    row.getString("number");\n}',
        'cql.execute("select * from orders").all().size();',
        "mapper.save(new Order());",
        'connection.createQuery("select * from orders").executeAndFetch(Order.class).size();',
    ],
)
def test_many_rows_and_what_is_stored_are_there(java, body):
    lookup(java, body)
