"""Rows in Reactor's Mono and Flux: what functions are given is a row, and none of them may give null."""

from __future__ import annotations

import pytest

IMPORTS = """
import java.util.*;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import reactor.core.publisher.*;
interface Orders extends ReactiveCrudRepository<Order, Long> {
    Mono<Order> findByNumber(String number);
    Flux<Order> findByOpen(boolean open);
}
"""
MEMBERS = """
Orders orders;
String shown(Order order) { return order.getNumber(); }
"""


@pytest.mark.parametrize(
    "body",
    [
        "orders.findById(1L).map(o -> o.getReference().trim()); // null",
        "orders.findByNumber(number).map(o -> o.getReference().trim()); // null",
        "orders.findByOpen(true).filter(o -> o.getQuantity() > 3).map(this::shown); // null",
        "orders.findById(1L).flatMap(o -> orders.save(o.getParent())); // null",
        "orders.findAll().doOnNext(o -> o.getParent().getNumber()).subscribe(); // null",
        "orders.findById(1L).filter(o -> o.getNumber() != null).map(o -> o.getReference().trim()); // null",
        "orders.findById(1L).map(Order::getReference); // null",
        "orders.findAll().map(o -> o.getParent()); // null",
        "Mono.just(order).map(o -> o.getReference().trim()); // null",
    ],
)
def test_what_functions_do_with_rows(java, body):
    java(body, IMPORTS, MEMBERS, "Order order, String number")


@pytest.mark.parametrize(
    "body",
    [
        "orders.findById(1L).map(o -> o.getNumber().trim());",
        "orders.findById(1L).filter(o -> o.getReference() != null).map(o -> o.getReference().trim());",
        "orders.findAll().filter(o -> o.getParent() != null).map(Order::getParent).map(this::shown);",
        "orders.findById(1L).map(o -> Optional.ofNullable(o.getReference()));",
        "orders.findById(1L).flatMap(o -> Mono.justOrEmpty(o.getReference())).map(text -> text.trim());",
        "Mono.justOrEmpty(order.getReference()).map(text -> text.trim());",
        'orders.findById(1L).map(o -> o.getReference() == null ? "" : o.getReference());',
        "orders.findByNumber(number).switchIfEmpty(Mono.error(new IllegalStateException())).map(this::shown);",
        "orders.findAll().collectList().map(all -> all.size());",
        "orders.findByNumber(number).doOnNext(o -> System.out.println(o.getReference())).subscribe();",
        "Mono.fromSupplier(() -> order.getReference()).subscribe();",
    ],
)
def test_what_is_there_or_may_be_missing(java, body):
    java(body, IMPORTS, MEMBERS, "Order order, String number")
