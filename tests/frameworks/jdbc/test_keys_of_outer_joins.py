"""Columns NOT NULL of rows that an outer join misses where the key is null that it is joined on."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

SCHEMA = """
CREATE TABLE customer (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL, status INT NOT NULL, city_id BIGINT NOT NULL);
CREATE TABLE city (id BIGINT NOT NULL PRIMARY KEY, label VARCHAR(50) NOT NULL);
CREATE TABLE orders (id BIGINT NOT NULL PRIMARY KEY, customer_id BIGINT NULL, buyer_id BIGINT NOT NULL, note VARCHAR(9) NULL);
"""
READER = """
package shop;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
class Reader {
    private JdbcTemplate jdbc;
    void run(long id) {
        BODY
    }
}
"""
BY_KEY = "from orders o left join customer c on c.id = o.customer_id"
BY_BUYER = "from orders o left join customer c on c.id = o.buyer_id"


def is_told(tmp_path, body: str) -> bool:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "Reader.java").write_text(READER.replace("BODY", body), encoding="utf-8")
    migrations = tmp_path / "src" / "main" / "resources" / "db" / "migration"
    migrations.mkdir(parents=True)
    (migrations / "V1__shop.sql").write_text(SCHEMA, encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "medium", "jobs": 1})
    return bool(run(settings, lambda stage, done, total: None).findings)


def one(select: str) -> str:
    return f'String text = jdbc.queryForObject("{select}", String.class, id);\ntext.trim();'


@pytest.mark.parametrize(
    "select",
    [
        f"select c.name {BY_KEY} where o.id = ?",
        "select c.name from orders o left outer join customer c on o.customer_id = c.id where o.id = ?",
        "select c.name from orders o left join customer c on c.status = 1 and c.id = o.customer_id where o.id = ?",
        "select customer.name from orders left join customer on customer.id = orders.customer_id where orders.id = ?",
        f"select t.label {BY_KEY} left join city t on t.id = c.city_id where o.id = ?",
        "select c.name from customer c right join orders o on o.customer_id = c.id where o.id = ?",
        "select o.note from customer c right join orders o on o.customer_id = c.id where o.id = ?",
    ],
)
def test_the_key_may_be_null(tmp_path, select):
    assert is_told(tmp_path, one(select))


def test_numbers_of_a_list_are_unboxed(tmp_path):
    lists = f'List<Integer> found = jdbc.queryForList("select c.status {BY_KEY} where o.id > ?", Integer.class, id);\n'
    assert is_told(tmp_path, f"{lists}for (Integer status : found) {{ int number = status; }}")


@pytest.mark.parametrize(
    "select",
    [
        "select c.name from orders o join customer c on c.id = o.customer_id where o.id = ?",
        "select c.name from orders o left join customer c on c.id = o.buyer_id where o.id = ?",
        f"select c.name {BY_KEY} where o.customer_id is not null and o.id = ?",
        f"select c.name {BY_KEY} where o.customer_id = ?",
        f"select c.name {BY_KEY} where c.status = 1 and o.id = ?",
        f"select c.name {BY_KEY} where c.name = ?",
        f"select coalesce(c.name, '') {BY_KEY} where o.id = ?",
        "select c.name from orders o left join customer c on c.status = 1 where o.id = ?",
        "select c.name from orders o left join customer c using (id) where o.id = ?",
        "select o.id from orders o left join customer c on c.id = o.customer_id where o.id = ?",
        "select c.name from orders o right join customer c on c.id = o.customer_id where c.id = ?",
        "select c.name from orders o full join customer c on c.id = o.customer_id where o.id = ?",
        f"select t.label {BY_BUYER} left join city t on t.id = c.city_id where o.id = ?",
        f"select c.name {BY_KEY} where status = 1",
        f"select c.name {BY_KEY} where customer_id is not null",
        f"select c.name {BY_KEY} where O.CUSTOMER_ID IS NOT NULL",
        f"select o.note {BY_KEY} where note is not null",
    ],
)
def test_the_row_is_there_or_nobody_knows(tmp_path, select):
    assert not is_told(tmp_path, one(select))


def test_a_row_that_is_tested(tmp_path):
    body = one(f"select c.name {BY_KEY} where o.id = ?").replace("text.trim();", "if (text != null) { text.trim(); }")
    assert not is_told(tmp_path, body)


MAPPED = """
package shop;
import jakarta.persistence.*;
@Entity @Table(name = "sales") class Sale {
    @Id private Long id;
    @ManyToOne @JoinColumn(name = "customer_id", nullable = %s) private Customer customer;
}
@Entity @Table(name = "customer") class Customer { @Id private Long id; @Column(nullable = false) private String name; }
"""


@pytest.mark.parametrize("nullable", ["true", "false"])
def test_keys_that_a_mapping_declares(tmp_path, nullable):
    (tmp_path / "Sale.java").write_text(MAPPED % nullable, encoding="utf-8")
    body = one("select c.name from sales s left join customer c on c.id = s.customer_id where s.id = ?")
    assert is_told(tmp_path, body) == (nullable == "true")
