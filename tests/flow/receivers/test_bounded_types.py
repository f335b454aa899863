"""Variables of a type parameter are at least of its bound (Java)."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA

SERVICE = """
package shop;
import java.util.*;
abstract class Service<T extends Order, X> {
    abstract T load();
    METHOD
}
"""


def told(analyse, method):
    files = {"shop/Order.java": SHOP_JAVA, "shop/Service.java": SERVICE.replace("METHOD", method)}
    return [use.origin for use in analyse(files)["shop/Service.java"]]


@pytest.mark.parametrize(
    "method",
    [
        "void run(T order) { order.getReference().trim(); }",
        "<U extends Order> void run(U order) { order.getReference().trim(); }",
        "static <U extends Order & Comparable<U>> void run(U order) { order.getReference().trim(); }",
        "void run(List<T> orders) { for (T order : orders) { order.getReference().trim(); } }",
        "void run() { T order = load(); order.getReference().trim(); }",
    ],
)
def test_what_the_bound_has(analyse, method):
    assert told(analyse, method) == ["column"]


@pytest.mark.parametrize(
    "method",
    [
        "void run(T order) { order.getNumber().trim(); }",
        "void run(X order) { order.getReference().trim(); }",
        "<T> void run(T order) { order.getReference().trim(); }",
        "<U> void run(U order) { order.getReference().trim(); }",
        "<U extends Comparable<U>> void run(U order) { order.getReference().trim(); }",
        "void run(T order) { if (order.getReference() != null) { order.getReference().trim(); } }",
        "T run(T order) { return order; }",
    ],
)
def test_what_it_does_not_have(analyse, method):
    assert told(analyse, method) == []


@pytest.mark.parametrize("bound", ["", " extends Order", " extends Keyed"])
def test_a_row_that_is_looked_up_by_its_own_key_is_of_whatever_class(analyse, bound):
    service = """
        package shop;
        import org.hibernate.Session;
        interface Keyed { Long getId(); }
        class Service {
            Session session;
            <E%s> E reloaded(E row) { return (E) session.get(row.getClass(), row.getId()); }
            <E%s> E other(E row, Long id) { return (E) session.get(row.getClass(), id); }
            void again(Order order) { reloaded(order).getNumber(); }
            void another(Order order) { other(order, 3L).getNumber(); }
        }
    """
    order = SHOP_JAVA.replace("public class Order", "public class Order implements Keyed")
    files = {"shop/Order.java": order, "shop/Service.java": service % (bound, bound)}
    assert [use.expression for use in analyse(files)["shop/Service.java"]] == ["other(order, 3)"]
