"""Null that a call hands over in a list, set or tuple to a function that uses what is in it (Python)."""

from __future__ import annotations

import pytest

from nullguard.model.span import line_of

MODELS = """
from django.db import models

class Customer(models.Model):
    name = models.CharField(max_length=80)

class Order(models.Model):
    number = models.CharField(max_length=20)
    customer = models.ForeignKey(Customer, null=True, on_delete=models.SET_NULL)
    buyer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="bought")
"""

START = """from models import Customer, Order
from helpers import *

def run(order: Order, orders: list[Order]):
"""

HELPERS = """
def greet(customers):
    for customer in customers:
        customer.name.upper()

def names(customers):
    return [customer.name for customer in customers]

def names_of_all(*customers):
    return [customer.name for customer in customers]

def first(customers):
    return customers[0].name

def passed_on(customers):
    greet(customers)

def numbered(customers):
    for number, customer in enumerate(customers):
        customer.name.upper()

def side_by_side(customers):
    for customer, other in zip(customers, customers):
        customer.name.upper()

def copied(customers):
    for customer in list(customers):
        customer.name.upper()

def joined(customers):
    return ", ".join(customer.name for customer in customers)

def by_name(customers):
    return {customer.name: customer for customer in customers}

def or_none(customers=None):
    for customer in customers or []:
        customer.name.upper()

def generated(customers):
    for customer in customers:
        yield customer.name

def greet_those(customers):
    for customer in customers:
        if customer:
            customer.name.upper()

def greet_others(customers):
    for customer in customers:
        if customer is None:
            continue
        customer.name.upper()

def names_of_those(customers):
    return [customer.name for customer in customers if customer]

def cleaned(customers):
    for customer in filter(None, customers):
        customer.name.upper()

def refusing(customers):
    if not all(customers):
        raise ValueError
    greet(customers)

def refusing_none(customers):
    if None in customers:
        raise ValueError
    greet(customers)

def handling(customers):
    try:
        greet(customers)
    except AttributeError:
        return None

def if_wanted(customers, wanted):
    if wanted:
        greet(customers)

def shown(customers):
    return [str(customer) for customer in customers]

def named(customers):
    return [getattr(customer, "name", "") for customer in customers]

def head(customers):
    one, *others = customers
    return one.name
"""


@pytest.fixture
def lines(observe_in):
    """`lines(body)`: the lines of a function's body that hand over a null, from 1."""

    def seen(body):
        text = START + "".join(f"    {line}\n" for line in body.splitlines())
        files = {"models.py": MODELS, "helpers.py": HELPERS, "service.py": text}
        before = START.count("\n")
        return [line_of(use.at) - before for use in observe_in(files, "service.py").uses]

    return seen


USING = [
    "greet",
    "names",
    "first",
    "passed_on",
    "numbered",
    "side_by_side",
    "copied",
    "joined",
    "by_name",
    "or_none",
    "generated",
]
SPARING = ["greet_those", "greet_others", "names_of_those", "cleaned", "refusing", "refusing_none", "handling", "shown", "named"]


@pytest.mark.parametrize("function", USING)
@pytest.mark.parametrize(
    "body",
    [
        "{function}([order.customer])",
        "{function}((order.customer,))",
        "customer = order.customer\n{function}([customer])",
        "customer = order.customer\ncustomers = [customer]\n{function}(customers)",
        "customers = []\ncustomers.append(order.customer)\n{function}(customers)",
        "{function}(customers=[order.customer])",
        "{function}([one.customer for one in orders])",
        "customers = [one.customer for one in orders]\n{function}(customers)",
        "customers = []\nfor one in orders:\n    customers.append(one.customer)\n{function}(customers)",
    ],
)
def test_what_is_in_it_is_used(lines, function, body):
    assert lines(body.format(function=function)) == [body.count("\n") + 1]


