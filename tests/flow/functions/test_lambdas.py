"""Functions handed to calls: uses within them, and what they tell of elements."""

from __future__ import annotations

import pytest

JAVA = """
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import java.util.stream.*;
import static java.util.stream.Collectors.*;
"""


def orders(java, expression):
    java(f"Object it = {expression};", JAVA, parameters="List<Order> orders, ExecutorService pool, Map<String, Order> byName")


@pytest.mark.parametrize(
    "expression",
    [
        "orders.stream().map(o -> o.getReference().trim()).toList()",
        "orders.stream().map(Order::getReference).map(String::trim).toList()",
        "orders.stream().mapToInt(Order::getQuantity).sum()",
        "orders.stream().mapToInt(o -> o.getQuantity()).sum()",
        "orders.stream().filter(o -> o.getReference().isEmpty()).count()",
        "orders.stream().anyMatch(o -> o.getReference().isEmpty())",
        "orders.stream().sorted(Comparator.comparing(Order::getPaidAt)).toList()",
        "orders.stream().collect(Collectors.groupingBy(Order::getReference))",
        "orders.stream().collect(Collectors.toMap(o -> o.getReference().trim(), o -> o))",
        "orders.stream().collect(groupingBy(o -> o.getReference()))",
        "orders.stream().collect(toMap(Order::getNumber, Order::getReference))",
        "orders.stream().collect(Collectors.groupingBy(o -> o.getReference().trim(), Collectors.counting()))",
        "orders.stream().filter(o -> o.getNumber() != null).map(o -> o.getReference().trim()).toList()",
        "orders.stream().findFirst().map(o -> o.getReference().trim())",
        "orders.stream().findFirst().get().getReference().trim()",
        "pool.submit(() -> orders.get(0).getReference().trim())",
        "unknown(() -> orders.get(0).getReference().trim())",
        "byName.values().stream().map(o -> o.getReference().trim()).toList()",
    ],
)
def test_a_use_within_a_function_is_found(java, expression):
    orders(java, f"{expression}; // null\n//")


@pytest.mark.parametrize(
    "expression",
    [
        "orders.stream().filter(o -> o.getReference() != null).map(o -> o.getReference().trim()).toList()",
        "orders.stream().filter(o -> o.getReference() != null).sorted().map(o -> o.getReference().trim()).toList()",
        "orders.stream().filter(o -> o.getReference() != null).limit(3).skip(1).map(o -> o.getReference().trim()).toList()",
        "orders.stream().filter(o -> o.getReference() != null && o.getReference().isEmpty()).count()",
        "orders.stream().filter(o -> Objects.nonNull(o.getReference())).map(o -> o.getReference().trim()).toList()",
        "orders.stream().map(Order::getReference).filter(Objects::nonNull).map(String::trim).toList()",
        "orders.stream().map(Order::getReference).filter(r -> r != null).map(String::trim).toList()",
        "orders.stream().filter(o -> o.getReference() != null).findFirst().get().getReference().trim()",
        'orders.stream().filter(o -> o.getReference() != null).findFirst().map(o -> o.getReference().trim()).orElse("")',
        "orders.stream().map(Order::getReference).collect(Collectors.toList())",
        'orders.stream().map(o -> o.getReference() == null ? "" : o.getReference().trim()).toList()',
        'orders.stream().map(o -> Optional.ofNullable(o.getReference()).map(String::trim).orElse("")).toList()',
        "orders.stream().filter(o -> o.getQuantity() != null).mapToInt(Order::getQuantity).sum()",
        "orders.stream().sorted(Comparator.comparing(Order::getNumber)).toList()",
        "orders.stream().min(Comparator.comparing(Order::getPaidAt, Comparator.nullsLast(Comparator.naturalOrder())))",
        "orders.stream().collect(Collectors.groupingBy(Order::getNumber))",
        "orders.stream().filter(o -> o.getReference() != null).collect(Collectors.toMap(o -> o.getReference().trim(), o -> o))",
        (
            "orders.stream().filter(o -> { if (o.getReference() == null) return false; return true; })"
            ".map(o -> o.getReference().trim()).toList()"
        ),
        "orders.stream().filter(o -> o.getReference() != null).collect(groupingBy(Order::getReference))",
        "orders.stream().filter(o -> o.getReference() != null).collect(toMap(Order::getNumber, o -> o.getReference().trim()))",
        "orders.stream().flatMap(o -> Stream.ofNullable(o.getReference())).map(String::trim).toList()",
        "orders.stream().map(Order::getNumber).map(String::trim).toList()",
        'Optional.ofNullable(orders.get(0).getParent()).map(Order::getReference).map(String::trim).orElse("")',
        "Optional.ofNullable(orders.get(0).getReference()).filter(r -> r.isEmpty()).isPresent()",
        "orders.removeIf(o -> o.getReference() == null)",
        "(Supplier<String>) () -> orders.get(0).getReference()",
    ],
)
def test_what_a_function_tests_is_known_of_the_elements(java, expression):
    orders(java, expression)


