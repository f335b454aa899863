"""Rows that futures hold, of executors and of Guava: what a function gives later, and what it is handed of another future."""

from __future__ import annotations

import pytest

_FUTURES = "com.google.common.util.concurrent.Futures"


@pytest.fixture
def futures(java):
    """As `java`, with executors in the parameters and `found`, a future of a row that need not exist."""

    def expect(body: str) -> None:
        parameters = (
            "com.google.common.util.concurrent.ListeningExecutorService guava, java.util.concurrent.ExecutorService pool, "
            "java.util.concurrent.Executor direct, Long id"
        )
        lines = ["var found = guava.submit(() -> em.find(Order.class, id));", *body.split("\n")]
        java("\n".join(lines), parameters=parameters)

    return expect


@pytest.mark.parametrize(
    "use",
    [
        "found.get().getId();",
        "pool.submit(() -> em.find(Order.class, id)).get().getId();",
        f"{_FUTURES}.transform(found, o -> o.getId());",
        f"{_FUTURES}.transform(found, o -> o.getId(), direct);",
        f"{_FUTURES}.transform(found, (com.google.common.base.Function<Order, Long>) o -> o.getId());",
        f"{_FUTURES}.transformAsync(found, o -> {_FUTURES}.immediateFuture(o.getId()), direct);",
        f"{_FUTURES}.transform({_FUTURES}.transform(found, o -> o), o -> o.getId());",
        f"{_FUTURES}.immediateFuture(em.find(Order.class, id)).get().getId();",
        "var one = id > 1 ? found : guava.submit(() -> orders.findById(id).orElseThrow()); one.get().getId();",
        f"{_FUTURES}.transform(found, Order::getId, direct);",
    ],
)
def test_a_row_that_need_not_exist(futures, use):
    futures(f"{use} // null")


@pytest.mark.parametrize(
    "use",
    [
        f"{_FUTURES}.transform(found, o -> o == null ? null : o.getId());",
        f"{_FUTURES}.transform(found, o -> Optional.ofNullable(o), direct);",
        f"{_FUTURES}.transform({_FUTURES}.transform(found, o -> Optional.ofNullable(o).orElseThrow()), o -> o.getId());",
        f'{_FUTURES}.transform({_FUTURES}.transform(found, o -> o == null ? "" : "x"), s -> s.trim());',
        "Order o = found.get(); if (o != null) o.getId();",
        "pool.submit(() -> orders.findById(id).orElseThrow()).get().getId();",
        f"{_FUTURES}.transform(guava.submit(() -> orders.findAll()), all -> all.size());",
        f"{_FUTURES}.immediateFuture(new Order()).get().getId();",
        "pool.submit(() -> { em.find(Order.class, id); });",
        f"{_FUTURES}.transform(unknown(found), o -> o.getId());",
    ],
)
def test_futures_of_what_is_there_are_silent(futures, use):
    futures(use)
