"""A class's own method hides those of its base of that name only where it takes the same arguments (Java)."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA

BASE = """
package shop;
import java.io.Serializable;
import javax.persistence.*;
public abstract class Base<T, PK> {
    EntityManager em;
    Class<T> type;
    public T get(PK id) { return em.find(type, id); }
    public T must(PK id) { T found = em.find(type, id); if (found == null) { throw new IllegalStateException(); } return found; }
    public T load(Long id) { return em.find(type, id); }
    public T sure(Long id) { return must(null); }
    public T byKey(Serializable key) { return em.find(type, key); }
    public T keyed(Serializable key) { return must(null); }
    public static String clean(String text) { return text == null ? "" : text; }
}
"""
ORDERS = """
package shop;
import javax.persistence.*;
public class Orders extends Base<Order, Long> {
    public Order get(Long id, LockModeType mode) { return em.getReference(Order.class, id); }
    public Order must(Long id, boolean isQuiet) { return em.find(Order.class, id); }
    public Order load(String number) { return new Order(); }
    public Order sure(String number) { return em.find(Order.class, 1L); }
    public static String clean(String text, int most) { return text.trim(); }
    public Order get(int... ids) { return null; }
    public Order byKey(long id) { return byKey((java.io.Serializable) id); }
    public Order keyed(long id) { return keyed((java.io.Serializable) id); }
    Object inside(Order order, Long id) { return INSIDE; }
}
"""
SERVICE = """
package shop;
import javax.persistence.LockModeType;
class Service {
    Orders orders;
    Object run(Order order, Long id, String number, int key) { return CALL; }
}
"""


def told(analyse, call, inside="null"):
    """Why what is used may be null."""
    files = {
        "shop/Order.java": SHOP_JAVA,
        "shop/Base.java": BASE,
        "shop/Orders.java": ORDERS.replace("INSIDE", inside),
        "shop/Service.java": SERVICE.replace("CALL", call),
    }
    seen = analyse(files)
    return [use.origin for path in ("shop/Service.java", "shop/Orders.java") for use in seen[path] if use.kind != "passed"]


@pytest.mark.parametrize("call", ["get(id)", "must(id, true)", "load(id)", "sure(number)", "byKey(1L)"])
def test_the_one_that_may_find_nothing(analyse, call):
    assert told(analyse, f"orders.{call}.getNumber()") == ["lookup"]


@pytest.mark.parametrize("call", ["get(id, LockModeType.READ)", "must(id)", "load(number)", "sure(id)", "sure(key)", "keyed(1L)"])
def test_the_one_that_finds_something(analyse, call):
    assert told(analyse, f"orders.{call}.getNumber()") == []


def test_within_the_class_and_of_a_static_method(analyse):
    assert told(analyse, "null", "get(id).getNumber()") == ["lookup"]
    assert told(analyse, "null", "must(id).getNumber()") == []
    for call in ("Orders.clean(order.getReference())", "orders.clean(order.getReference())"):
        assert told(analyse, call) == []
