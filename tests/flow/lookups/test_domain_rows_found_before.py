"""Objects of a domain that are made of rows, looked up by the same key before."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.found import FOUND_BEFORE
from tests.flow.conftest import SHOP_JAVA, world_of

FILES = {
    "shop/OrderEntity.java": SHOP_JAVA.replace("class Order ", "class OrderEntity ")
    .replace("private Order parent", "private OrderEntity parent")
    .replace("public Order getParent", "public OrderEntity getParent"),
    "shop/OrderId.java": "package shop;\nclass OrderId { long id; long getId() { return id; } }",
    "shop/Filter.java": "package shop;\nclass Filter { long id; long getId() { return id; } }",
    "shop/Order.java": """
package shop;
class Order {
    Long id;
    String number;
    @org.springframework.lang.Nullable Long getId() { return id; }
    String getNumber() { return number; }
    Long getParentId() { return id; }
    Long getFirstId() { return id; }
    void setId(Long id) { this.id = id; }
}
""",
    "shop/InvoiceEntity.java": """
package shop;
import jakarta.persistence.*;
@Entity public class InvoiceEntity { @Id private Long id; @Column(nullable = false) private String label; }
""",
    "shop/Summary.java": """
package shop;
class Summary { OrderId id; OrderId getId() { return id; } OrderId getOther() { return id; } }
""",
    "shop/Listener.java": "package shop;\ninterface Listener { void on(Summary it); }",
    "shop/Bill.java": "package shop;\nclass Bill { BillId id; BillId getId() { return id; } }",
    "shop/BillId.java": "package shop;\nclass BillId { long id; long getId() { return id; } }",
    "shop/Parcel.java": "package shop;\nclass Parcel { String label; String getLabel() { return label; } }",
    "shop/Dao.java": """
