"""Handlers that a context manager ends by raising again lead nowhere."""

from __future__ import annotations

import pytest

_BODY = """
made = None
try:
    made = order.copy()
except Exception:
    with {manager}:
        {handled}
made.number{expected}
"""


@pytest.mark.parametrize(
    ("manager", "handled"),
    [
        ("excutils.save_and_reraise_exception()", "order.close()"),
        ("save_and_reraise_exception()", "order.close()"),
        ("excutils.save_and_reraise_exception() as saved", "saved.value"),
        ("excutils.save_and_reraise_exception(), order.lock()", "order.close()"),
    ],
)
def test_what_raises_again_leads_nowhere(python, manager, handled):
    python(_BODY.format(manager=manager, handled=handled, expected=""))


@pytest.mark.parametrize(
    ("manager", "handled"),
    [
        ("order.lock()", "order.close()"),
        ("excutils.save_and_reraise_exception(reraise=False)", "order.close()"),
        ("excutils.save_and_reraise_exception() as saved", "saved.reraise = not order.number"),
    ],
)
def test_what_may_go_on_leads_to_the_use(python, manager, handled):
    python(_BODY.format(manager=manager, handled=handled, expected="  # null"))


def test_an_outer_handler_takes_what_is_raised_again(python):
    python(
        """
made = None
try:
    try:
        made = order.copy()
    except Exception:
        with excutils.save_and_reraise_exception():
            order.close()
except Exception:
    order.close()
made.number  # null
"""
    )
