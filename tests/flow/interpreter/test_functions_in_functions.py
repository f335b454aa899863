"""Functions within functions, and lambdas (Python): what they know of what is around them."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "body",
    [
        """
        if order.reference is None:
            return
        def inner():
            return order.reference.upper()
        inner()
        """,
        """
        if order.reference:
            run_later(lambda: order.reference.upper())
        """,
        """
        reference = order.reference
        if reference is None:
            return
        def inner():
            return [reference.upper() for _ in "ab"]
        """,
        """
        reference = order.reference
        if reference is None:
            reference = ""
        def inner():
            return reference.upper()
        """,
        """
        def inner():
            if order.reference is None:
                return ""
            return order.reference.upper()
        """,
        """
        reference = order.reference
        def inner(reference):
            return reference.upper()
        """,
        """
        reference = None
        def inner():
            nonlocal reference
            reference = make()
            reference.upper()
        """,
        """
        class Local:
            label = order.reference.upper() if order.reference else ""
        """,
    ],
)
def test_functions_inside(python, body):
    python(body, "from shop.other import make, run_later")


@pytest.mark.parametrize(
    "body",
    [
        """
        def inner():
            return order.reference.upper()  # null
        """,
        """
        run_later(lambda: order.reference.upper())  # null
        """,
        """
        reference = order.reference
        if reference:
            def inner():
                return reference.upper()  # null
        reference = None
        """,
        """
        class Local:
            for letter in order.reference:  # null
                pass
        """,
    ],
)
def test_functions_inside_that_let_null_through(python, body):
    python(body, "from shop.other import make, run_later")


@pytest.mark.parametrize(
    "expression",
    [
        "call(lambda: order.reference.upper())  # null",
        "{'reference': lambda: order.reference.upper()}  # null",
        "call(lambda row: order.reference.upper() + row)  # null",
        "call(lambda: order.number.upper())",
        "call(lambda order: order.upper())",
        "call(lambda: order.reference and order.reference.upper())",
        "order.reference and call(lambda: order.reference.upper())",
        "call(lambda: order.reference)",
        "call(lambda: (lambda: order.reference or '')().upper())",
    ],
)
def test_a_lambda_that_somebody_else_calls(python, expression):
    python(f"return {expression}", "from shop.other import call")
