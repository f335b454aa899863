"""What an object tests of the row that it was made of (Python), and what a nested function refuses."""

from __future__ import annotations

import pytest

CHECKER = """
class Checker:
    def __init__(self, order):
        self.order = order

    def is_valid(self):
        return self.order.reference is not None

    def demand(self):
        if self.order.reference is None:
            raise ValueError

    def is_numbered(self):
        return self.order.number is not None
"""
USED = "order.reference.upper()"


@pytest.mark.parametrize(
    "test",
    [
        "checker = Checker(order)\nif not checker.is_valid():\n    return\n",
        "checker = Checker(order=order)\nchecker.demand()\n",
        "if not Checker(order).is_valid():\n    return\n",
        "Checker(order).demand()\n",
        "is_valid = Checker(order).is_valid()\nif not is_valid:\n    return\n",
    ],
)
def test_tested_by_an_object(python, test):
    python(test + USED, before=CHECKER)


@pytest.mark.parametrize(
    "test",
    [
        "checker = Checker(other)\nif not checker.is_valid():\n    return\n",
        "if not Checker(other).is_valid():\n    return\n",
        "checker = Checker(order)\norder = other\nif not checker.is_valid():\n    return\n",
        "checker = Checker(order)\nif not checker.is_numbered():\n    return\n",
        "checker = Checker(order)\nif checker.is_valid():\n    return\n",
    ],
)
def test_not_tested_by_an_object(python, test):
    python(test + f"{USED}  # null", before=CHECKER, signature="order: Order, other: Order")


@pytest.mark.parametrize(
    "test",
    [
        "def check():\n    if not order.reference:\n        raise ValueError\ncheck()\n",
        "def check(row):\n    if row.reference is None:\n        raise ValueError\ncheck(order)\n",
        "def check(row):\n    if not row.reference:\n        raise ValueError\n    return 1\nnumber = check(row=order)\n",
        "def check(value):\n    if value is None:\n        raise ValueError\ncheck(order.reference)\n",
    ],
)
def test_refused_by_a_nested_function(python, test):
    python(test + USED)


@pytest.mark.parametrize(
    "test",
    [
        "def check():\n    if not order.reference:\n        raise ValueError\n",
        "def check():\n    if not order.number:\n        raise ValueError\ncheck()\n",
        "def check(row):\n    if row.reference is None:\n        raise ValueError\ncheck(other)\n",
        "def check(row):\n    row = other\n    if row.reference is None:\n        raise ValueError\ncheck(order)\n",
        "def check():\n    try:\n        raise ValueError(order.number)\n    except Exception:\n        pass\ncheck()\n",
        "def check():\n    if order.number and not order.reference:\n        raise ValueError\ncheck()\n",
    ],
)
def test_not_refused_by_a_nested_function(python, test):
    python(test + f"{USED}  # null", signature="order: Order, other: Order")
