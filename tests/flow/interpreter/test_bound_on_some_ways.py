"""Names that a loop of Python, or a function within the function, binds on some ways only: what they held before counts, too."""

from __future__ import annotations

import pytest

FIND = """
GONE, FOUND = "gone", "found"

def find(key):
    for order in Order.all():
        if order.number == key:
            return order
    return None
"""


@pytest.mark.parametrize("loop", ["for key in keys:", "while keys.more():"])
@pytest.mark.parametrize(("before", "found", "ask"), [("GONE", "FOUND", "state == FOUND"), ("False", "True", "state")])
def test_a_later_round_may_find_nothing(python, loop, before, found, ask):
    body = f"""
    state, row = {before}, None
    {loop}
        row = find(keys.next())
        if row is not None:
            state = {found}
    if {ask}:
        row.ship()  # null
    """
    python(body, before=FIND, signature="keys")


@pytest.mark.parametrize("leave", ["break", "return row.ship()"])
def test_the_round_that_finds_it_is_the_last_one(python, leave):
    body = f"""
    state, row = GONE, None
    for key in keys:
        row = find(key)
        if row is not None:
            state = FOUND
            {leave}
    if state == FOUND:
        row.ship()
    """
    python(body, before=FIND, signature="keys")


def test_both_are_kept(python):
    body = """
    state, last = GONE, None
    for key in keys:
        row = find(key)
        if row is not None:
            state = FOUND
            last = row
    if state == FOUND:
        last.ship()
    """
    python(body, before=FIND, signature="keys")


NESTED = """
reference = order.reference
def change():
    {scope}
    reference = "R-1"
{call}
reference.strip()
"""


@pytest.mark.parametrize("call", ["change()", "if order.number:\n    change()\nelse:\n    return"])
def test_a_nested_function_binds_the_name_around_it(python, call):
    python(NESTED.format(scope="nonlocal reference", call=call))


@pytest.mark.parametrize(
    ("scope", "call"),
    [("pass", "change()"), ("nonlocal reference", "pass"), ("nonlocal reference", "if order.number:\n    change()")],
)
def test_a_name_of_its_own_or_no_call(python, scope, call):
    python(NESTED.format(scope=scope, call=call).replace("reference.strip()", "reference.strip()  # null"))


def test_a_nested_function_changes_what_tells(python):
    body = """
    state, row = GONE, None
    def change():
        nonlocal state
        state = FOUND
    if keys:
        state, row = FOUND, keys.first
    change()
    if state == FOUND:
        row.ship()  # null
    """
    python(body, before=FIND, signature="keys")
