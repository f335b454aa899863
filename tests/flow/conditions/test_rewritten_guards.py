"""Guards of Python in forms that do the same: what a lambda or a nested function tells, another name of the row, a test that a
dictionary holds."""

from __future__ import annotations

import pytest

LOCAL = "customer = order.customer\n"
USED = "    customer.name.upper(){mark}"


@pytest.mark.parametrize(
    "test",
    [
        "def is_there():\n    return customer is not None\nif is_there():\n",
        "def lacks():\n    return not customer\nif not lacks():\n",
        "def is_there(value):\n    return value is not None\nif is_there(customer):\n",
        "def is_there(customer):\n    return customer is not None\nif is_there(customer):\n",
        "def is_there(value, other):\n    return value is not None and other\nif is_there(other=1, value=customer):\n",
        "is_there = lambda: customer is not None\nif is_there():\n",
        "is_there = lambda value: bool(value)\nif is_there(customer) and order.number:\n",
        "if (lambda value: value is not None)(customer):\n",
        "if type(customer) is not type(None):\n",
        "if not type(customer) == type(None):\n",
        "if (customer or None) is not None:\n",
        "if (customer or order.buyer or None) is not None and customer:\n",
        "known = {'has': customer is not None}\nif known['has']:\n",
        "known = {'first': 1, 'lacks': not customer}\nif not known['lacks']:\n",
    ],
)
def test_told_of_a_local(python, test):
    python(LOCAL + test + USED.format(mark=""))


@pytest.mark.parametrize(
    "test",
    [
        "def is_there():\n    return customer is not None\nif not is_there():\n",
        "def is_there(value):\n    return value is not None\nif is_there(order):\n",
        "def is_there(value):\n    return value is not None or order.number\nif is_there(customer):\n",
        "is_there = lambda value: value is not None\nif is_there(order.buyer):\n",
        "if type(customer) is type(order):\n    pass\nelse:\n",
        "if (customer or None) is None:\n",
        "if (customer or order.buyer) is not None:\n",
        "known = {'has': customer is not None}\nif not known['has']:\n",
        "known = {'has': customer is not None, 'other': 1}\nif known['other']:\n",
        "known = {'has': customer is not None}\nknown['has'] = order.number\nif known['has']:\n",
    ],
)
def test_not_told_of_a_local(python, test):
    python(LOCAL + test + USED.format(mark="  # null"))


@pytest.mark.parametrize(
    "test",
    [
        "def has(row):\n    return row.reference is not None\nif not has(order):\n    return\n",
        "has = lambda row: row.reference\nif not has(order):\n    return\n",
        "def has():\n    return order.reference\nif not has():\n    return\n",
        "other = order\nif other.reference is None:\n    return\n",
        "other = order\nif not other.reference:\n    raise ValueError\n",
        "known = {'lacks': order.reference is None}\nif known['lacks']:\n    return\n",
    ],
)
def test_told_of_an_attribute(python, test):
    python(test + "order.reference.upper()")


@pytest.mark.parametrize(
    "test",
    [
        "def has(row):\n    return row.number\nif not has(order):\n    return\n",
        "def has(row):\n    return row.reference is not None\nif not has(other):\n    return\n",
        "same = order\nif same.reference is None:\n    return\norder = other\n",
        "if other.reference is None:\n    return\n",
    ],
)
def test_not_told_of_an_attribute(python, test):
    python(test + "order.reference.upper()  # null", signature="order: Order, other: Order")


@pytest.mark.parametrize(
    ("given", "test"),
    [
        ("order.reference or None", "not shown(order)"),
        ("order.reference or None", "shown(order) is None"),
    ],
)
def test_given_or_nothing(python, given, test):
    python(f"if {test}:\n    return\norder.reference.upper()", before=f"def shown(order):\n    return {given}\n")


@pytest.mark.parametrize(
    ("given", "test"),
    [
        ("order.reference or None", "shown(order)"),
        ("order.reference or order.number", "not shown(order)"),
        ("order.number or None", "not shown(order)"),
    ],
)
def test_given_or_something(python, given, test):
    python(f"if {test}:\n    return\norder.reference.upper()  # null", before=f"def shown(order):\n    return {given}\n")
