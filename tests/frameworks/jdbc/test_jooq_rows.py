"""Rows of jOOQ: records that it generates, what is read of records by field, and what queries ask of the rows that they give."""

from __future__ import annotations

from nullguard.pipeline import run
from nullguard.settings import load_settings

SCHEMA = """
CREATE TABLE orders (
    id BIGINT NOT NULL, number VARCHAR(9) NOT NULL, note VARCHAR(9) NULL, amount INT NULL, customer_id BIGINT NULL
);
"""

RECORD = """
package shop;

import org.jooq.impl.UpdatableRecordImpl;

class OrdersRecord extends UpdatableRecordImpl<OrdersRecord> {
    public Long getId() { return (Long) get(0); }
    public String getNumber() { return (String) get(1); }
    public String getNote() { return (String) get(2); }
    public Integer getAmount() { return (Integer) get(3); }
    public Long getCustomerId() { return (Long) get(4); }
}
"""

SHOWN = """
package shop;

class Shown { String number, note; String getNumber() { return number; } String getNote() { return note; } }
class Listed { String number, note; String getNumber() { return number; } String getNote() { return note; } }
class Named { String number, note; String getNumber() { return number; } String getNote() { return note; } }
class Counted { String number, note; String getNumber() { return number; } String getNote() { return note; } }
"""

TABLES = """
package shop;

import org.jooq.TableField;
import org.jooq.impl.TableImpl;

class Orders extends TableImpl<OrdersRecord> {
    static final Orders ORDERS = new Orders();
    final TableField<OrdersRecord, Integer> AMOUNT = createField("amount");
    final TableField<OrdersRecord, String> NOTE = createField("note");
}
"""

