"""The operator `%`: whatever is not known to be a number is a text that is filled in, and None fits it."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "template",
    ["_('No order %s.')", "gettext('No order %s.')", "settings.MESSAGE", "message", "MESSAGES['missing']", "str(message)"],
)
def test_none_is_filled_into_a_text(python, template):
    python(
        f"""
        number = None
        if message:
            number = None
        raise KeyError({template} % number)
        """,
        imports="from gettext import gettext, gettext as _\nfrom shop.conf import settings, MESSAGES",
        signature="order: Order, message",
    )


def test_a_template_is_used_itself(python):
    python("return order.quantity % 2  # null")


@pytest.mark.parametrize("number", ["5", "(3 + 4)", "int(rows[0])"])
def test_the_remainder_of_a_number(python, number):
    python(f"return {number} % order.quantity  # null", signature="order: Order, rows")


@pytest.mark.parametrize("operator", ["+", "-", "*", "/", "//", "&"])
def test_other_operators_fill_in_nothing(python, operator):
    python(f"return total {operator} order.quantity  # null", signature="order: Order, total")
