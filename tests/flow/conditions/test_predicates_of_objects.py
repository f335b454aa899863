"""Predicates of objects that are no rows: where one holds, what it asked for is there; nowhere else."""

from __future__ import annotations

import re
from textwrap import dedent, indent

import pytest

from nullguard.model.span import line_of

CONTEXT = """
from shop.models import Customer

class Context:
    user: Customer | None
    app: Customer | None
    is_open: bool

def is_user(context):
    user = context.user
    return user and user.name

def is_known(context):
    return context.user and context.is_open and 7

def is_app(context):
    return bool(context.app)

def is_either(context):
    return context.user or context.app
"""


@pytest.fixture
def found(observe):
    """The lines of uses in `run(context: Context, other: Context)`, and those that are marked."""

    def lines(body):
        text = CONTEXT + "\ndef run(context: Context, other: Context):\n" + indent(dedent(body).strip("\n"), "    ") + "\n"
        uses = {line_of(use.at) for use in observe(text).uses if use.symbol == "run"}
        return uses, {number for number, line in enumerate(text.split("\n"), 1) if re.search(r"# null\b", line)}

    return lines


@pytest.mark.parametrize(
    "body",
    [
        "if is_user(context):\n    context.user.name",
        "return is_user(context) and context.user.name",
        "return context.user.name if is_user(context) else ''",
        "if not is_user(context):\n    return\ncontext.user.name",
        "if is_known(context):\n    context.user.name",
        "if is_app(context):\n    context.app.name",
        "if is_user(context) and is_app(context):\n    context.user.name\n    context.app.name",
    ],
)
def test_a_predicate_that_holds(found, body):
    assert found(body)[0] == set()


@pytest.mark.parametrize(
    "body",
    [
        "context.user.name  # null",
        "if is_user(other):\n    context.user.name  # null",
        "if not is_user(context):\n    context.user.name  # null",
        "if is_user(context):\n    context.app.name  # null",
        "if is_either(context):\n    context.user.name  # null",
        "if is_user(context):\n    pass\ncontext.user.name  # null",
    ],
)
def test_a_predicate_that_says_nothing_of_it(found, body):
    uses, marked = found(body)
    assert uses == marked


HELPERS = """
from shop.models import Customer, Order

class Context:
    user: Customer | None
    app: Customer | None

def user_name(context: Context) -> Customer | None:
    if context.user is None:
        return None
    return context.user

def reference_of(order: Order) -> Customer | None:
    if order.customer:
        return order.customer
    return None

def either(context: Context) -> Customer | None:
    if context.user is None:
        return None
    if context.app is None:
        return None
    return context.user

def unless(context: Context) -> Customer | None:
    if context.user is not None:
        if make():
            return context.user

def lookup(context: Context) -> Customer | None:
    return load(context)
"""


@pytest.fixture
def helped(observe):
    def lines(body):
        text = HELPERS + "\ndef run(context: Context, other: Context, order: Order):\n" + indent(dedent(body).strip("\n"), "    ")
        return {use.expression for use in observe(text + "\n").uses if use.symbol == "run"}

    return lines


@pytest.mark.parametrize(
    "body",
    [
        "if context.user:\n    user_name(context).name",
        "if context.user is None:\n    return\nuser_name(context).name",
        "if order.customer:\n    reference_of(order).name",
        "return reference_of(order).name if order.customer else ''",
        "return reference_of(order).name if order.customer_id else ''",
    ],
)
def test_a_helper_whose_own_condition_was_asked_before(helped, body):
    assert helped(body) == set()


@pytest.mark.parametrize(
    ("body", "used"),
    [
        ("user_name(context).name", "user_name(context)"),
        ("if context.app:\n    user_name(context).name", "user_name(context)"),
        ("if context.user:\n    user_name(other).name", "user_name(other)"),
        ("if order.customer:\n    pass\nreference_of(order).name", "reference_of(order)"),
        ("if context.user:\n    lookup(context).name", "lookup(context)"),
        ("if context.user:\n    either(context).name", "either(context)"),
        ("if context.user:\n    unless(context).name", "unless(context)"),
    ],
)
def test_a_helper_whose_condition_nobody_asked(helped, body, used):
    assert helped(body) == {used}
