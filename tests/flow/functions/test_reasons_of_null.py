"""A null that comes back because a row was not found is the lookup's, also where something else is asked of the row at once."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA

SERVICE = """
package shop;
import javax.persistence.EntityManager;
class View { String text; String text() { return "x"; } static View of(Order order) { return new View(); } }
interface Work<R> { R done(EntityManager em); }
class Session {
    EntityManager em;
    <R> R within(Work<R> work) { return work.done(em); }
    <R> R logged(Work<R> work, String text) { System.out.println(text); return work.done(em); }
}
class Service {
    Session session;
    EntityManager em;
    View made(Long id, boolean isOpen) { BODY }
    String run(Long id, boolean isOpen) { return made(id, isOpen).text(); }
}
"""


def told(analyse, body):
    """What may be missing where something of `made` is used."""
    files = {"shop/Order.java": SHOP_JAVA, "shop/Service.java": SERVICE.replace("BODY", body)}
    return [use.origin for use in analyse(files)["shop/Service.java"] if use.expression.startswith("made(")]


@pytest.mark.parametrize(
    "body",
    [
        "Order order = em.find(Order.class, id); return order != null && isOpen ? View.of(order) : null;",
        "Order order = em.find(Order.class, id); return order == null || isOpen ? null : View.of(order);",
        "Order order = em.find(Order.class, id); if (order != null && isOpen) { return View.of(order); } return null;",
        "Order order = em.find(Order.class, id); if (order == null || isOpen) { return null; } return View.of(order);",
        """return session.within(new Work<View>() {
            public View done(EntityManager em) {
                Order order = em.find(Order.class, id);
                return order != null && isOpen ? View.of(order) : null;
            }
        });""",
        """return session.logged(em -> {
            Order order = em.find(Order.class, id);
            if (order == null) { return null; }
            return View.of(order);
        }, "it");""",
    ],
)
def test_the_row_was_not_found(analyse, body):
    assert told(analyse, body) == ["lookup"]


@pytest.mark.parametrize(
    "body",
    [
        "Order order = em.find(Order.class, id); if (isOpen) return null; return order == null ? new View() : View.of(order);",
        "if (isOpen) return null; Order order = em.find(Order.class, id); return order != null ? View.of(order) : new View();",
        "Order order = em.find(Order.class, id); if (order == null) throw new Error(); return isOpen ? null : View.of(order);",
        """return session.within(em -> {
            Order order = em.find(Order.class, id);
            if (order == null) { throw new Error(); }
            return isOpen ? null : View.of(order);
        });""",
    ],
)
def test_null_comes_back_for_another_reason(analyse, body):
    assert "lookup" not in told(analyse, body)


OPEN = """
package shop;
import org.springframework.dao.EmptyResultDataAccessException;
class Service {
    Template template;
    %s found(String number) {
        try { return template.find(number, Order::new); } catch (EmptyResultDataAccessException error) { return null; }
    }
    Object run(String number) { return found(number).toString(); }
}
"""


@pytest.mark.parametrize(("type", "kinds"), [("Order", ["lookup"]), ("String", ["returned"]), ("Object", ["returned"])])
def test_what_a_function_is_declared_to_give_tells_whether_a_row_is_missing(analyse, type, kinds):
    files = {"shop/Order.java": SHOP_JAVA, "shop/Service.java": OPEN % type}
    assert [use.origin for use in analyse(files)["shop/Service.java"]] == kinds


def test_what_a_call_gives_whose_type_is_open_may_be_a_row(analyse):
    service = """
        package shop;
        import java.util.Optional;
        class Service {
            Template template;
            Order found(String number) { return Optional.ofNullable(template.all()).map(all -> all.first()).orElse(null); }
            Object run(String number) { return found(number).toString(); }
        }
    """
    files = {"shop/Order.java": SHOP_JAVA, "shop/Service.java": service}
    assert [use.origin for use in analyse(files)["shop/Service.java"]] == ["lookup"]


EITHER = """
package shop;
class Paid extends Order { }
class Unpaid extends Order { }
class Service {
    Order found(Kind kind) {
        Order order = null;
        if (kind.isPaid()) { order = new Paid(); } else if (kind.isUnpaid()) { order = new Unpaid(); }
        return order;
    }
    Object run(Kind kind) { return found(kind).toString(); }
}
"""


def test_a_variable_of_one_class_or_another_tells_no_row(analyse):
    files = {"shop/Order.java": SHOP_JAVA, "shop/Service.java": EITHER}
    assert [use.origin for use in analyse(files)["shop/Service.java"]] == ["returned"]