def test_a_collected_stream_keeps_what_its_filter_told(java):
    java(
        """
        List<Order> known = orders.stream().filter(o -> o.getReference() != null).collect(Collectors.toList());
        for (Order order : known) order.getReference().trim();
        for (Order order : orders) order.getReference().trim(); // null
        """,
        JAVA,
        parameters="List<Order> orders",
    )


def test_a_lambda_knows_what_was_known_where_it_was_written(java):
    java(
        """
        if (order.getReference() == null) return;
        pool.submit(() -> order.getReference().trim());
        Runnable later = () -> order.getReference().trim();
        later.run();
        """,
        JAVA,
        parameters="Order order, ExecutorService pool",
    )


@pytest.mark.parametrize(
    "expression",
    [
        "later(lambda: order.reference.upper())",
        "later(call=lambda: order.reference.upper())",
        "sorted(orders, key=lambda o: o.reference.upper())",
        "list(map(lambda o: o.reference.upper(), orders))",
    ],
)
def test_a_use_within_a_python_lambda_is_found(python, expression):
    python(f"return {expression}  # null", before="def later(call): ...", signature="order: Order, orders: list[Order]")


@pytest.mark.parametrize(
    "expression",
    [
        "later(lambda: order.reference)",
        "later(lambda: order.reference and order.reference.upper())",
        "sorted(orders, key=lambda o: o.number.upper())",
        "sorted(orders, key=lambda o: o.reference or '')",
        "[o.reference.upper() for o in filter(lambda o: o.reference, orders)]",
        "order.reference and later(lambda: order.reference.upper())",
    ],
)
def test_a_python_lambda_that_tests_is_silent(python, expression):
    python(f"return {expression}", before="def later(call): ...", signature="order: Order, orders: list[Order]")


WORK = """
    interface Work<R> { R run(); }
    <R> R execute(Work<R> work) { return work.run(); }
    <R> R retried(int times, Work<R> work) { return work.run(); }
    <R> List<R> each(Work<R> work) { return List.of(); }
    void enqueue(Work<String> work) { }
    Tasks tasks;
    static class Tasks { <R> R within(Work<R> work) { return work.run(); } }
"""


@pytest.mark.parametrize(
    "expression",
    [
        "execute(() -> order.getReference())",
        "execute(() -> { return order.getReference(); })",
        "retried(3, () -> order.getReference())",
        "tasks.within(() -> order.getReference())",
        "execute(new Work<String>() { public String run() { return order.getReference(); } })",
    ],
)
def test_what_a_callback_returns_comes_back(java, expression):
    java(f"String it = {expression};\nit.trim(); // null", JAVA, WORK)


@pytest.mark.parametrize(
    "statement",
    [
        "String it = execute(() -> order.getNumber()); it.trim();",
        'String it = execute(() -> order.getReference() == null ? "" : order.getReference()); it.trim();',
        "String it = execute(() -> order.getReference()); if (it != null) it.trim();",
        "int it = each(() -> order.getReference()).size();",
        "enqueue(() -> order.getReference());",
        "String it = Objects.requireNonNull(order.getReference()); it.trim();",
    ],
)
def test_callbacks_whose_null_does_not_come_back(java, statement):
    java(statement, JAVA, WORK)