SOURCE = """
package shop;

import static org.jooq.impl.DSL.*;
import static shop.Orders.ORDERS;

import java.util.*;
import org.jooq.*;
import org.jooq.impl.DSL;

class Shop {
    DSLContext db;

    void records() {
        for (OrdersRecord all : db.selectFrom(ORDERS).fetch()) {
            all.getNumber().trim();
            all.getNote().trim(); // null
        }
        for (OrdersRecord noted : db.selectFrom(ORDERS).where(ORDERS.NOTE.isNotNull()).fetch()) {
            noted.getNote().trim();
        }
        OrdersRecord equal = db.selectFrom(ORDERS).where(ORDERS.NOTE.eq("A")).and(ORDERS.AMOUNT.gt(3)).fetchSingle();
        equal.getNote().trim();
        for (OrdersRecord made : db.selectFrom(ORDERS).where(ORDERS.NOTE.eq("A")).fetchInto(OrdersRecord.class)) {
            made.getNote().trim();
            made.getAmount().intValue(); // null
        }
        db.selectFrom(ORDERS).where(ORDERS.NOTE.ne("A")).fetchOptionalInto(OrdersRecord.class).map(o -> o.getNote().trim());
        int amount = equal.getAmount();
        OrdersRecord either = db.selectFrom(ORDERS).where(ORDERS.NOTE.eq("A")).or(ORDERS.AMOUNT.gt(3)).fetchSingle();
        either.getNote().trim(); // null
        db.selectFrom(ORDERS).fetchOptional().map(found -> found.getCustomerId().intValue()); // null
        Result<OrdersRecord> joined = db.selectFrom(ORDERS).join(BUYERS).on(BUYERS.ID.eq(ORDERS.CUSTOMER_ID)).fetch();
        joined.map(found -> found.getCustomerId().intValue());
        db.selectFrom(ORDERS).where(ORDERS.NUMBER.eq("A")).and(ORDERS.NOTE.isNotNull()).fetch(found -> found.getNote().trim());
        db.selectFrom(ORDERS).where(ORDERS.NUMBER.eq("A")).orderBy(ORDERS.ID).fetch(found -> found.getNote().trim()); // null
    }

    void values(String number) {
        Record1<String> row = db.select(ORDERS.NOTE).from(ORDERS).where(ORDERS.NUMBER.eq(number)).limit(1).fetchOne();
        if (row != null) {
            row.value1().trim(); // null
        }
        for (Record1<String> each : db.select(ORDERS.NOTE).from(ORDERS).fetch()) {
            if (each.value1() != null) each.value1().trim();
            each.component1().trim(); // null
        }
        db.select(ORDERS.NUMBER).from(ORDERS).where(ORDERS.ID.eq(3)).fetchSingle().value1().trim();
        db.select(ORDERS.NOTE).from(ORDERS).where(ORDERS.NOTE.isNotNull()).fetchSingle().value1().trim();
        db.select(ORDERS.NOTE).from(ORDERS).where(ORDERS.NUMBER.eq(number)).fetchSingle().value1().trim(); // null
    }

    void shown() {
        for (Shown all : db.selectFrom(ORDERS).where(ORDERS.NUMBER.eq("A")).fetchInto(Shown.class)) {
            all.getNumber().trim();
            all.getNote().trim(); // null
        }
        for (Listed two : db.select(ORDERS.NUMBER, ORDERS.NOTE).from(ORDERS).orderBy(ORDERS.ID).fetchInto(Listed.class)) {
            two.getNumber().trim();
            two.getNote().trim(); // null
        }
        for (Named other : db.select(ORDERS.NUMBER, STRANGERS.NOTE).from(ORDERS).join(STRANGERS).on(ID).fetchInto(Named.class)) {
            other.getNote().trim();
        }
        for (Counted one : db.select(ORDERS.NUMBER, DSL.count().as("note")).from(ORDERS).fetchInto(Counted.class)) {
            one.getNote().trim();
        }
    }

    void aggregates() {
        int most = db.select(max(ORDERS.AMOUNT)).from(ORDERS).fetchOne(0, Integer.class); // none
        db.select(DSL.sum(ORDERS.AMOUNT)).from(ORDERS).where(ORDERS.NOTE.eq("A")).fetchOneInto(Integer.class).intValue(); // none
        db.select(min(ORDERS.AMOUNT)).from(ORDERS).fetchSingle().value1().intValue(); // none
        int count = db.select(DSL.count()).from(ORDERS).fetchOne(0, Integer.class);
        int zero = db.select(coalesce(max(ORDERS.AMOUNT), 0)).from(ORDERS).fetchOne(0, Integer.class);
        db.select(max(ORDERS.AMOUNT)).from(ORDERS).groupBy(ORDERS.NOTE).fetch().forEach(row -> row.value1().intValue());
        Integer kept = db.select(max(ORDERS.AMOUNT)).from(ORDERS).fetchOne(0, Integer.class);
        int shown = kept == null ? 0 : kept;
    }

    void fields() {
        for (Record one : db.select(ORDERS.NOTE, ORDERS.NUMBER, ORDERS.CUSTOMER_ID).from(ORDERS).fetch()) {
            one.get(ORDERS.NUMBER).trim();
            one.get(ORDERS.NOTE).trim(); // null
            one.get(ORDERS.CUSTOMER_ID).intValue(); // null
            one.get(STRANGERS.NOTE).trim();
            one.get(NOTE).trim();
            String note = one.getValue(ORDERS.NOTE);
            if (note != null) note.trim();
        }
        for (Record other : db.select(ORDERS.NOTE).from(ORDERS).where(ORDERS.NOTE.isNotNull()).orderBy(ORDERS.ID).fetch()) {
            other.get(ORDERS.NOTE).trim();
        }
        for (String note : db.select(ORDERS.NOTE).from(ORDERS).fetch(ORDERS.NOTE)) {
            note.trim(); // null
        }
        for (String note : db.select(ORDERS.NOTE).from(ORDERS).where(ORDERS.NOTE.like("A%")).fetch(ORDERS.NOTE)) {
            note.trim();
        }
    }
}
"""


def test_columns_of_records_and_fields(tmp_path):
    (tmp_path / "pyproject.toml").touch()
    for name, text in (
        ("schema.sql", SCHEMA),
        ("OrdersRecord.java", RECORD),
        ("Orders.java", TABLES),
        ("Shown.java", SHOWN),
        ("Shop.java", SOURCE),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low", "jobs": 1})
    found = run(settings, lambda stage, done, total: None).findings
    lines = SOURCE.splitlines()
    for rule, marked in (("NG101", "// null"), ("NG104", "// none")):
        places = {place.line for finding in found for place in (finding.place, *finding.siblings) if finding.rule == rule}
        assert [lines[line - 1].strip() for line in sorted(places)] == [line.strip() for line in lines if marked in line]
