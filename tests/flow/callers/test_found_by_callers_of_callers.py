"""A row that callers, or those who call them, have found by the key of a lookup is nearly always there."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.found import FOUND_BEFORE
from tests.flow.conftest import world_of

DAO = """
package shop;
import jakarta.persistence.EntityManager;
class Dao {
    private EntityManager em;
    Order find(OrderId id) { OrderEntity entity = em.find(OrderEntity.class, id.getId()); return made(entity); }
    Order find(TenantId tenantId, OrderId id) { return find(id); }
    Order find(TenantId tenantId, String shop, OrderId id) { return shop.isEmpty() ? null : find(id); }
    Order findByUuid(java.util.UUID id) { OrderEntity entity = em.find(OrderEntity.class, id); return made(entity); }
    Customer customer(CustomerId id) { return em.find(CustomerEntity.class, id.getId()) == null ? null : new Customer(); }
    boolean exists(OrderId id) { return count(id) > 0; }
    native long count(OrderId id);
    Order made(OrderEntity entity) { return entity == null ? null : new Order(entity.getId()); }
}
"""

TYPES = {
    "OrderEntity": "@jakarta.persistence.Entity public class OrderEntity { @jakarta.persistence.Id private java.util.UUID id; "
    "public java.util.UUID getId() { return id; } }",
    "CustomerEntity": "@jakarta.persistence.Entity "
    "public class CustomerEntity { @jakarta.persistence.Id private java.util.UUID id; }",
    "OrderId": "public class OrderId { private final java.util.UUID id; public OrderId(java.util.UUID id) { this.id = id; } "
    "public java.util.UUID getId() { return id; } }",
    "CustomerId": "public class CustomerId { private java.util.UUID id; public java.util.UUID getId() { return id; } }",
    "TenantId": "public class TenantId { private java.util.UUID id; }",
    "Order": "public class Order { private OrderId id; public Order(java.util.UUID id) { this.id = new OrderId(id); } "
    "public OrderId getId() { return id; } public String getName() { return \"\"; } }",
    "Customer": "public class Customer { public CustomerId getId() { return null; } }",
    "Draft": "public class Draft { public OrderId getId() { return null; } }",
    "Operation": "public enum Operation { READ, WRITE }",
    "Orders": "public interface Orders { void run(TenantId tenantId, OrderId id); }",
    "Finder": "public interface Finder<I, T> { T apply(I id); }",
}  # fmt: skip

BASE = """
package shop;
abstract class Base {
    Dao dao;
    Order checkOrderId(OrderId id, Operation operation) { return refuse(dao.find(id)); }
    Customer checkCustomerId(CustomerId id) { return refuse(dao.customer(id)); }
    <I, T> T checkEntity(I id, Finder<I, T> finder, Operation operation) { return refuse(finder.apply(id)); }
    Order tryOrder(OrderId id) { return dao.find(id); }
    native <T> T refuse(T it);
}
"""

USE = "dao.find(tenantId, id).getName();"


def doubts(controller: str, middle: str = "", use: str = USE, dao: str = DAO) -> list[str]:
    """Why what a service's method looks up is nearly always there. Controllers call it by its interface; `middle` is between."""
    files = {f"shop/{name}.java": f"package shop;\n{text}" for name, text in TYPES.items()}
    files |= {"shop/Dao.java": dao, "shop/Base.java": BASE}
    files["shop/Service.java"] = (
        "package shop;\nclass Service implements Orders { Dao dao;\n"
        f"public void run(TenantId tenantId, OrderId id) {{ {use} }} }}"
    )
    files["shop/Middle.java"] = f"package shop;\nclass Middle {{ Orders orders; Dao dao; {middle} }}"
    fields = "Orders orders; Middle middle; TenantId tenant;"
    files["shop/Controller.java"] = f"package shop;\nclass Controller extends Base {{ {fields}\n{controller}\n}}"
    names = frozenset({"find", "findByUuid"})
    return [use.origin.doubt or str(use.is_guarded) for use in analyse_source(world_of(files), "shop/Service.java", names).uses]


