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


MAKE = """
from django.core.exceptions import ObjectDoesNotExist

def find(order):
    try:
        made = {body}
    except {error}:
        return None
    return made
"""


@pytest.mark.parametrize("body", ["make(order.receipt)", "{'receipt': make(order)}"])
def test_a_class_that_says_of_what_row_it_is(python, body):
    python("find(order).lower()  # null", before=MAKE.format(body=body, error="Receipt.DoesNotExist"))


@pytest.mark.parametrize(
    ("error", "origin"),
    [
        ("Receipt.DoesNotExist", "lookup"),
        ("models.Receipt.DoesNotExist", "lookup"),
        ("ObjectDoesNotExist", "returned"),
        ("DoesNotExist", "returned"),
        ("exceptions.ObjectDoesNotExist", "returned"),
        ("Receipt.NotReady", "returned"),
        ("KeyError", "returned"),
        ("(Receipt.DoesNotExist, KeyError)", "returned"),
    ],
)
def test_errors_that_may_be_of_something_else(analyse, error, origin):
    text = MAKE.format(body="make(order.receipt)", error=error) + "def run(order):\n    find(order).lower()"
    assert [use.origin for use in analyse({"service.py": text})["service.py"]] == [origin]
