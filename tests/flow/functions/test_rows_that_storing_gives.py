"""A row that is stored and given back has the attributes that it was handed with."""

from __future__ import annotations

import pytest

IMPORTS = """
import jakarta.persistence.EntityManager;
import javax.jdo.PersistenceManager;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.repository.*;
import java.util.*;
"""
MEMBERS = """
interface Orders extends CrudRepository<Order, Long> { }
interface Paged extends JpaRepository<Order, Long> { }
interface Port { Order save(Order order); Order find(Order order); }
Orders orders;
Paged paged;
Port port;
EntityManager em;
PersistenceManager pm;
Order keep(Order order) { return orders.save(order); }
Order keptIf(Order order) { if (order.getNumber().isEmpty()) { em.persist(order); return order; } return em.merge(order); }
Order told(Order order) { Order saved = orders.save(order); System.out.println(saved); return saved; }
Order cast(Order order) { return (Order) em.merge(order); }
Order other(Order order) { return orders.findById(1L).orElseThrow(); }
Order cleared(Order order) { blank(order); return orders.save(order); }
void blank(Order order) { order.setReference(null); }
Order upper(Order order) { if (order.getParent() != null) order.getParent().setReference(null); return orders.save(order); }
Order logged(Order order) { log(order); return orders.save(order); }
void log(Order order) { System.out.println(order.getNumber()); }
Order emptied(Order order) { order.setReference(null); return orders.save(order); }
Order found(Order order) { Order saved = orders.save(order); saved = orders.findById(1L).orElseThrow(); return saved; }
Order changed(Order order) { order = orders.findById(1L).orElseThrow(); return orders.save(order); }
Order parent(Order order) { return order.getParent() == null ? order : orders.save(order.getParent()); }
"""


@pytest.mark.parametrize(
    "storing",
    [
        "orders.save",
        "paged.save",
        "paged.saveAndFlush",
        "port.save",
        "em.merge",
        "pm.makePersistent",
        "keep",
        "this.keep",
        "keptIf",
        "told",
        "cast",
        "logged",
    ],
)
@pytest.mark.parametrize(
    "before",
    [
        'order.setReference("x");',
        'if (order.getReference() == null) order.setReference("x");',
        "if (order.getReference() == null) return;",
        "Objects.requireNonNull(order.getReference());",
    ],
)
def test_what_was_there_is_there(java, before, storing):
    java(f"{before}\nOrder saved = {storing}(order);\nsaved.getReference().trim();", IMPORTS, MEMBERS)


@pytest.mark.parametrize("storing", ["orders.save", "keep", "em.merge"])
def test_it_may_have_the_same_name(java, storing):
    java(f'order.setReference("x");\norder = {storing}(order);\norder.getReference().trim();', IMPORTS, MEMBERS)
    java(f'order.setReference("x");\n{storing}(order).getReference().trim();', IMPORTS, MEMBERS)


def test_a_helper_gives_what_it_has_set(java):
    members = 'Order make(Order order) { if (order.getReference() == null) order.setReference("x"); return orders.save(order); }'
    java("make(order).getReference().trim();\nmake(order).getDiscount().abs(); // null", IMPORTS, f"{MEMBERS}\n{members}")


def test_a_private_method_is_handed_it(java):
    members = "private void print(Order order) { order.getReference().trim(); }"
    java('order.setReference("x");\nOrder saved = em.merge(order);\nprint(saved);', IMPORTS, f"{MEMBERS}\n{members}")


@pytest.mark.parametrize(
    "before",
    [
        "Order saved = orders.save(order);",
        'order.setReference("x");\norder.setReference(null);\nOrder saved = orders.save(order);',
        'order.setReference("x");\nOrder saved = orders.save(order);\nsaved.setReference(null);',
        'order.setReference("x");\nOrder saved = orders.save(other(order));',
        'order.setReference("x");\nOrder saved = other(order);',
        'order.setReference("x");\nOrder saved = emptied(order);',
        'order.setReference("x");\nOrder saved = cleared(order);',
        'order.setReference("x");\nOrder saved = found(order);',
        'order.setReference("x");\nOrder saved = changed(order);',
        'order.setReference("x");\nOrder saved = parent(order);',
        'order.setReference("x");\nOrder saved = port.find(order);',
        'if (order.getNumber().isEmpty()) order.setReference("x");\nOrder saved = orders.save(order);',
    ],
)
def test_what_may_be_missing_may_be_missing(java, before):
    java(f"{before}\nsaved.getReference().trim(); // null", IMPORTS, MEMBERS, parameters="Order order")


def test_what_storing_fills_is_not_null(java):
    java("if (order.getDiscount() == null) {\n    orders.save(order).getNumber().trim();\n}", IMPORTS, MEMBERS)


def test_what_is_set_below_what_the_row_holds(java):
    before = "if (order.getParent() == null || order.getParent().getReference() == null) return;"
    java(f"{before}\nOrder saved = keep(order);\nsaved.getParent().getReference().trim();", IMPORTS, MEMBERS)
    java(f"{before}\nOrder saved = upper(order);\nsaved.getParent().getReference().trim(); // null", IMPORTS, MEMBERS)
