"""Generic helpers of Java that do not know themselves that they look for rows."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*;"

MEMBERS = """
    interface Mapper<T> { T map(Object row); }
    <T> List<T> list(String sql, Mapper<T> mapper) { return new ArrayList<>(); }
    <T> T first(String sql, Mapper<T> mapper) {
        List<T> all = list(sql, mapper);
        return all.isEmpty() ? null : all.get(0);
    }
    <T> T only() {
        List<T> all = list("", null);
        return all.isEmpty() ? null : all.get(0);
    }
    Order found(String sql) { return only(); }
    Order refused(String sql) {
        Order order = only();
        if (order == null) { throw new IllegalStateException(); }
        return order;
    }
"""


@pytest.mark.parametrize(
    "body",
    [
        'Order one = first("", row -> new Order()); one.getNumber(); // null',
        "Order one = only(); one.getNumber(); // null",
        'found("").getNumber(); // null',
    ],
)
def test_null(java, body):
    java(body, IMPORTS, MEMBERS)


@pytest.mark.parametrize(
    "body",
    [
        'Order one = first("", row -> new Order()); if (one != null) one.getNumber();',
        'refused("").getNumber();',
    ],
)
def test_no_null(java, body):
    java(body, IMPORTS, MEMBERS)
