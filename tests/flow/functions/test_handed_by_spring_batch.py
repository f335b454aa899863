"""What Spring Batch hands the functions that process and write rows, and the first that is there of several values (Java)."""

from __future__ import annotations

import pytest

_BATCH = "import org.springframework.batch.item.*;\nimport java.util.*;"


@pytest.mark.parametrize(
    "given",
    [
        "order -> order.getReference().length(); // null",
        "order -> {\n    return order.getReference().length(); // null\n};",
        "order -> order.getReference() == null ? null : order.getReference().length();",
    ],
)
def test_rows_that_are_processed(java, given):
    member = f"ItemProcessor<Order, Integer> number() {{\n    return {given}\n}}"
    java("order.getNumber().trim();", imports=_BATCH, members=member)


@pytest.mark.parametrize(
    "given",
    [
        "all -> all.forEach(order -> order.getReference().trim()); // null",
        "all -> { for (Order o : all) {\n    o.getReference().trim(); // null\n} };",
        "all -> all.getItems().forEach(o -> o.getReference().trim()); // null",
        "all -> all.getItems().stream().filter(o -> o.getReference() != null).forEach(o -> o.getReference().trim());",
        "all -> { for (Order o : all) { if (o.getReference() != null) { o.getReference().trim(); } } };",
    ],
)
def test_rows_that_are_written(java, given):
    java("order.getNumber().trim();", imports=_BATCH, members=f"ItemWriter<Order> w() {{\n    return {given}\n}}")


@pytest.mark.parametrize(
    "body",
    [
        'ObjectUtils.firstNonNull(order.getReference(), order.getReference(), "none").trim();',
        "ObjectUtils.firstNonNull(order.getReference(), order.getNumber()).trim();",
        "ObjectUtils.firstNonNull(order.getReference(), order.getReference()).trim(); // null",
    ],
)
def test_the_last_of_several_stands_in(java, body):
    java(body, imports="import org.apache.commons.lang3.ObjectUtils;")
