"""A row that Java code reads back by the key that it has just been given is nearly always there."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.keys.given import BY_GIVEN_KEY
from tests.flow.conftest import SHOP_JAVA, world_of

DAO = """
package shop;
class OrderDao {
    jakarta.persistence.EntityManager em;
    Order getById(Long id) { return em.find(Order.class, id); }
    Long create(Order order) { em.persist(order); return 1L; }
    Long getLastInsertId() { return 1L; }
    Long nextId() { return 1L; }
    long sendAsOrder(Order order, boolean now) { em.persist(order); return 1L; }
}
"""
SERVICE = """
package shop;
import org.springframework.jdbc.support.*;
class Service {
    OrderDao orders;
    OrderDao archive;
    void run(Order order, Long other, boolean again, Keys keys) {
        %s
    }
}
"""


def doubts(body: str) -> list[str]:
    """Why what is looked up is nearly always there, for each use in a method of this body."""
    files = {"shop/Order.java": SHOP_JAVA, "shop/OrderDao.java": DAO, "shop/Service.java": SERVICE % body}
    return [use.origin.doubt for use in analyse_source(world_of(files), "shop/Service.java", frozenset({"getById"})).uses]


@pytest.mark.parametrize(
    "body",
    [
        "final Long id = orders.create(order); orders.getById(id).getNumber();",
        "orders.getById(orders.create(order)).getNumber();",
        "orders.create(order); Long id = orders.getLastInsertId(); Order made = orders.getById(id); made.getNumber();",
        "Long id; id = orders.create(order); orders.getById(id).getNumber();",
        "Long id = null; if (again) { id = orders.create(order); orders.getById(id).getNumber(); }",
        "long id = orders.sendAsOrder(order, true); orders.getById(id).getNumber();",
        "KeyHolder made = new GeneratedKeyHolder(); orders.getById(made.getKey().longValue()).getNumber();",
    ],
)
def test_read_back_by_the_key_that_was_given(body):
    assert doubts(body) == [BY_GIVEN_KEY]


@pytest.mark.parametrize(
    "body",
    [
        "orders.getById(other).getNumber();",
        "Long id = orders.nextId(); orders.getById(id).getNumber();",
        "Long id = orders.create(order); orders.getById(other).getNumber();",
        "Long id = orders.create(order); archive.getById(id).getNumber();",
        "Long id = orders.create(order); if (again) { id = other; } orders.getById(id).getNumber();",
        "Long id; if (again) { id = orders.create(order); } else { id = other; } orders.getById(id).getNumber();",
        "other = orders.create(order); orders.getById(other).getNumber();",
        "Keys made = new Keys(); orders.getById(made.getKey()).getNumber();",
        "orders.getById(keys.getKey()).getNumber();",
    ],
)
def test_other_keys(body):
    assert doubts(body) == [""]


BLOBS = """
package shop;
class Blobs {
    static Long store(Order order) { return 1L; }
    static int keep(Order order) { return 1; }
    static long storeAt(Order order, int place) { return 1L; }
    static Long next(Order order) { return 1L; }
    static Order getById(Long id, jakarta.persistence.EntityManager em) { return em.find(Order.class, id); }
}
"""
OWN = """
package shop;
class Orders {
    jakarta.persistence.EntityManager em;
    OrderDao other;
    Order getById(Long id) { return em.find(Order.class, id); }
    Long create(Order order) { em.persist(order); return 1L; }
    Long nextId() { return 1L; }
    jakarta.persistence.Query createQuery(String text) { return em.createQuery(text); }
    Order getById(jakarta.persistence.Query query) {
        java.util.List<Order> found = query.getResultList();
        return found.isEmpty() ? null : found.get(0);
    }
    void run(Order order) { %s }
}
"""


@pytest.mark.parametrize(
    ("body", "is_given"),
    [
        ("Long id = create(order); getById(id).getNumber();", True),
        ("Long id = Blobs.store(order); getById(id).getNumber();", True),
        ("Long id = Blobs.store(order); Blobs.getById(id, em).getNumber();", True),
        ("long id = Blobs.storeAt(order, 1); getById(id).getNumber();", True),
        ("int id = Blobs.keep(order); getById((long) id).getNumber();", False),
        ("Long id = nextId(); getById(id).getNumber();", False),
        ("Long id = Blobs.next(order); getById(id).getNumber();", False),
        ("Long id = other.create(order); getById(id).getNumber();", False),
        ("Long id = create(order); other.getById(id).getNumber();", False),
        ("Long id = Blobs.store(order); other.getById(id).getNumber();", False),
        ('jakarta.persistence.Query query = createQuery("from Order"); getById(query).getNumber();', False),
    ],
)
def test_read_back_by_the_same_class(body, is_given):
    files = {"shop/Order.java": SHOP_JAVA, "shop/OrderDao.java": DAO, "shop/Blobs.java": BLOBS, "shop/Orders.java": OWN % body}
    uses = analyse_source(world_of(files), "shop/Orders.java", frozenset({"getById"})).uses
    assert [use.origin.doubt == BY_GIVEN_KEY for use in uses] == [is_given]
