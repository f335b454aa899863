"""Null that a function gives because a query that has to find a row raised: it is a missing row's, whatever else comes back."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings
from tests.flow.conftest import SHOP_PYTHON


@pytest.fixture
def tell(tmp_path, monkeypatch):
    """`tell(functions, statement)`: whether a null is told of in a source with functions that look for orders."""
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
    root = tmp_path / "tree"
    root.mkdir()

    def told(functions: str, statement: str, least: str = "medium") -> bool:
        (root / "models.py").write_text(SHOP_PYTHON)
        (root / "code.py").write_text(f"from models import Order\n{functions}\ndef use(number):\n    {statement}\n")
        settings = load_settings((root,), None, {"cache": False, "min_confidence": least})
        report = run(settings, lambda stage, done, total: None)
        return any(finding.place.path == "code.py" for finding in report.findings)

    return told


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
        ("TaxReceipt.DoesNotExist", "lookup"),
        ("Order.DoesNotExist", "returned"),
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


def test_a_related_row_that_is_only_passed_over(analyse):
    text = MAKE.format(body="make(order.receipt)", error="Receipt.DoesNotExist").replace("return None", "made = None")
    assert [use.origin for use in analyse({"service.py": text + "def run(order):\n    find(order).lower()"})["service.py"]] == [
        "returned"
    ]


NONE_OF_THEM = """
def find(number, orders=None):
    rows = {rows}
    {test}
        return None
    return {{"number": rows[0].number}}
"""


@pytest.mark.parametrize(
    ("rows", "test"),
    [
        ("list(Order.objects.filter(number=number))", "if not rows:"),
        ("Order.objects.filter(number=number)", "if not rows:"),
        ("Order.objects.filter(number=number)", "if not rows.exists():"),
        ("Order.objects.filter(number=number)", "if rows.count() == 0:"),
        ("Order.objects.filter(number=number)", "if len(rows) == 0:"),
        ("[order for order in Order.objects.all() if order.number == number]", "if not rows:"),
    ],
)
def test_no_rows_at_all(tell, rows, test):
    assert tell(NONE_OF_THEM.format(rows=rows, test=test), "find(number)['number']")


@pytest.mark.parametrize(
    ("rows", "test"),
    [
        ("list(Order.objects.filter(number=number))", "if number == 'none':"),
        ("list(Order.objects.filter(number=number))", "if len(rows) > 9:"),
        ("orders", "if not rows:"),
        ("read(number)", "if not rows:"),
        ("number.split()", "if not rows:"),
        ("list(Order.objects.filter(number=number))", "if number == 'none':\n        return None\n    if not rows:"),
    ],
)
def test_null_for_other_reasons(tell, rows, test):
    assert not tell(NONE_OF_THEM.format(rows=rows, test=test), "find(number)['number']")


BY_NUMBER = """
def run(number, given):
    orders = {orders}
    {use}
"""


@pytest.mark.parametrize(
    "orders",
    [
        "{order.number: order for order in Order.objects.all()}",
        "{order.number: order for order in Order.objects.filter(quantity__isnull=False)}",
        "dict((order.number, order) for order in Order.objects.all())",
        "Order.objects.in_bulk()",
    ],
)
def test_a_dictionary_of_rows_has_none_of_a_key(tell, orders):
    assert tell(BY_NUMBER.format(orders=orders, use="return orders.get(number).number"), "pass", "low")
    assert tell(BY_NUMBER.format(orders=orders, use="order = orders.get(number)\n    return order.number"), "pass", "low")
    assert tell(BY_NUMBER.format(orders=orders, use="for key in given:\n        orders.get(key).number"), "pass", "low")
    assert not tell(BY_NUMBER.format(orders=orders, use="return orders.get(number).number"), "pass")


@pytest.mark.parametrize(
    ("orders", "use"),
    [
        ("{order.number: order for order in Order.objects.all()}", "return orders[number].number"),
        ("{order.number: order for order in Order.objects.all()}", "return orders.get(number, given).number"),
        (
            "{order.number: order for order in Order.objects.all()}",
            "if number in orders:\n        return orders.get(number).number",
        ),
        (
            "{order.number: order for order in Order.objects.all()}",
            "order = orders.get(number)\n    return order and order.number",
        ),
        (
            "{order.number: order for order in Order.objects.filter(quantity__isnull=False)}",
            "order = orders.get(number)\n    return order and order.number + str(order.quantity + 1)",
        ),
        ("{order.number: order for order in Order.objects.filter(quantity__isnull=False)}", "return orders[number].quantity + 1"),
        ("{order.number: order.number for order in Order.objects.all()}", "return orders.get(number).lower()"),
        ("{order.number: order for order in Order.objects.all()}", "for key in orders:\n        orders.get(key).number"),
        ("{order.number: order for order in Order.objects.all()}", "for key in orders.keys():\n        orders.get(key).number"),
        ("{number: given}", "return orders.get(number).number"),
        ("given", "return orders.get(number).number"),
    ],
)
def test_what_dictionaries_give_surely_or_no_row(tell, orders, use):
    assert not tell(BY_NUMBER.format(orders=orders, use=use), "pass", "low")