KEPT = """
    interface Source<V> { V get(); }
    interface Cache<K, V> {
        V get(K key);
        default V fetch(K key, Source<V> source) { V kept = get(key); return kept != null ? kept : source.get(); }
        default V demand(K key, Source<V> source) {
            V found = source.get();
            if (found == null) throw new IllegalStateException();
            return found;
        }
        default K other(K key, Source<V> source) { source.get(); return key; }
    }
    static <R> R within(Source<R> source) { return source.get(); }
    static <R> R demanded(Source<R> source) {
        R found = source.get();
        if (found == null) throw new IllegalStateException();
        return found;
    }
    static <R> R required(Source<R> source) { return Objects.requireNonNull(source.get()); }
    static <R> R keyed(String key, Source<R> source) {
        if (key == null) throw new IllegalStateException();
        try { return source.get(); }
        catch (RuntimeException e) { if (e.getCause() != null) throw e; throw new IllegalStateException(e); }
    }
    static class Work { static <R> R done(Source<R> source) { return source.get(); } }
    Cache<String, String> cache;
    Map<String, String> names;
"""


@pytest.mark.parametrize(
    "expression",
    [
        'cache.fetch("a", () -> order.getReference())',
        "within(() -> order.getReference())",
        'keyed("a", () -> order.getReference())',
        "Work.done(() -> order.getReference())",
        'names.computeIfAbsent("a", key -> order.getReference())',
        'names.compute("a", (key, old) -> order.getReference())',
    ],
)
def test_what_a_function_returns_comes_back_from_caches_maps_and_static_methods(java, expression):
    java(f"String it = {expression};\nit.trim(); // null", "import java.util.*;\n" + JAVA, KEPT)


@pytest.mark.parametrize(
    "expression",
    [
        'cache.fetch("a", () -> order.getNumber())',
        'cache.demand("a", () -> order.getReference())',
        'cache.other("a", () -> order.getReference())',
        "within(() -> order.getNumber())",
        "demanded(() -> order.getReference())",
        "required(() -> order.getReference())",
        "Work.done(() -> order.getNumber())",
        'names.computeIfAbsent("a", key -> order.getNumber())',
        'names.getOrDefault("a", "b")',
        "new java.util.concurrent.atomic.AtomicReference<String>().getAndUpdate(old -> order.getReference())",
    ],
)
def test_functions_whose_null_stays_inside(java, expression):
    java(f"String it = {expression};\nit.trim();", "import java.util.*;\n" + JAVA, KEPT)


def test_what_streams_of_streams_hold(java):
    java(
        """
        groups.stream().flatMap(group -> group.stream()).forEach(o -> o.getReference().trim()); // null
        groups.stream().flatMap(List::stream).map(o -> o.getNumber().trim()).toList();
        groups.stream().flatMap(List::stream).filter(o -> o.getReference() != null).forEach(o -> o.getReference().trim());
        first.flatMap(o -> Optional.ofNullable(o.getParent())).map(o -> o.getReference().trim()); // null
        first.flatMap(o -> Optional.ofNullable(o.getReference())).map(text -> text.trim());
        """,
        imports="import java.util.*;",
        parameters="List<List<Order>> groups, Optional<Order> first",
    )


def test_what_a_filter_tests_is_known_of_the_one_that_may_be_found(java):
    java(
        """
        Order found = orders.stream().filter(o -> o.getReference() != null).findFirst().orElse(null);
        if (found != null) {
            found.getReference().trim();
            found.getQuantity().intValue(); // null
        }
        Order other = orders.stream().filter(o -> "A".equals(o.getReference())).findAny().orElse(null);
        String text = other == null ? "" : other.getReference().trim();
        """,
        JAVA,
        parameters="List<Order> orders",
    )
