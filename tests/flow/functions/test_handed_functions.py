"""A function that another one of the project is handed is called with what that one has looked up, or read of a row."""

from __future__ import annotations

import pytest

JAVA = "import jakarta.persistence.*;\nimport java.util.function.*;"

MEMBERS = """
    EntityManager orders;

    <T> T with(Long id, Function<Order, T> work) { return work.apply(orders.find(Order.class, id)); }
    <T> T withFound(Long id, Function<Order, T> work) {
        Order found = orders.find(Order.class, id);
        if (found == null) { throw new IllegalArgumentException(); }
        return work.apply(found);
    }
    void each(Order[] all, BiConsumer<Order, String> work) {
        for (Order one : all) { work.accept(one, one.getReference()); }
    }
    static void tell(Order one, Show show) { show.show(one.getParent()); }
    interface Show { void show(Order order); }
    void rebound(Function<Order, String> work) {
        work = order -> "";
        work.apply(orders.find(Order.class, 1L));
    }
"""


@pytest.mark.parametrize(
    "call",
    [
        "with(1L, found -> found.getNumber());",
        "with(1L, Order::getNumber);",
        "with(1L, found -> { return found.getNumber(); });",
        "each(new Order[0], (one, text) -> text.trim());",
        "tell(order, parent -> parent.getNumber());",
    ],
)
def test_java_functions_that_are_called_with_null(java, call):
    java(f"{call} // null", JAVA, MEMBERS)


@pytest.mark.parametrize(
    "call",
    [
        'with(1L, found -> found == null ? "" : found.getNumber());',
        "with(1L, found -> found);",
        "withFound(1L, found -> found.getNumber());",
        "each(new Order[0], (one, text) -> one.getNumber());",
        "each(new Order[0], (one, text) -> { if (text != null) text.trim(); });",
        "tell(order, parent -> { if (parent != null) parent.getNumber(); });",
        "rebound(found -> found.getNumber());",
    ],
)
def test_java_functions_that_are_not(java, call):
    java(call, JAVA, MEMBERS)


BEFORE = """
    def with_first(work):
        return work(Order.objects.first())

    def with_found(work):
        order = Order.objects.first()
        return work(order) if order else None

    def with_two(order: Order, work):
        work(order.number, order.reference)

    def by_name(work):
        work(order=Order.objects.first())
"""


@pytest.mark.parametrize("call", ["with_first(lambda found: found.number)", "with_two(order, lambda number, text: text.strip())"])
def test_python_functions_that_are_called_with_null(python, call):
    python(f"{call}  # null", before=BEFORE)


@pytest.mark.parametrize(
    "call",
    [
        "with_first(lambda found: found and found.number)",
        "with_found(lambda found: found.number)",
        "with_two(order, lambda number, text: number.strip())",
        "by_name(lambda order: order.number)",
        "unknown(lambda found: found.number)",
    ],
)
def test_python_functions_that_are_not(python, call):
    python(call, before=BEFORE)
