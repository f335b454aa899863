"""Expressions in sentences."""

from __future__ import annotations

import pytest

from nullguard.checks.data.wording import LONGEST, short


@pytest.mark.parametrize("text", ["order.reference", "Order.objects.filter(a=1).first()", "x" * LONGEST, ""])
def test_what_reads_well_is_told_as_it_stands(text):
    assert short(text, "shop/service.py") == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Order.objects.filter(customer=request.user, open=True).first()", "Order.objects.filter(…).first()"),
        ("complete(manager=manager, checkout_info=checkout_info, lines=lines)", "complete(…)"),
        ("orders[(customer.identifier, request.user.language)].lines.first()", "orders[…].lines.first()"),
        (
            "very_long_name_of_a_function_that_is_called().and_of_a_method()",
            "very_long_name_of_a_function_that_is_called().and_of_a_method()",
        ),
        (
            "unbalanced(brackets, in, what, was, cropped, to, some, length…",
            "unbalanced(brackets, in, what, was, cropped, to, some, length…",
        ),
        ("x" * 60, "x" * 60),
    ],
)
def test_a_long_expression_is_told_without_arguments(text, told):
    assert short(text, "shop/service.py") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("None", "null"),
        ("find(None, True)", "find(null, true)"),
        ('labels.get("None")', 'labels.get("None")'),
        ("isNone(False)", "isNone(false)"),
        ("found.toPath() if found != None else None", "found != null ? found.toPath() : null"),
        ("given and not isOpen(order)", "given && !isOpen(order)"),
        ("criteria.and(a).or(b).not(c)", "criteria.and(a).or(b).not(c)"),
        ('find("if a or b else None")', 'find("if a or b else None")'),
        ("wrap(a if b else c).get()", "wrap(a if b else c).get()"),
    ],
)
def test_literals_and_conditions_are_told_as_their_language_writes_them(text, told):
    assert short(text, "shop/Service.java") == told
    assert short(text, "shop/service.py") == text
