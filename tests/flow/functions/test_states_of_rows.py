"""Enums by which a Java function tells of what state a row is, in switches and after choices."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

_CHOSEN = "State state(Order o) { return o.getPaidAt() == null ? State.OPEN : State.PAID; }"
_RETURNED = "State state(Order o) { if (o.getPaidAt() == null) { return State.OPEN; } return State.PAID; }"
_USED = "o.getPaidAt().getYear()"


def is_used_null(body: str, function: str) -> bool:
    text = f"""
    package shop;
    enum State {{ OPEN, PAID, LOST }}
    class Service {{ {function} int run(Order o, Order p, State other) {{ {body} }} }}
    """
    world = world_of({"shop/Order.java": SHOP_JAVA, "shop/Service.java": text})
    return bool(analyse_source(world, "shop/Service.java", frozenset({"getPaidAt"})).uses)


@pytest.mark.parametrize("function", [_CHOSEN, _RETURNED])
@pytest.mark.parametrize(
    "body",
    [
        f"if (state(o) == State.PAID) {{ return {_USED}; }} return 0;",
        f"if (state(o) != State.PAID) {{ return 0; }} return {_USED};",
        f"switch (state(o)) {{ case PAID: return {_USED}; default: return 0; }}",
        f"switch (state(o)) {{ case OPEN: return 0; case PAID: return {_USED}; default: return 0; }}",
        f"State state = state(o); switch (state) {{ case PAID: return {_USED}; default: return 0; }}",
        f"return switch (state(o)) {{ case PAID -> {_USED}; default -> 0; }};",
    ],
)
def test_it_is_paid(function, body):
    assert not is_used_null(body, function)


@pytest.mark.parametrize("function", [_CHOSEN, _RETURNED])
@pytest.mark.parametrize(
    "body",
    [
        f"if (state(o) == State.OPEN) {{ return {_USED}; }} return 0;",
        f"if (state(p) == State.PAID) {{ return {_USED}; }} return 0;",
        f"if (other == State.PAID) {{ return {_USED}; }} return 0;",
        f"switch (state(o)) {{ case OPEN: return {_USED}; default: return 0; }}",
        f"switch (state(o)) {{ case OPEN: case PAID: return {_USED}; default: return 0; }}",
        f"switch (other) {{ case PAID: return {_USED}; default: return 0; }}",
        f"State state = state(o); state = other; switch (state) {{ case PAID: return {_USED}; default: return 0; }}",
        f"return switch (state(p)) {{ case PAID -> {_USED}; default -> 0; }};",
    ],
)
def test_it_may_be_open(function, body):
    assert is_used_null(body, function)