@pytest.mark.parametrize(
    "body",
    [
        "greet({one.customer for one in orders})",
        "greet({one.customer for one in orders} | {one.buyer for one in orders})",
        "greet([one.buyer for one in orders] + [order.customer])",
        "greet([order.buyer, order.customer])",
        "greet([*[one.buyer for one in orders], order.customer])",
        "names_of_all(order.buyer, order.customer)",
        "names_of_all(order.customer)",
    ],
)
def test_sets_sums_and_starred_arguments(lines, body):
    assert lines(body) == [1]


@pytest.mark.parametrize("function", SPARING)
@pytest.mark.parametrize(
    "body",
    [
        "{function}([order.customer])",
        "customer = order.customer\n{function}([customer])",
        "{function}([one.customer for one in orders])",
    ],
)
def test_functions_that_get_along_with_it(lines, function, body):
    assert lines(body.format(function=function)) == []


@pytest.mark.parametrize("function", USING)
@pytest.mark.parametrize(
    "body",
    [
        "if order.customer:\n    {function}([order.customer])",
        "customer = order.customer\nif customer is None:\n    return\n{function}([customer])",
        "{function}([order.customer] if order.customer else [order.buyer])",
        "{function}([one.customer for one in orders if one.customer])",
        "customers = []\nfor one in orders:\n    if one.customer:\n        customers.append(one.customer)\n{function}(customers)",
        "customers = [one.customer for one in orders]\nif not all(customers):\n    return\n{function}(customers)",
        "customers = [one.customer for one in orders]\nif None in customers:\n    return\n{function}(customers)",
        "customers = [one.customer for one in orders]\nif any(c is None for c in customers):\n    return\n{function}(customers)",
        "customers = [order.customer]\nif order.customer is None:\n    return\n{function}(customers)",
        "customers = (order.customer, order.buyer)\nif not customers[0]:\n    return\n{function}(customers)",
        "customers = [one.customer for one in orders]\ncustomers.clear()\n{function}(customers)",
        "{function}([order.buyer])",
        "{function}([])",
        "{function}(orders)",
    ],
)
def test_lists_without_null(lines, function, body):
    assert lines(body.format(function=function)) == []


@pytest.mark.parametrize(
    "body",
    [
        "first([order.buyer, order.customer])",
        "head([order.buyer, order.customer])",
        "if_wanted([order.customer], False)",
        "if_wanted([order.customer], orders)",
        "unknown([order.customer])",
        "greet([None])",
    ],
)
def test_where_nobody_can_tell(lines, body):
    assert lines(body) == []


ASKED = [
    "for one in customers:\n    if one is None:\n        return",
    "complete(customers)",
    "if not is_complete(customers):\n    return",
    "try:\n    customers.remove(None)\nexcept ValueError:\n    pass",
    "if customers.count(None):\n    return",
]

NOT_ASKED = [
    "if not customers:\n    return",
    "if len(customers) > 3 or order.buyer in customers:\n    return",
    "for one in customers:\n    if orders:\n        break",
    "shown(customers)",
    "if not is_complete(orders):\n    return",
]

HELPERS += """
def complete(customers):
    for customer in customers:
        if customer is None:
            raise ValueError

def is_complete(customers):
    return all(customers)
"""


@pytest.mark.parametrize(("asked", "is_told"), [(one, False) for one in ASKED] + [(one, True) for one in NOT_ASKED])
def test_lists_that_were_asked_before(lines, asked, is_told):
    body = f"customers = [one.customer for one in orders]\n{asked}\ngreet(customers)"
    assert lines(body) == ([body.count("\n") + 1] if is_told else [])


METHODS = """
from models import Order

class Service:
    def greet(self, customers):
        for customer in customers:
            customer.name.upper()

class Open:
    def greet(self, customers):
        for customer in customers:
            customer.name.upper()

class Sparing(Open):
    def greet(self, customers):
        pass

def of_service(order: Order):
    Service().greet([order.customer])

def of_whatever(order: Order, service: Open):
    service.greet([order.customer])
"""


def test_only_the_method_that_runs(observe_in):
    uses = observe_in({"models.py": MODELS, "service.py": METHODS}, "service.py").uses
    assert [use.symbol for use in uses if use.kind == "passed"] == ["of_service"]
