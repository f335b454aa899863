"""Every form of guard that Python has: what a test tells of a value, on either branch, and of nothing else."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "test",
    [
        "order.reference is not None",
        "None is not order.reference",
        "order.reference != None",
        "order.reference",
        "bool(order.reference)",
        "not not order.reference",
        "not (order.reference is None)",
        "isinstance(order.reference, str)",
        "isinstance(order.reference, (str, bytes))",
        "isinstance(order.reference, str | bytes)",
        "type(order.reference) is str",
        "type(order.reference) == str",
        'type(order.reference).__name__ == "str"',
        'order.reference.__class__.__name__ in ("str", "bytes")',
        "type(order.reference) in (str, bytes)",
        "not type(order.reference) not in [str]",
        "callable(order.reference)",
        "hasattr(order.reference, 'upper')",
        "order.reference == 'A-1'",
        "'A-1' == order.reference",
        "order.reference == expected",
        "order.reference is expected",
        "order.reference in ('A-1', 'A-2')",
        "order.reference in expected",
        "order.reference not in (None, '')",
        "order.reference and order.number",
        "order.number and order.reference is not None",
        "order.reference is not None and len(order.reference) > 2",
        "None not in (order.reference, order.number)",
        "all([order.reference, order.number])",
        "all((order.reference is not None, order.number))",
        "all(part is not None for part in (order.reference, order.number))",
        "not any(part is None for part in (order.reference, order.number))",
        "not any([order.reference is None, order.number is None])",
        "not (order.reference is None or order.number is None)",
        "not (not order.reference or not order.number)",
        "(kept := order.reference) is not None",
        "(kept := order.reference)",
        "True if order.reference is not None else False",
        "getattr(order, 'reference', None)",
        "getattr(order, 'reference', None) is not None",
        "len(order.reference or '') > 0",
    ],
)
def test_a_test_guards_the_branch_where_it_holds(python, test):
    python(
        f"""
        expected = make()
        if {test}:
            order.reference.upper()
        """,
        "from shop.other import make",
    )


@pytest.mark.parametrize(
    "test",
    [
        "order.reference is None",
        "None is order.reference",
        "order.reference == None",
        "not order.reference",
        "order.reference is None or order.number is None",
        "not order.reference or not order.number",
        "not (order.reference and order.number)",
        "not all([order.reference, order.number])",
        "not all((order.reference, order.number))",
        "any(part is None for part in (order.reference, order.number))",
        "None in (order.reference, order.number)",
        "None in [order.reference]",
        "order.reference in (None, '')",
        "not isinstance(order.reference, str)",
        "isinstance(order.reference, type(None))",
        "type(order.reference) not in (str, bytes)",
        'type(order.reference).__name__ != "str"',
        "order.reference != 'A-1'",
        "order.reference not in ('A-1', 'A-2')",
        "(kept := order.reference) is None",
        "not (kept := order.reference)",
    ],
)
@pytest.mark.parametrize(
    "leave", ["return", "raise ValueError", "sys.exit(1)", "assert False", "abort(404)", "pytest.fail('no')", "stop()"]
)
def test_leaving_where_a_test_holds_guards_what_follows(python, test, leave):
    python(
        f"""
        if {test}:
            {leave}
        order.reference.upper()
        """,
        """
        import sys
        import pytest
        from flask import abort
        from typing import NoReturn
        """,
        "def stop() -> NoReturn: ...",
    )


@pytest.mark.parametrize(
    "statement",
    [
        "if order.number: order.reference.upper()",
        "if order.reference is None: order.reference.upper()",
        "if not order.reference: order.reference.upper()",
        "if order.reference or order.number: order.reference.upper()",
        "if any([order.reference, order.number]): order.reference.upper()",
        "if order.reference != 'A-1': order.reference.upper()",
        "if order.reference not in ('A-1', 'A-2'): order.reference.upper()",
        "if order.reference in ('A-1', None): order.reference.upper()",
        "if hasattr(order, 'reference'): order.reference.upper()",
        "if order.customer: order.reference.upper()",
        "if other.reference: order.reference.upper()",
        "if isinstance(order, Order): order.reference.upper()",
        "if order.reference is not None or order.number: order.reference.upper()",
        "if isinstance(order.reference, (str, type(None))): order.reference.upper()",
        "order.reference.upper() if order.number else ''",
        "order.number and order.reference.upper()",
        "order.reference or order.reference.upper()",
        "order.reference is None and order.reference.upper()",
        "assert order.number; order.reference.upper()",
        "order.reference == '' or order.reference.upper()",
        "(kept := order.reference).upper()",
    ],
)
def test_what_is_no_guard_of_the_value(python, statement):
    python(f"{statement}  # null", signature="order: Order, other: Order")


@pytest.mark.parametrize(
    "expression",
    [
        "order.reference and order.reference.upper()",
        "order.reference is not None and order.reference.upper()",
        "not order.reference or order.reference.upper()",
        "order.reference is None or order.reference.upper()",
        "order.reference is None or order.reference.strip() == ''",
        "order.reference and len(order.reference) > 2",
        "order.reference and order.reference > 'A'",
        "order.reference.upper() if order.reference else ''",
        "order.reference.upper() if order.reference is not None else ''",
        "'' if order.reference is None else order.reference.upper()",
        "'' if not order.reference else order.reference.upper()",
        "(order.reference or '').upper()",
        "(order.reference if order.reference is not None else '').upper()",
        "(order.reference or order.number).upper()",
        "getattr(order.reference, 'upper', None)",
        "len(order.reference or '')",
        "(lambda: order.reference.upper()) if order.reference else None",
        "[order.reference.upper()] if order.reference else []",
        "{'r': order.reference.upper() if order.reference else None}",
        "order.customer and order.customer.email and order.customer.email.upper()",
        "order.reference == 'A' and order.reference.upper()",
        "(order.quantity or 0) + 1",
        "order.quantity is not None and order.quantity + 1 > 2",
        "order.quantity and 0 < order.quantity < 9",
    ],
)
def test_short_circuits_and_conditional_expressions(python, expression):
    python(expression)


@pytest.mark.parametrize(
    "body",
    [
        """
        ok = order.reference is not None
        if ok:
            order.reference.upper()
        """,
        """
        missing = order.reference is None
        if missing:
            return
        order.reference.upper()
        """,
        """
        ok = order.reference is not None and order.number
        if ok:
            order.reference.upper()
        """,
        """
        missing = not order.reference
        done = missing or order.number == ""
        if not done:
            order.reference.upper()
        """,
        """
        ok = bool(order.reference)
        same = ok
        if same:
            order.reference.upper()
        """,
        """
        reference = order.reference
        if reference is not None:
            order.reference.upper()
        """,
        """
        reference = order.reference
        if order.reference is not None:
            reference.upper()
        """,
        """
        reference = order.reference
        has_reference = reference is not None
        if has_reference:
            reference.upper()
        """,
        """
        label = None
        if flag:
            label = "a"
        if flag:
            label.upper()
        """,
        """
        if flag:
            label = order.number
        else:
            label = None
        if not flag:
            return
        label.upper()
        """,
        """
        found = False
        label = None
        if order.number:
            found = True
            label = order.number
        if found:
            label.upper()
        """,
        """
        if (ok := order.reference is not None):
            order.reference.upper()
        """,
        """
        first, second = (order.reference, order.number) if order.reference else ("", "")
        first.upper()
        """,
    ],
)
def test_stored_conditions_copies_and_flags(python, body):
    python(body, signature="order: Order, flag: bool")


@pytest.mark.parametrize(
    "body",
    [
        """
        ok = order.reference is not None
        order.reference = None
        if ok:
            order.reference.upper()  # null
        """,
        """
        ok = order.reference is not None
        ok = order.number == "1"
        if ok:
            order.reference.upper()  # null
        """,
        """
        if order.reference:
            order = other
            order.reference.upper()  # null
        """,
        """
        label = None
        if flag:
            label = "a"
        flag = make()
        if flag:
            label.upper()  # null
        """,
    ],
)
def test_a_guard_ends_where_its_value_is_written(python, body):
    python(body, "from shop.other import make", signature="order: Order, other: Order, flag: bool")


@pytest.mark.parametrize(
    "body",
    [
        """
        if order.reference is None:
            order.reference = ""
        order.reference.upper()
        """,
        """
        if not order.reference:
            order.reference = make()
        order.reference.upper()
        """,
        """
        order.reference = order.reference or ""
        order.reference.upper()
        """,
        """
        reference = order.reference
        reference = reference or ""
        reference.upper()
        """,
        """
        reference = order.reference
        if reference is None:
            reference = ""
        reference.upper()
        """,
        """
        if order.reference is None:
            order.fill()
        order.reference.upper()
        """,
        """
        if order.reference is None:
            fill(order)
        order.reference.upper()
        """,
    ],
)
def test_defaults(python, body):
    python(body, "from shop.other import make", "def fill(order): ...")


@pytest.mark.parametrize(
    "body",
    [
        """
        if order.customer_id:
            order.customer.name
        """,
        """
        if order.customer_id is not None:
            order.customer.name
        """,
        """
        if order.customer_id is None:
            return
        order.customer.name
        """,
        """
        if order.customer is not None and order.customer.email is not None:
            order.customer.email.upper()
        """,
        """
        if order.customer_id == 7:
            order.customer.name
        """,
        """
        customer = order.customer
        if customer:
            order.customer.name
        """,
    ],
)
def test_relations(python, body):
    python(body)


def test_a_guard_of_the_first_hop_is_none_of_the_second(python):
    python(
        """
        if order.customer:
            order.customer.email.upper()  # null
        """
    )


@pytest.mark.parametrize(
    "body",
    [
        "assert order.reference; order.reference.upper()",
        "assert order.reference is not None, 'no'; order.reference.upper()",
        "assert order.reference and order.number; order.reference.upper()",
        "assert isinstance(order.reference, str); order.reference.upper()",
        "assert not (order.reference is None); order.reference.upper()",
    ],
)
def test_assertions(python, body):
    python(body)


@pytest.mark.parametrize(
    "body",
    [
        """
        match order.reference:
            case None:
                return
        order.reference.upper()
        """,
        """
        match order.reference:
            case None:
                pass
            case reference:
                reference.upper()
                order.reference.upper()
        """,
        """
        match order.reference:
            case str():
                order.reference.upper()
        """,
        """
        match order.reference:
            case str(reference):
                reference.upper()
        """,
        """
        match order.reference:
            case "A" | "B":
                order.reference.upper()
        """,
        """
        match order.reference:
            case reference if reference is not None:
                reference.upper()
        """,
        """
        match order.reference:
            case _ if order.reference:
                order.reference.upper()
        """,
        """
        match order:
            case Order(reference=None):
                return
            case Order(reference=reference):
                reference.upper()
        """,
        """
        match order:
            case Order(reference=str(reference)):
                reference.upper()
        """,
        """
        match (order.reference, order.number):
            case (None, _):
                return
            case (reference, _):
                reference.upper()
        """,
        """
        match order.reference:
            case None:
                text = ""
            case _:
                text = order.reference.upper()
        """,
    ],
)
def test_match(python, body):
    python(body)


@pytest.mark.parametrize(
    "body",
    [
        """
        match order.reference:
            case None:
                order.reference.upper()  # null
        """,
        """
        match order.reference:
            case _:
                order.reference.upper()  # null
        """,
        """
        match order.reference:
            case "A":
                return
            case reference:
                reference.upper()  # null
        """,
        """
        match order.reference:
            case None | "A":
                order.reference.upper()  # null
        """,
        """
        match order:
            case Order(reference=reference):
                reference.upper()  # null
        """,
    ],
)
def test_match_that_lets_null_through(python, body):
    python(body)
