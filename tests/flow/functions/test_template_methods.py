"""A method that calls one without a body runs, on an object of a known class, that class's own (Java)."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA

BASE = """
package shop;
import javax.persistence.EntityManager;
public abstract class Base<T> {
    EntityManager em;
    protected abstract T look(Long id);
    T found(Long id) { return look(id); }
    T foundLater(Long id) { return found(id); }
    T must(Long id) { T row = look(id); if (row == null) { throw new IllegalStateException(); } return row; }
    String named(Long id) { T row = look(id); return row == null ? "" : row.toString(); }
}
"""
SURE = "Order order = em.find(Order.class, id); if (order == null) { throw new IllegalStateException(); } return order;"
CLASSES = "".join(
    f"class {name} extends Base<Order> {{ protected Order look(Long id) {{ {body} }} }}\n"
    for name, body in [*((f"Perhaps{n}", "return em.find(Order.class, id);") for n in range(5)), ("Sure", SURE)]
)
SERVICE = """
package shop;
import javax.persistence.EntityManager;
interface Loading {
    Order load(Long id);
    default Order loaded(Long id) { return load(id); }
}
class Empty implements Loading { EntityManager em; public Order load(Long id) { return em.find(Order.class, id); } }
class Made implements Loading { public Order load(Long id) { return new Order(); } }
class Below extends Sure { }
class Again extends Sure { protected Order look(Long id) { return em.find(Order.class, id); } }
class Service {
    Perhaps1 perhaps; Sure sure; Below below; Again again; Base<Order> base; Empty empty; Made made;
    Object run(Long id) { return CALL; }
}
"""


def told(analyse, call):
    service = SERVICE.replace("CALL", call) + CLASSES
    files = {"shop/Order.java": SHOP_JAVA, "shop/Base.java": BASE, "shop/Service.java": service}
    return [use.origin for use in analyse(files)["shop/Service.java"]]


@pytest.mark.parametrize("receiver", ["perhaps.found(id)", "again.found(id)", "empty.loaded(id)", "perhaps.look(id)"])
def test_the_class_s_own_may_give_null(analyse, receiver):
    assert told(analyse, f"{receiver}.getNumber()") == ["lookup"]


@pytest.mark.parametrize(
    "call",
    [
        "sure.found(id).getNumber()",
        "below.found(id).getNumber()",
        "made.loaded(id).getNumber()",
        "perhaps.must(id).getNumber()",
        "perhaps.named(id).trim()",
        "base.found(id).getNumber()",  # one of many classes: nobody knows which
    ],
)
def test_it_gives_something(analyse, call):
    assert told(analyse, call) == []
