"""Columns NOT NULL of rows that jOOQ's outer joins miss where the key is null that they are joined on."""

from __future__ import annotations

from nullguard.pipeline import run
from nullguard.settings import load_settings

SCHEMA = """
CREATE TABLE customer (id BIGINT NOT NULL, name VARCHAR(9) NOT NULL, city_id BIGINT NOT NULL);
CREATE TABLE city (id BIGINT NOT NULL, label VARCHAR(9) NOT NULL);
CREATE TABLE orders (id BIGINT NOT NULL, number VARCHAR(9) NOT NULL, customer_id BIGINT NULL, buyer_id BIGINT NOT NULL);
"""
SOURCE = """
package shop;

import org.jooq.*;

class Shop {
    DSLContext db;

    void missed() {
        for (Record one : db.select(ORDERS.NUMBER, CUSTOMER.NAME).from(ORDERS)
                .leftJoin(CUSTOMER).on(CUSTOMER.ID.eq(ORDERS.CUSTOMER_ID)).fetch()) {
            one.get(ORDERS.NUMBER).trim();
            one.get(CUSTOMER.NAME).trim(); // null
            if (one.get(CUSTOMER.NAME) != null) one.get(CUSTOMER.NAME).trim();
        }
        for (Record two : db.select(CUSTOMER.NAME, CITY.LABEL).from(ORDERS)
                .leftOuterJoin(CUSTOMER).on(ORDERS.CUSTOMER_ID.equal(CUSTOMER.ID))
                .leftJoin(CITY).on(CITY.ID.eq(CUSTOMER.CITY_ID)).where(ORDERS.ID.gt(3L)).fetch()) {
            two.get(CITY.LABEL).trim(); // null
        }
        for (Record more : db.select(ORDERS.NUMBER, CUSTOMER.NAME).from(ORDERS).leftJoin(CUSTOMER)
                .on(CUSTOMER.ID.eq(ORDERS.CUSTOMER_ID)).and(CUSTOMER.CITY_ID.eq(3L)).fetch()) {
            more.get(CUSTOMER.NAME).trim(); // null
        }
    }

    void there() {
        for (Record one : db.select(CUSTOMER.NAME).from(ORDERS).join(CUSTOMER).on(CUSTOMER.ID.eq(ORDERS.CUSTOMER_ID)).fetch()) {
            one.get(CUSTOMER.NAME).trim();
        }
        for (Record two : db.select(ORDERS.NUMBER, CUSTOMER.NAME).from(ORDERS)
                .leftJoin(CUSTOMER).on(CUSTOMER.ID.eq(ORDERS.BUYER_ID)).fetch()) {
            two.get(CUSTOMER.NAME).trim();
        }
        for (Record three : db.select(ORDERS.NUMBER, CUSTOMER.NAME).from(ORDERS)
                .leftJoin(CUSTOMER).on(CUSTOMER.ID.eq(ORDERS.CUSTOMER_ID)).where(ORDERS.CUSTOMER_ID.isNotNull()).fetch()) {
            three.get(CUSTOMER.NAME).trim();
        }
        for (Record four : db.select(ORDERS.NUMBER, CUSTOMER.NAME).from(ORDERS)
                .leftJoin(CUSTOMER).on(CUSTOMER.ID.eq(ORDERS.CUSTOMER_ID)).where(CUSTOMER.CITY_ID.eq(3L)).fetch()) {
            four.get(CUSTOMER.NAME).trim();
        }
        for (Record some : db.select(ORDERS.NUMBER, CUSTOMER.NAME).from(ORDERS).leftJoin(CUSTOMER)
                .on(CUSTOMER.ID.eq(ORDERS.CUSTOMER_ID)).where(CUSTOMER.CITY_ID.eq(3L).or(CUSTOMER.NAME.eq("A"))).fetch()) {
            some.get(CUSTOMER.NAME).trim();
        }
        for (Record both : db.select(ORDERS.NUMBER, CUSTOMER.NAME).from(ORDERS).leftJoin(CUSTOMER)
                .on(CUSTOMER.ID.eq(ORDERS.CUSTOMER_ID)).where(ORDERS.ID.eq(1L)).and(CUSTOMER.CITY_ID.eq(3L)).fetch()) {
            both.get(CUSTOMER.NAME).trim();
        }
        for (Record five : db.select(ORDERS.NUMBER, CUSTOMER.NAME).from(ORDERS)
                .leftJoin(CUSTOMER).on(CUSTOMER.NAME.eq("A")).fetch()) {
            five.get(CUSTOMER.NAME).trim();
        }
        for (Record six : db.select(ORDERS.NUMBER, STRANGER.NAME).from(ORDERS)
                .leftJoin(STRANGER).on(STRANGER.ID.eq(ORDERS.CUSTOMER_ID)).fetch()) {
            six.get(STRANGER.NAME).trim();
            six.get(ORDERS.NUMBER).trim();
        }
    }
}
"""


def test_rows_that_a_join_misses(tmp_path):
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "schema.sql").write_text(SCHEMA, encoding="utf-8")
    (tmp_path / "Shop.java").write_text(SOURCE, encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low", "jobs": 1})
    found = run(settings, lambda stage, done, total: None).findings
    places = {place.line for finding in found for place in (finding.place, *finding.siblings)}
    lines = SOURCE.splitlines()
    assert [lines[line - 1].strip() for line in sorted(places)] == [line.strip() for line in lines if "// null" in line]
