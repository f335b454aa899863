"""Columns that a handler of the project fills in each new row are shown on request only (MyBatis-Plus)."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

SCHEMA = "CREATE TABLE orders (id BIGINT PRIMARY KEY, created TIMESTAMP NULL);"
ORDER = """
package shop;
import com.baomidou.mybatisplus.annotation.*;
import java.util.Date;
@TableName("orders")
public class Order {{
    @TableId private Long id;
    {field} private Date created;
    public Date getCreated() {{ return created; }}
    public void setCreated(Date created) {{ this.created = created; }}
}}
"""
HANDLER = """
package shop;
import com.baomidou.mybatisplus.core.handlers.MetaObjectHandler;
import java.util.Date;
class Filler implements MetaObjectHandler {{
    private static final String CREATED = "created";
    public void insertFill(MetaObject row) {{ {body} }}
    public void updateFill(MetaObject row) {{ this.strictUpdateFill(row, "created", Date.class, new Date()); }}
}}
"""
SERVICE = """
package shop;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
interface Orders extends BaseMapper<Order> { }
class Service {
    Orders orders;
    void make() { orders.insert(new Order()); }
    void run() { for (Order order : orders.selectList(null)) System.out.println(order.getCreated().getTime()); }
}
"""
FILLED = "@TableField(fill = FieldFill.INSERT)"
STRICT = 'this.strictInsertFill(row, "created", Date.class, new Date());'


@pytest.fixture
def confidences(tmp_path: Path):
    def told(field: str, body: str) -> set[Confidence]:
        texts = {"Order": ORDER.format(field=field), "Filler": HANDLER.format(body=body) if body else "", "Service": SERVICE}
        for name, text in texts.items():
            (tmp_path / f"{name}.java").write_text(text)
        (tmp_path / "schema.sql").write_text(SCHEMA)
        report = run(load_settings((tmp_path,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
        return {finding.confidence for finding in report.findings if finding.rule == "NG101"}

    return told


@pytest.mark.parametrize(
    ("field", "body"),
    [
        (FILLED, STRICT),
        ('@TableField(value = "created", fill = FieldFill.INSERT_UPDATE)', STRICT),
        (FILLED, 'setFieldValByName("created", new Date(), row);'),
        (FILLED, "this.strictInsertFill(row, CREATED, () -> Instant.now(), Instant.class);"),
        (FILLED, 'this.strictInsertFill(row, "created", LocalDateTime::now, LocalDateTime.class);'),
        (FILLED, 'Date now = new Date(); if (row.hasSetter("created")) { setFieldValByName("created", now, row); }'),
        (FILLED, 'if (getFieldValByName("created", row) == null && row != null) { ' + STRICT + " }"),
        (FILLED, "Object held = row.getOriginalObject(); if (held == null) { return; } " + STRICT),
        (FILLED, "try { " + STRICT + " } catch (RuntimeException e) { throw new Bad(e); }"),
        (FILLED, "if (row.getOriginalObject() instanceof Order) { ((Order) row.getOriginalObject()).setCreated(new Date()); }"),
    ],
)
def test_columns_that_are_filled(confidences, field, body):
    assert confidences(field, body) == {Confidence.LOW}


@pytest.mark.parametrize(
    ("field", "body"),
    [
        ("", STRICT),
        ("@TableField(fill = FieldFill.UPDATE)", STRICT),
        ("@TableField(fill = FieldFill.DEFAULT)", STRICT),
        (FILLED, ""),
        (FILLED, 'this.strictInsertFill(row, "updated", Date.class, new Date());'),
        (FILLED, 'this.strictInsertFill(row, "created", Date.class, users.current());'),
        (FILLED, 'setFieldValByName("created", null, row);'),
        (FILLED, 'Date now = clock.read(); setFieldValByName("created", now, row);'),
        (FILLED, 'Date now = null; if (users.some()) { now = new Date(); } setFieldValByName("created", now, row);'),
        (FILLED, "if (users.current() != null) { " + STRICT + " }"),
        (FILLED, 'if (StpUtil.isLogin() && row.hasSetter("created")) { ' + STRICT + " }"),
        (FILLED, "if (users.current() == null) { return; } " + STRICT),
        (FILLED, "try { users.current(); " + STRICT + " } catch (RuntimeException e) { log.warn(e); }"),
        (FILLED, "try { users.current(); } catch (RuntimeException e) { " + STRICT + " }"),
        (FILLED, "if (row.getOriginalObject() instanceof Filler) { ((Other) row.getOriginalObject()).setCreated(new Date()); }"),
    ],
)
def test_columns_that_are_not(confidences, field, body):
    told = confidences(field, body)
    assert told
    assert Confidence.LOW not in told
