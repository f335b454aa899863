"""Rows that JDBI's transactions give: what their callbacks give."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

OLD = """
package shop;
import org.skife.jdbi.v2.*;
import org.skife.jdbi.v2.sqlobject.*;
import org.skife.jdbi.v2.sqlobject.mixins.*;
class Order { private String code; String getCode() { return code; } }
interface Orders extends Transactional<Orders>, Transmogrifier {
    @SqlQuery("select * from orders where id = :id") Order find(@Bind("id") String id);
}
class Service {
    private Orders orders; private IDBI dbi;
    void run(final String id) { BODY }
}
"""
NEW = """
package shop;
import org.jdbi.v3.core.*;
import org.jdbi.v3.sqlobject.*;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.transaction.Transactional;
class Order { private String code; String getCode() { return code; } }
interface Orders extends SqlObject, Transactional<Orders> {
    @SqlQuery("select * from orders where id = :id") Order find(String id);
}
class Service {
    private Orders orders; private Jdbi jdbi;
    void run(final String id) { BODY }
}
"""
IN_CLASS = """Order order = orders.inTransaction(new Transaction<Order, Orders>() {
    public Order inTransaction(Orders own, TransactionStatus status) { Order found = own.find(id); TEST return found; }
});
order.getCode();"""


def is_told(tmp_path, source: str, body: str) -> bool:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "Service.java").write_text(source.replace("BODY", body), encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "medium", "jobs": 1})
    return bool(run(settings, lambda stage, done, total: None).findings)


@pytest.mark.parametrize(
    ("source", "body"),
    [
        (OLD, IN_CLASS.replace("TEST", "")),
        (OLD, IN_CLASS.replace("TEST", "if (found != null) { found.getCode(); }")),
        (OLD, "orders.inTransaction((own, status) -> own.find(id)).getCode();"),
        (OLD, "dbi.inTransaction((handle, status) -> handle.attach(Orders.class).find(id)).getCode();"),
        (NEW, "orders.inTransaction(own -> own.find(id)).getCode();"),
        (NEW, "jdbi.inTransaction(handle -> handle.attach(Orders.class).find(id)).getCode();"),
        (NEW, "orders.withHandle(handle -> handle.attach(Orders.class).find(id)).getCode();"),
    ],
)
def test_no_row(tmp_path, source, body):
    assert is_told(tmp_path, source, body)


@pytest.mark.parametrize(
    ("source", "body"),
    [
        (OLD, IN_CLASS.replace("TEST", "if (found == null) { throw new IllegalStateException(); }")),
        (OLD, IN_CLASS.replace("TEST", "").replace("order.getCode();", "if (order != null) { order.getCode(); }")),
        (OLD, "orders.inTransaction((own, status) -> new Order()).getCode();"),
        (OLD, "orders.inTransaction((own, status) -> { own.find(id); return new Order(); }).getCode();"),
        (NEW, "Order order = orders.inTransaction(own -> own.find(id)); if (order != null) { order.getCode(); }"),
        (NEW, "orders.inTransaction(own -> new Order()).getCode();"),
        (NEW, "jdbi.inTransaction(handle -> handle.execute(id)).toString();"),
    ],
)
def test_a_row_or_a_test(tmp_path, source, body):
    assert not is_told(tmp_path, source, body)