THROUGH = "void pass(OrderId id, TenantId of) { orders.run(of, id); }"


@pytest.mark.parametrize(
    "controller",
    [
        "void go(OrderId id) { checkOrderId(id, Operation.WRITE); orders.run(tenant, id); }",
        "void go(java.util.UUID u) { OrderId id = new OrderId(u); checkOrderId(id, Operation.READ); orders.run(tenant, id); }",
        "void go(OrderId id) { checkEntity(id, dao::find, Operation.WRITE); orders.run(tenant, id); }",
        "void go(OrderId id) { Order order = dao.find(id); if (order == null) { return; } orders.run(tenant, id); }",
        "void go(OrderId id) { if (!dao.exists(id)) { throw new Missing(); } orders.run(tenant, id); }",
    ],
)
def test_callers_have_found_it(controller):
    assert doubts(controller) == [FOUND_BEFORE]
    assert doubts(controller.replace("orders.run(tenant, id)", "middle.pass(id, tenant)"), THROUGH) == [FOUND_BEFORE]


@pytest.mark.parametrize(
    "controller",
    [
        "void go(Order order) { orders.run(tenant, order.getId()); }",
        "void go(OrderId one) { Order order = checkOrderId(one, Operation.READ); orders.run(tenant, order.getId()); }",
    ],
)
def test_callers_have_the_row(controller):
    assert doubts(controller) == ["True"]
    assert doubts(controller.replace("orders.run(tenant, order.getId())", "middle.pass(order.getId(), tenant)"), THROUGH) == [
        "True"
    ]


@pytest.mark.parametrize(
    "controller",
    [
        "",
        "void go(OrderId id) { orders.run(tenant, id); }",
        "void go(OrderId id, OrderId other) { checkOrderId(other, Operation.WRITE); orders.run(tenant, id); }",
        "void go(OrderId id, CustomerId other) { checkCustomerId(other); orders.run(tenant, id); }",
        "void go(OrderId id) { tryOrder(id); orders.run(tenant, id); }",
        "void go(OrderId id) { orders.run(tenant, id); checkOrderId(id, Operation.WRITE); }",
        "void go(OrderId id) { if (dao.exists(id)) { return; } orders.run(tenant, id); }",
        "void go(OrderId id, OrderId other) { if (!dao.exists(other)) { return; } orders.run(tenant, id); }",
        "void go(OrderId id) { checkOrderId(id, null); orders.run(tenant, id); } void to(OrderId id) { orders.run(tenant, id); }",
        "void go(OrderId id) { checkOrderId(id, Operation.WRITE); id = other(); orders.run(tenant, id); }",
        "void go(Customer customer) { orders.run(tenant, (OrderId) (Object) customer.getId()); }",
        "void go(Order order, OrderId id) { orders.run(tenant, id); }",
    ],
)
def test_not_all_callers_have_found_it(controller):
    assert doubts(controller) == ["False"]
    through = controller.replace("orders.run(tenant, id)", "middle.pass(id, tenant)")
    assert doubts(through, THROUGH) == ["False"]


@pytest.mark.parametrize(
    "middle",
    [
        "void pass(OrderId id, TenantId of) { id = other(); orders.run(of, id); }",
        "void pass(OrderId id, TenantId of) { orders.run(of, id); } void more(OrderId id, TenantId of) { orders.run(of, id); }",
        "void pass(OrderId id, TenantId of) { orders.run(of, new OrderId(dao.find(id).getName())); }",
    ],
)
def test_what_is_between_loses_it(middle):
    controller = "void go(OrderId id) { checkOrderId(id, Operation.WRITE); middle.pass(id, tenant); }"
    assert doubts(controller, middle) == ["False"]


@pytest.mark.parametrize(
    ("use", "doubt"),
    [
        ("dao.findByUuid(id.getId()).getName();", FOUND_BEFORE),
        ("dao.find(new OrderId(id.getId())).getName();", FOUND_BEFORE),
        ("dao.find((OrderId) id).getName();", FOUND_BEFORE),
        ("dao.find(tenantId, name(), id).getName();", "False"),
        ("dao.find(next(id)).getName();", "False"),
    ],
)
def test_the_key_is_told_in_another_way(use, doubt):
    controller = "void go(OrderId id) { checkOrderId(id, Operation.WRITE); orders.run(tenant, id); }"
    assert doubts(controller, use=use) == [doubt]


