"""A primitive that Java boxes: a method for what its box is, too, is nearer than one for any object."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA

STORE = """
package shop;
import java.io.Serializable;
import javax.persistence.*;
public class Store {
    EntityManager em;
    public Order one(Object example) { return new Order(); }
    public Order one(Serializable id) { return em.find(Order.class, id); }
    public Order least(Object example) { return new Order(); }
    public Order least(Number id) { return em.find(Order.class, id); }
    public Order boxed(Object example) { return new Order(); }
    public Order boxed(Long id) { return em.find(Order.class, id); }
    public Order wide(Serializable id) { return new Order(); }
    public Order wide(double id) { return em.find(Order.class, id); }
    public Order sure(Object example) { return em.find(Order.class, example); }
    public Order sure(Serializable id) { return new Order(); }
    public Order wider(Number id) { return em.find(Order.class, id); }
    public Order wider(double id) { return new Order(); }
    public Order text(CharSequence id) { return em.find(Order.class, id); }
    public Order text(Object id) { return new Order(); }
}
"""
SERVICE = """
package shop;
class Service {
    Store orders;
    Object run(Order order, long id, int small, boolean is, String name) { return CALL; }
}
"""


def told(analyse, call):
    """Why what is used may be null."""
    files = {"shop/Order.java": SHOP_JAVA, "shop/Store.java": STORE, "shop/Service.java": SERVICE.replace("CALL", call)}
    return [use.origin for use in analyse(files)["shop/Service.java"] if use.kind != "passed"]


FOUND_NOTHING = "one(id) one(small) one(is) least(id) boxed(id) wide(id) text(name) sure(order)"
FOUND = "one(order) least(is) least(name) boxed(small) boxed(name) sure(id) sure(small) wider(id) text(id) wide(name)"


@pytest.mark.parametrize("call", FOUND_NOTHING.split())
def test_the_nearest_may_find_nothing(analyse, call):
    assert told(analyse, f"orders.{call}.getNumber()") == ["lookup"]


@pytest.mark.parametrize("call", FOUND.split())
def test_the_nearest_finds_something(analyse, call):
    assert told(analyse, f"orders.{call}.getNumber()") == []
