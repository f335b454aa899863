"""Rows whose base lets attributes be read by their names as of a dictionary: `order["reference"]` is `order.reference`."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "body",
    [
        'order["reference"].lower()  # null',
        'order["customer"].name  # null',
        'order["customer"]["name"].lower()  # null',
        'if order["number"]:\n    order.reference.lower()  # null',
        'order["reference"] = None\norder.reference.lower()  # null',
    ],
)
def test_an_entry_is_the_attribute(python, body):
    python(body)


@pytest.mark.parametrize(
    "body",
    [
        'order["number"].lower()',
        'order["buyer"]["name"].lower()',
        'order["unknown"].lower()',
        "order[0].lower()",
        "order[order.number].lower()",
        'if order["reference"]:\n    order.reference.lower()',
        'if order.reference:\n    order["reference"].lower()',
        'if order["customer_id"]:\n    order.customer.name',
        'if order["customer_id"] is not None:\n    order["customer"]["name"].lower()',
        'order["reference"] = "x"\norder.reference.lower()',
        'order.reference = "x"\norder["reference"].lower()',
        'rows = {"reference": "x"}\nrows["reference"].lower()',
    ],
)
def test_what_is_no_attribute_or_is_tested_is_left_alone(python, body):
    python(body)
