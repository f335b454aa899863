"""Which nulls of functions that handle an error are told as missing rows."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence

ORDERS = """
from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=20)


def number_of(key):
    try:
        order = {query}
    except {error}:
        return None
    return order.number


def label(key):
    return number_of(key).strip()
"""


@pytest.mark.parametrize(
    ("query", "error", "expected"),
    [
        ("Order.objects.get(pk=key)", "Order.DoesNotExist", {Confidence.HIGH}),
        ("Order.objects.get(pk=key)", "ValueError", set()),
        ("Order.objects.get(pk=key)", "(Order.DoesNotExist, ValueError)", set()),
        ("loaded(key)", "Order.DoesNotExist", set()),
        ("loaded(key.order)", "Order.DoesNotExist", {Confidence.HIGH}),
        ("loaded(key.order)", "ObjectDoesNotExist", set()),
    ],
)
def test_only_the_error_of_a_query_or_of_what_is_read_tells_a_missing_row(confidences, query, error, expected):
    assert confidences({"orders.py": ORDERS.format(query=query, error=error)}, "NG103") == expected