@pytest.mark.parametrize(
    ("use", "doubt"),
    [
        ("dao.findByUuid(id.getId()).getName();", "True"),
        ("java.util.UUID uuid = id.getId(); dao.find(new OrderId(uuid)).getName();", "False"),
        ("dao.findByUuid(next(id).getId()).getName();", "False"),
    ],
)
def test_the_key_of_a_row_is_told_in_another_way(use, doubt):
    assert doubts("void go(Order order) { orders.run(tenant, order.getId()); }", use=use) == [doubt]


HELD = "void one(Order order) { orders.run(tenant, order.getId()); }"
TOLD = "void two(Order order) { orders.run(tenant, new OrderId(order.getId().getId())); }"
CHECKED = "void three(OrderId id) { checkOrderId(id, Operation.WRITE); orders.run(tenant, id); }"
FOUND = "void four(OrderId id) { if (dao.find(id) == null) { return; } orders.run(tenant, id); }"


@pytest.mark.parametrize("first", [HELD, TOLD, CHECKED, FOUND])
@pytest.mark.parametrize("second", [HELD, TOLD, CHECKED, FOUND])
def test_each_caller_has_the_row_in_its_own_way(first, second):
    assert doubts(first + second.replace("void ", "void other_")) in ([FOUND_BEFORE], ["True"])


@pytest.mark.parametrize("first", [HELD, TOLD, CHECKED, FOUND])
@pytest.mark.parametrize(
    "second",
    [
        "void go(OrderId id) { orders.run(tenant, id); }",
        "void go(Draft order) { orders.run(tenant, order.getId()); }",
        "void go(Draft order) { orders.run(tenant, new OrderId(order.getId().getId())); }",
        "void go(Customer order) { orders.run(tenant, new OrderId(order.getId().getId())); }",
    ],
)
def test_one_caller_has_not(first, second):
    assert doubts(first + second) == ["False"]


GOT = "void go(OrderId id) { Order order = checkOrderId(id, Operation.WRITE); middle.pass(order, tenant); }"
SENT = "void go(Order order) { middle.pass(order, tenant); }"
OF_GOT = "void pass(Order order, TenantId of) { OrderId id = order.getId(); orders.run(of, id); }"
SAVED = "void make(Order order) { Order saved = dao.saveOrder(order); orders.run(tenant, saved.getId()); }"
BY_ID = "void by(OrderId id) { orders.run(tenant, id); }"


@pytest.mark.parametrize(("controller", "doubt"), [(GOT, FOUND_BEFORE), (SENT, "False"), (BY_ID, "False")])
def test_one_caller_is_given_what_was_got_and_another_has_stored_it(controller, doubt):
    dao = DAO.replace(
        "native long count", "Order saveOrder(Order order) { return made(em.merge(new OrderEntity())); }\nnative long count"
    )
    middle = f"{OF_GOT} {SAVED}"
    assert doubts(controller, middle, dao=dao) == [doubt]


WAYS = [HELD, TOLD, CHECKED, FOUND]
SOME = WAYS + [way.replace("void ", "void other_") for way in WAYS]


@pytest.mark.parametrize("count", [5, 6, 8])
def test_more_callers_are_asked_where_all_have_found_a_row(count):
    assert doubts("".join(SOME[:count])) in ([FOUND_BEFORE], ["True"])


@pytest.mark.parametrize(
    "callers",
    [
        [*SOME[:4], BY_ID],
        [BY_ID, *SOME[:4]],
        [*SOME[:7], BY_ID],
        [*SOME[:4], "void go(Draft order) { orders.run(tenant, order.getId()); }"],
        [*SOME, FOUND.replace("void ", "void ninth_")],
    ],
)
def test_one_of_more_has_not_or_they_are_too_many(callers):
    assert doubts("".join(callers)) == ["False"]
