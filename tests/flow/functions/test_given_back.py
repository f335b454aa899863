"""Methods that give back what they are given, or what was stored of it: what was tested of it is there (Java)."""

from __future__ import annotations

import pytest

MEMBERS = """
interface Orders extends org.springframework.data.jpa.repository.JpaRepository<Order, Long> {
    Order findFirstByParent(Order given);
}
interface Store { Order saveOrder(Order given); Order findOrder(Order given); }
Orders orders;
Store store;
jakarta.persistence.EntityManager em;
Order stored(Order given) { return orders.save(given); }
Order kept(Order given) { Order saved = orders.save(given); System.out.println(saved); return saved; }
Order merged(Order given) { return em.merge(given); }
Order cast(Order given) { return (Order) em.merge(given); }
Order again(Order given) { given = orders.save(given); return given; }
Order same(Order given) { System.out.println(given); return given; }
Order perhaps(Order given) { if (given == null) { return null; } return orders.save(given); }
Order checked(Order given) { if (given.getReference() == null) { throw new IllegalStateException(); } return orders.save(given); }
Order cleared(Order given) { given.setReference(null); return given; }
Order next(Order given) { return orders.findFirstByParent(given); }
Order either(Order given, Order other) { return given.getNumber().isEmpty() ? other : given; }
Order found(Order given) { Order other = orders.findFirstByParent(given); return orders.save(other); }
Order rebound(Order given) { given = orders.findFirstByParent(given); return given; }
"""


@pytest.mark.parametrize(
    "call",
    [
        "orders.save(order)",
        "orders.saveAndFlush(order)",
        "em.merge(order)",
        "store.saveOrder(order)",
        "merged(order)",
        "cast(order)",
        "stored(order)",
        "kept(order)",
        "again(order)",
        "same(order)",
    ],
)
@pytest.mark.parametrize("name", ["order", "Order other"])
def test_it_was_tested_before(java, call, name):
    java(
        f"""
        if (order.getReference() == null) {{ return; }}
        {name} = {call};
        {name.rpartition(" ")[2]}.getReference().trim();
        """,
        members=MEMBERS,
    )


def test_it_was_tested_inside(java):
    java("Order saved = checked(order); saved.getReference().trim();", members=MEMBERS)
    java("order = checked(order); order.getReference().trim();", members=MEMBERS)


def test_where_it_is_there(java):
    java(
        """
        if (order.getReference() == null) { return; }
        Order saved = perhaps(order);
        if (saved != null) { saved.getReference().trim(); }
        """,
        members=MEMBERS,
    )


@pytest.mark.parametrize(
    "call",
    [
        "orders.save(other)",
        "stored(other)",
        "cleared(order)",
        "next(order)",
        "store.findOrder(order)",
        "either(order, other)",
        "found(order)",
        "rebound(order)",
        "order.getParent()",
        "em.find(Order.class, order.getNumber())",
    ],
)
def test_it_may_be_another(java, call):
    java(
        f"""
        if (order.getReference() == null) {{ return; }}
        Order saved = {call};
        if (saved != null) {{
            saved.getReference().trim(); // null
        }}
        """,
        members=MEMBERS,
        parameters="Order order, Order other",
    )


@pytest.mark.parametrize("test", ["order.getQuantity() == null", "order.getNumber().isEmpty()"])
def test_something_else_was_tested(java, test):
    java(
        f"""
        if ({test}) {{ return; }}
        order = orders.save(order);
        order.getReference().trim(); // null
        """,
        members=MEMBERS,
    )


def test_what_is_changed_afterwards(java):
    java(
        """
        if (order.getReference() == null) { return; }
        order = orders.save(order);
        order.setReference(other.getReference());
        order.getReference().trim(); // null
        """,
        members=MEMBERS,
        parameters="Order order, Order other",
    )


def test_all_that_were_stored(java):
    java(
        """
        java.util.List<Order> good = all.stream().filter(one -> one.getReference() != null).toList();
        for (Order one : orders.saveAll(good)) { one.getReference().trim(); }
        java.util.List<Order> saved = orders.saveAll(good);
        saved.forEach(one -> one.getReference().trim());
        for (Order one : orders.saveAll(all)) {
            one.getReference().trim(); // null
        }
        java.util.List<Order> others = orders.findAllById(good.stream().map(Order::getNumber).toList());
        for (Order one : others) {
            one.getReference().trim(); // null
        }
        """,
        members=MEMBERS,
        parameters="java.util.List<Order> all",
    )


@pytest.mark.parametrize(
    ("filled", "mark"),
    [
        ('order.setReference("x"); order = orders.save(order);', ""),
        ('order.setReference("x"); order = same(order);', ""),
        ('other.setReference("x"); order = orders.save(order);', " // null"),
        ("order.setReference(other.getReference()); order = orders.save(order);", " // null"),
        ('order.setReference("x"); order = orders.save(other);', " // null"),
    ],
)
def test_filled_and_stored_where_it_was_null(java, filled, mark):
    java(
        f"""
        if (order.getReference() == null) {{ {filled} }}
        order.getReference().trim();{mark}
        """,
        members=MEMBERS,
        parameters="Order order, Order other",
    )


@pytest.mark.parametrize(
    "wrapped",
    [
        "for (Order one : java.util.Arrays.asList(order)) { one.getReference().trim(); }",
        "java.util.List.of(order).forEach(one -> one.getReference().trim());",
        "java.util.stream.Stream.of(order).map(Order::getReference).forEach(one -> one.trim());",
        "java.util.List<Order> all = java.util.List.of(order, order); for (Order one : all) { one.getReference().trim(); }",
        "order = java.util.Objects.requireNonNull(order); order.getReference().trim();",
        'Order other = java.util.Objects.requireNonNull(order, "none"); other.getReference().trim();',
    ],
)
def test_what_is_wrapped(java, wrapped):
    java(f"if (order.getReference() == null) {{ return; }}\n{wrapped}", members=MEMBERS)


@pytest.mark.parametrize(
    "wrapped",
    [
        "java.util.List.of(other)",
        "java.util.List.of(order, other)",
        "new java.util.ArrayList<Order>(others)",
    ],
)
def test_what_is_wrapped_of_others(java, wrapped):
    java(
        f"""
        if (order.getReference() == null) {{ return; }}
        for (Order one : {wrapped}) {{
            if (one != null) {{
                one.getReference().trim(); // null
            }}
        }}
        """,
        members=MEMBERS,
        parameters="Order order, Order other, java.util.List<Order> others",
    )
