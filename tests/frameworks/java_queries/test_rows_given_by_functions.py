"""Rows whose class only the function tells that a call is handed: futures, and templates that run what they are given."""

from __future__ import annotations

import pytest

_LATER = "java.util.concurrent.CompletableFuture.supplyAsync(() -> em.find(Order.class, 1L))"


@pytest.mark.parametrize(
    "chain",
    [
        "thenApply(o -> o.getReference().trim());",
        "thenAccept(o -> o.getReference().trim());",
        "thenApply(o -> o).thenAccept(o -> o.getReference().trim());",
        "thenApply(o -> o.getCustomer().getName());",
        "thenApply(o -> o.getReference()).thenAccept(r -> r.trim());",
        "thenApply(Order::getReference).thenApply(r -> r.trim());",
    ],
)
def test_futures(java, chain):
    java(f"{_LATER.replace('em.find(Order.class, 1L)', 'orders.findById(1L).orElseThrow()')}.{chain} // null")


@pytest.mark.parametrize(
    "chain",
    [
        "thenApply(o -> o.getReference());",
        "thenAccept(o -> { if (o.getReference() != null) o.getReference().trim(); });",
        "thenApply(o -> o.getReference()).thenAccept(r -> { if (r != null) r.trim(); });",
        'thenApply(o -> o.getReference() == null ? "" : o.getReference()).thenAccept(r -> r.trim());',
        "thenApply(o -> o.getId()).thenAccept(i -> i.longValue());",
        "thenApply(o -> o.getReference()).thenApply(r -> Optional.ofNullable(r)).thenAccept(r -> r.map(String::trim));",
        "thenApply(o -> o.getReference()).exceptionally(e -> null);",
        "thenApply(o -> String.valueOf(o.getReference())).thenAccept(r -> r.trim());",
    ],
)
def test_what_futures_hold_is_tested(java, chain):
    java(f"{_LATER.replace('em.find(Order.class, 1L)', 'orders.findById(1L).orElseThrow()')}.{chain}")