package shop;
class Dao {
    jakarta.persistence.EntityManager em;
    private static Order order(OrderEntity row) { return row == null ? null : new Order(); }
    Order find(OrderId id) { return order(em.find(OrderEntity.class, id.getId())); }
    Order again(OrderId id) { return order(em.find(OrderEntity.class, id.getId())); }
    Order filtered(Filter by) { return order(em.find(OrderEntity.class, by.getId())); }
    Order matching(Filter by) { return order(em.find(OrderEntity.class, by.getId())); }
    native Order getMade();
    native Order toOrder(Order given);
    native Order readValue(Order given);
    native java.util.List<Order> all();
    native java.util.List<Summary> summaries();
    native java.util.List<Bill> bills();
    native void listen(Listener listener);
    Order again(BillId id) { return order(em.find(OrderEntity.class, id.getId())); }
    Order kept(Long id) { return order(em.find(OrderEntity.class, id)); }
    Parcel parcel(OrderId id) { return em.find(OrderEntity.class, id.getId()) == null ? null : new Parcel(); }
    Parcel parent(OrderId id) {
        OrderEntity row = em.find(OrderEntity.class, id.getId());
        OrderEntity parent = row == null ? null : em.find(OrderEntity.class, row.getNumber());
        return parent == null ? null : new Parcel();
    }
    Parcel invoice(OrderId id) { return em.find(InvoiceEntity.class, id.getId()) == null ? null : new Parcel(); }
    Order check(OrderId id) { Order order = find(id); if (order == null) { throw new Missing(); } return order; }
}
""",
}
SERVICE = """
package shop;
class Service {
    Dao dao;
    Order kept;
    void run(OrderId id, OrderId other, Filter by, Order given, Summary short_) { %s }
}
"""


def doubts(body: str) -> list[str]:
    files = {**FILES, "shop/Service.java": SERVICE % body}
    names = frozenset({"find", "again", "filtered", "matching", "kept", "parcel", "parent", "invoice"})
    return [use.origin.doubt for use in analyse_source(world_of(files), "shop/Service.java", names).uses]


@pytest.mark.parametrize(
    "before",
    [
        "if (dao.find(id) == null) return;",
        "Order order = dao.find(id); if (order == null) { throw new IllegalStateException(); }",
        "Order order = dao.find(id); order.getNumber();",
        "dao.check(id);",
    ],
)
@pytest.mark.parametrize("use", ["dao.again(id).getNumber();", "dao.parcel(id).getLabel();"])
def test_found_before(before, use):
    assert doubts(f"{before} {use}")[-1] == FOUND_BEFORE


@pytest.mark.parametrize(
    "body",
    [
        "dao.again(id).getNumber();",
        "if (dao.find(other) == null) return; dao.again(id).getNumber();",
        "if (dao.find(id) != null) return; dao.again(id).getNumber();",
        "if (dao.find(id) == null) return; id = other; dao.again(id).getNumber();",
        "if (dao.find(other) == null) return; dao.parcel(id).getLabel();",
        "if (dao.find(id) == null) return; dao.invoice(id).getLabel();",
        "if (dao.invoice(id) == null) return; dao.find(id).getNumber();",
        "if (dao.find(id) == null) return; dao.parent(id).getLabel();",
        "if (dao.filtered(by) == null) return; dao.matching(by).getNumber();",
    ],
)
def test_not_found_before(body):
    assert doubts(body) == [""]


def test_a_nullable_key_of_an_object_that_is_no_row():
    assert (
        doubts("Order given = new Order(); boolean isNew = given.getId() == null; dao.kept(given.getId()).getNumber();")[-1] == ""
    )


@pytest.mark.parametrize(
    ("body", "is_doubted"),
    [
        ("for (Order order : dao.all()) { dao.parcel(new OrderId(order.getId())).getLabel(); }", True),
        ("Order order = dao.getMade(); dao.parcel(new OrderId(order.getId())).getLabel();", True),
        ("Order order = dao.getMade(); dao.invoice(new OrderId(order.getId())).getLabel();", False),
        ("Order order = dao.getMade(); dao.parcel(new OrderId(order.getParentId())).getLabel();", True),
        ("Order order = dao.getMade(); dao.parcel(new OrderId(order.getFirstId())).getLabel();", False),
        ("Order order = new Order(); order.setId(id.getId()); dao.parcel(new OrderId(order.getId())).getLabel();", False),
        ("for (Summary it : dao.summaries()) { dao.again(it.getId()).getNumber(); }", True),
        ("dao.summaries().forEach(it -> { Order order = dao.again(it.getId()); order.getNumber(); });", True),
        ("dao.listen(it -> { Order order = dao.again(it.getId()); order.getNumber(); });", False),
        (
            "dao.listen(new Listener() { public void on(Summary it) { Order one = dao.again(it.getId()); one.getNumber(); } });",
            False,
        ),
        ("for (Summary it : dao.summaries()) { dao.again(it.getOther()).getNumber(); }", False),
        ("for (Bill it : dao.bills()) { dao.again(it.getId()).getNumber(); }", False),
        ("Summary it = new Summary(); dao.again(it.getId()).getNumber();", False),
        ("dao.again(short_.getId()).getNumber();", False),
        ("dao.parcel(new OrderId(given.getId())).getLabel();", False),
        ("dao.parcel(new OrderId(kept.getId())).getLabel();", False),
        ("Filter order = by; dao.parcel(new OrderId(order.getId())).getLabel();", False),
    ],
)
def test_the_key_of_an_object_that_a_row_was_made_into(body, is_doubted):
    assert [bool(doubt) for doubt in doubts(body)][-1:] == [is_doubted]


@pytest.mark.parametrize(
    "body",
    [
        "Order order = dao.toOrder(given); dao.parcel(new OrderId(order.getId())).getLabel();",
        "Order order = dao.readValue(given); dao.parcel(new OrderId(order.getId())).getLabel();",
    ],
)
def test_what_is_made_of_what_was_given_may_come_from_a_request(body):
    assert [bool(doubt) for doubt in doubts(body)][-1:] == [False]
