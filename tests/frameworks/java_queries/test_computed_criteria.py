"""Criteria queries that compute one value over all rows, which is null where there are none."""

from __future__ import annotations

import pytest

QUERY = """
CriteriaBuilder cb = em.getCriteriaBuilder();
CriteriaQuery<Integer> query = cb.createQuery(Integer.class);
Root<Order> root = query.from(Order.class);
{}
em.createQuery(query).getSingleResult().toString();{}
"""


@pytest.mark.parametrize(
    "selection",
    [
        'query.select(cb.max(root.get("quantity")));',
        'query.select(cb.sum(root.get("quantity"))).where(cb.equal(root.get("note"), ref));',
        'query.where(cb.isNotNull(root.get("quantity")));\nquery.select(cb.least(root.get("quantity")));',
    ],
)
def test_null_of_no_rows(java, selection):
    java(QUERY.format(selection, " // null"))


@pytest.mark.parametrize(
    "selection",
    [
        "query.select(cb.count(root));",
        'query.select(cb.coalesce(cb.max(root.get("quantity")), 0));',
        'query.select(cb.sum(root.get("quantity"), 1)).where(cb.isNotNull(root.get("quantity")));',
        'query.select(cb.max(root.get("quantity"))).groupBy(root.get("note"));',
        'query.select(cb.max(root.get("quantity")));\nquery.select(cb.count(root));',
    ],
)
def test_what_is_never_null_over_no_rows_is_silent(java, selection):
    java(QUERY.format(selection, ""))
