"""A generator that is given a null fails when somebody goes through it (Python)."""

from __future__ import annotations

import pytest

CALLS = ["for name in names(order.customer):{mark}\n    print(name)", "return list(names(order.customer)){mark}"]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    "body",
    [
        "    yield customer.name\n",
        "    for index in range(2):\n        yield customer.name, index\n",
        "    print(customer.name)\n    yield 1\n",
    ],
)
def test_uses_what_it_is_given(python, call, body):
    python(call.format(mark="  # null"), before="def names(customer):\n" + body)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    "body",
    [
        "    if customer is not None:\n        yield customer.name\n",
        "    if not customer:\n        return\n    yield customer.name\n",
        "    yield customer\n",
        "    yield customer.name if customer else ''\n",
        "    if customer is None:\n        raise ValueError\n    yield customer.name\n",
    ],
)
def test_looks_at_what_it_is_given(python, call, body):
    python(call.format(mark=""), before="def names(customer):\n" + body)


def test_what_it_would_refuse_is_not_known_to_be_there(python):
    before = "def names(customer):\n    if customer is None:\n        raise ValueError\n    yield customer.name\n"
    python("made = names(order.customer)\norder.customer.name.upper()  # null\nreturn made", before=before)
