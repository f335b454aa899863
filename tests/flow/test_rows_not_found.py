"""Null that a function gives because a query that has to find a row raised: it is a missing row's, whatever else comes back."""

from __future__ import annotations

import pytest

FIND = """
from django.core.exceptions import ObjectDoesNotExist

def find(number):
    try:
        order = {query}
    except {error}:
        {otherwise}
    return {given}
"""


def found(query="Order.objects.get(number=number)", error="Order.DoesNotExist", otherwise="return None", given="order.number"):
    return FIND.format(query=query, error=error, otherwise=otherwise, given=given)


@pytest.mark.parametrize("error", ["Order.DoesNotExist", "ObjectDoesNotExist", "(Order.DoesNotExist, ObjectDoesNotExist)"])
def test_what_is_made_of_the_row(python, error):
    python("find('a').lower()  # null", before=found(error=error))


@pytest.mark.parametrize(
    ("given", "used"),
    [("{'number': order.number}", "find('a')['number']"), ("[order.number]", "for item in find('a'):\n    pass")],
)
def test_containers_that_are_made_of_the_row(python, given, used):
    first, *rest = used.splitlines()
    python("\n".join((f"{first}  # null", *rest)), before=found(given=given))


def test_a_function_that_ends_in_the_handler(python):
    python(
        "find('a').lower()  # null",
        before="""
        def find(number):
            try:
                return Order.objects.get(number=number).number
            except Order.DoesNotExist:
                print(number)
        """,
    )


@pytest.mark.parametrize(
    ("before", "used"),
    [
        (found(), "if find('a'):\n    find('a').lower()"),
        (found(), "number = find('a')\nif number is not None:\n    number.lower()"),
        (found(otherwise="return ''"), "find('a').lower()"),
        (found(otherwise="raise ValueError(number)"), "find('a').lower()"),
        (found(otherwise="order = Order.objects.create(number=number)"), "find('a').lower()"),
    ],
)
def test_what_is_tested_or_no_missing_row(python, before, used):
    python(used, before=before)
