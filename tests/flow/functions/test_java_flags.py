"""Methods that raise where a flag says so and find nothing otherwise (Java)."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA

SERVICE = """
package shop;
import javax.persistence.EntityManager;
class Service {
    EntityManager em;
    Order required(Long id, boolean isRequired) {
        Order order = em.find(Order.class, id);
        if (order == null && isRequired) { throw new IllegalArgumentException(); }
        return order;
    }
    Order lenient(Long id, boolean isLenient) {
        Order order = em.find(Order.class, id);
        if (order == null) { if (!isLenient) { throw new IllegalArgumentException(); } }
        return order;
    }
    Order logged(Long id, boolean isLogged) {
        Order order = em.find(Order.class, id);
        if (isLogged) { System.out.println(id); }
        return order;
    }
    Order either(Long id, boolean isRequired) { return isRequired ? required(id, true) : em.find(Order.class, id); }
    Object run(Long id, boolean flag) { return CALL.getNumber(); }
}
"""


def told(analyse, call):
    files = {"shop/Order.java": SHOP_JAVA, "shop/Service.java": SERVICE.replace("CALL", call)}
    return [use.origin for use in analyse(files)["shop/Service.java"]]


@pytest.mark.parametrize(
    "call",
    [
        "required(id, false)",
        "required(id, flag)",
        "lenient(id, true)",
        "logged(id, true)",
        "logged(id, false)",
        "either(id, false)",
    ],
)
def test_it_may_find_nothing(analyse, call):
    assert told(analyse, call) == ["lookup"]


@pytest.mark.parametrize("call", ["required(id, true)", "lenient(id, false)", "either(id, true)"])
def test_it_raises(analyse, call):
    assert told(analyse, call) == []
