"""Functions of Python that test each keyword that they are given, or each attribute that they are given the name of."""

from __future__ import annotations

import pytest

USED = "order.reference.upper()"
OVER_VALUES = """
def require(**values):
    for name, value in values.items():
        if value is None:
            raise ValueError(name)
"""
OVER_NAMES = """
def require(row, *names):
    for name in names:
        if getattr(row, name) is None:
            raise ValueError(name)
"""


@pytest.mark.parametrize(
    "body",
    [
        "for name, value in values.items():\n    if value is None:\n        raise ValueError(name)\n",
        '"""Refuses."""\nfor value in values.values():\n    if not value:\n        raise ValueError\n',
        "missing = [name for name, value in values.items() if value is None]\nif missing:\n    raise ValueError(missing)\n",
        "if any(value is None for value in values.values()):\n    raise ValueError\n",
        "if not all(value for value in values.values()):\n    raise ValueError\n",
    ],
)
def test_keywords_that_are_demanded(python, body):
    before = "def require(**values):\n" + "".join(f"    {line}\n" for line in body.splitlines())
    python(f"require(paid=order.paid_at, reference=order.reference)\n{USED}", before=before)


@pytest.mark.parametrize(
    ("body", "test"),
    [
        ("return all(value is not None for value in values.values())", "ask(reference=order.reference)"),
        ("return not any(value is None for value in values.values())", "ask(reference=order.reference)"),
        ("return [name for name, value in values.items() if not value]", "not ask(reference=order.reference)"),
        (
            "missing = {name for name, value in values.items() if not value}\n    return not missing",
            "ask(reference=order.reference)",
        ),
        (
            "for value in values.values():\n        if value is None:\n            return False\n    return True",
            "ask(number=1, reference=order.reference)",
        ),
    ],
)
def test_keywords_that_are_asked_for(python, body, test):
    before = f"def ask(**values):\n    {body}\n"
    python(f"if {test}:\n    {USED}\nelse:\n    {USED}  # null", before=before)


@pytest.mark.parametrize(
    "body",
    [
        "for name, value in values.items():\n    if value is None:\n        print(name)\n",
        "for name, value in values.items():\n    if name is None:\n        raise ValueError\n",
        "for name, value in values.items():\n    if value is None:\n        raise ValueError(name)\n    return\n",
        "for value in values:\n    if value is None:\n        raise ValueError\n",
        "if all(value is None for value in values.values()):\n    raise ValueError\n",
        "missing = [name for name, value in values.items() if value is not None]\nif missing:\n    raise ValueError(missing)\n",
        "values = {}\nfor value in values.values():\n    if value is None:\n        raise ValueError\n",
    ],
)
def test_keywords_that_may_be_null(python, body):
    before = "def require(**values):\n" + "".join(f"    {line}\n" for line in body.splitlines())
    python(f"require(reference=order.reference)\n{USED}  # null", before=before)


@pytest.mark.parametrize(
    ("signature", "call"),
    [
        ("**values", "require(paid=order.paid_at)"),
        ("reference=None, **values", "require(reference=order.reference)"),
        ("**values", "require(**{'reference': order.reference})"),
    ],
)
def test_what_is_no_keyword_of_it(python, signature, call):
    python(f"{call}\n{USED}  # null", before=OVER_VALUES.replace("**values", signature, 1))


def test_keywords_behind_a_message(python):
    before = OVER_VALUES.replace("(**values", "(message='', **values")
    python(f"require('no reference', reference=order.reference)\n{USED}", before=before)


@pytest.mark.parametrize(
    ("body", "lacks"),
    [
        ("return [name for name in names if getattr(row, name) is None]", "ask(order, 'paid_at', 'reference')"),
        ("return all(getattr(row, name, None) for name in names)", "not ask(order, 'reference')"),
        ("return any(getattr(row, name) is None for name in names)", "ask(order, 'reference')"),
    ],
)
def test_names_that_are_asked_for(python, body, lacks):
    python(f"if {lacks}:\n    return\n{USED}", before=f"def ask(row, *names):\n    {body}\n")
    lacks = lacks.replace("(order, ", "(order, [").replace(")", "])")
    python(f"if {lacks}:\n    return\n{USED}", before=f"def ask(row, names):\n    {body}\n")


@pytest.mark.parametrize(
    "call",
    [
        "require(order, 'paid_at')",
        "require(other, 'reference')",
        "require(order, name)",
        "require(order, *names)",
        "require(order, 'customer.reference')",
    ],
)
def test_names_of_others(python, call):
    python(f"{call}\n{USED}  # null", before=OVER_NAMES, signature="order: Order, other: Order, name, names")


def test_names_that_are_demanded(python):
    python(f"require(order, 'paid_at', 'reference')\n{USED}", before=OVER_NAMES)
    python(f"require(order, 'reference')\n{USED}  # null", before=OVER_NAMES.replace("name)", "name, '')", 1))


def test_by_a_method(python):
    before = """
    class Service:
        def demand(self, row, *names):
            missing = [name for name in names if getattr(row, name) is None]
            if missing:
                raise ValueError(missing)
    """
    python(f"Service().demand(order, 'reference')\n{USED}", before=before)
