"""What rows hold of Spring's DatabaseClient, Spring Data R2DBC and Vert.x's SQL clients."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from nullguard.frameworks.jdbc.read_rows import ReadRowModel
from nullguard.frameworks.query_rows import Queries
from nullguard.model.nodes import last_name, nodes
from nullguard.model.syntax import Call
from nullguard.pipeline import run
from nullguard.settings import load_settings

SCHEMA = """
CREATE TABLE buyers (id BIGINT NOT NULL, name VARCHAR(9) NOT NULL);
CREATE TABLE orders (
    id BIGINT NOT NULL, number VARCHAR(9) NOT NULL, note VARCHAR(9) NULL, amount INT NULL, open BOOLEAN NOT NULL,
    buyer_id BIGINT NULL
);
"""

SPRING = """
package shop;

import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.repository.Query;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.*;

@Table("orders")
record Order(@Id Long id, String number, String note, Integer amount) { }

interface Orders extends ReactiveCrudRepository<Order, Long> {
    @Query("SELECT * FROM orders WHERE note IS NOT NULL AND open")
    Flux<Order> noted();
    @Query("SELECT * FROM orders WHERE open")
    Flux<Order> open();
}

class Reports {
    private static final String ALL = "SELECT number, note FROM orders";
    DatabaseClient client;
    Orders orders;

    void read(String sql) {
        client.sql(ALL).map((row, meta) -> row.get("note", String.class).trim()).all(); // null
        client.sql(ALL).map((row, meta) -> row.get("number", String.class).trim()).all();
        client.sql(ALL).map(row -> row.get(1, String.class)).all();
        client.sql("SELECT note FROM orders WHERE note IS NOT NULL").map(row -> row.get("note", String.class).trim()).all();
        client.sql("SELECT note FROM orders WHERE id = :id").bind("id", 3)
            .map(row -> row.get("note", String.class).trim()).one(); // null
        client.sql("SELECT o.number, b.name AS buyer FROM orders o LEFT JOIN buyers b ON b.id = o.buyer_id")
            .map(row -> row.get("buyer", String.class).trim()).all(); // null
        client.sql("SELECT b.name AS buyer FROM orders o JOIN buyers b ON b.id = o.buyer_id")
            .map(row -> row.get("buyer", String.class).trim()).all();
        client.sql("SELECT MAX(amount) AS most FROM orders").map(row -> row.get("most", Integer.class) + 1).one(); // null
        client.sql("SELECT COUNT(*) AS n FROM orders").map(row -> row.get("n", Integer.class) + 1).one();
        client.sql(sql).map(row -> row.get("note", String.class).trim()).all();
    }

    void rows() {
        orders.noted().map(order -> order.note().trim());
        orders.open().map(order -> order.note().trim()); // null
        orders.open().map(order -> order.number().trim());
    }
}
"""

VERTX = """
package shop;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.*;

class Order {
    private final String number;
    private final String note;
    private final Integer amount;

    Order(String number, String note, Integer amount) {
        this.number = number;
        this.note = note;
        this.amount = amount;
    }

    static Order of(Row row) {
        return new Order(row.getString("number"), row.getString("note"), row.getInteger("amount"));
    }

    String getNumber() { return number; }
    String getNote() { return note; }
    Integer getAmount() { return amount; }
}

class Orders {
    private static final String ONE = "SELECT * FROM orders WHERE id = $1";
    Pool pool;

    Future<Order> find(long id) {
        return pool.preparedQuery(ONE).execute(Tuple.of(id)).map(rows -> {
            for (Row row : rows) {
                return Order.of(row);
            }
            return null;
        });
    }

    void read(long id, String sql) {
        pool.query("SELECT note FROM orders").execute().map(rows -> rows.iterator().next().getString("note").trim()); // null
        pool.query("SELECT note FROM orders WHERE note IS NOT NULL").execute()
            .map(rows -> rows.iterator().next().getString("note").trim());
        pool.query("SELECT number FROM orders").execute().map(rows -> rows.iterator().next().getString("number").trim());
        pool.query("SELECT amount FROM orders").execute().map(rows -> rows.iterator().next().getInteger("amount") + 1); // null
        pool.query("SELECT COUNT(*) AS n FROM orders").execute().map(rows -> rows.iterator().next().getInteger("n") + 1);
        pool.query(sql).execute().map(rows -> rows.iterator().next().getString("note").trim());
    }

    void uses(long id) {
        find(id).map(order -> order.getNumber().trim()); // null
        find(id).map(order -> order == null ? "" : order.getNumber().trim());
        find(id).map(order -> order == null ? 0 : order.getAmount() + 1); // null
        find(id).onSuccess(order -> {
            if (order != null && order.getNote() != null) {
                order.getNote().trim();
            }
        });
        find(id).onComplete(result -> {
            if (result.succeeded()) {
                System.out.println(result.cause());
            }
        });
    }
}
"""


@pytest.mark.parametrize("source", [SPRING, VERTX], ids=["spring", "vertx"])
def test_what_rows_hold(tmp_path, source):
    (tmp_path / "pom.xml").write_text("<project/>", encoding="utf-8")
    (tmp_path / "schema.sql").write_text(SCHEMA, encoding="utf-8")
    (tmp_path / "Orders.java").write_text(source, encoding="utf-8")
    report = run(load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low"}), lambda stage, done, total: None)
    found = {place.line for finding in report.findings for place in (finding.place, *finding.siblings)}
    assert found == {number for number, line in enumerate(source.splitlines(), 1) if line.endswith("// null")}


def test_whoever_asks_depends_on_the_constant_that_a_query_is(link):
    program = link(
        {
            "shop/Texts.java": 'package shop; class Texts { static final String ALL = "SELECT note FROM orders"; }',
            "shop/Reports.java": """
                package shop;
                import org.springframework.r2dbc.core.DatabaseClient;
                class Reports {
                    DatabaseClient client;
                    void read() { client.sql(Texts.ALL).map(row -> row.get("note", String.class)).all(); }
                }
                """,
        }
    )
    (read,) = program.functions_named("shop/Reports.java", "Reports.read")
    got = next(node for node in nodes(program.body(read)) if isinstance(node, Call) and last_name(node.function) == "get")
    model = ReadRowModel(program, Queries(program, ()))
    site = SimpleNamespace(world=SimpleNamespace(program=program), path=read.path, node=got)
    for _ in range(2):
        program.reads = set()
        assert model._text_around(site) == "SELECT note FROM orders"
        assert "shop/Texts.java" in program.reads
