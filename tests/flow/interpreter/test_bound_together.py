"""Names that are bound together in a `try`: an error comes before both, where nothing between them can raise."""

from __future__ import annotations

import pytest


def _loop(first: str, second: str, after: str = "break") -> str:
    return f"""
source = place = None
for line in lines:
    try:
        {first}
        {second}
        {after}
    except ValueError:
        pass
if source is None:
    raise LookupError
"""


@pytest.mark.parametrize("second", ["place = line", "place = 'here'", "place = other = line"])
@pytest.mark.parametrize("after", ["break", "continue", "count = 1"])
def test_bound_together(python, second, after):
    python(_loop("source = find(line)", second, after) + "return place.strip()", signature="lines")


@pytest.mark.parametrize("second", ["place = locate(line)", "check(line)\n        place = line", "place = line.place"])
def test_an_error_between_them(python, second):
    python(_loop("source = find(line)", second) + "return place.strip()  # null", signature="lines")


def test_bound_apart(python):
    body = _loop("place = line", "source = find(line)").replace("if source is None", "if place is None")
    python(body + "return source.strip()  # null", signature="lines")


def _owned(test: str, inside: str = "owner.add_key()", after: str = "") -> str:
    return f"""
owner = order.buyer if handler else None
try:
    {test}:
        {inside}
{after}
except LookupError:
    return owner.name"""


@pytest.mark.parametrize("test", ["if owner", "if owner is not None", "if owner and handler"])
@pytest.mark.parametrize("inside", ["owner.add_key()", "handler.check()\n        handler.go()"])
def test_only_what_stands_under_a_test_can_raise(python, test, inside):
    python(_owned(test, inside), signature="order: Order, handler")


@pytest.mark.parametrize(
    "body",
    [
        _owned("if owner", after="    handler.go()"),
        _owned("if owner", after="    else:\n        handler.go()"),
        _owned("if handler.check(owner)", "handler.go()"),
        _owned("if other", "handler.go()"),
        _owned("if owner or other", "handler.go()"),
        _owned("if owner").replace("try:\n", "try:\n    handler.go()\n"),
    ],
)
def test_something_else_can(python, body):
    python(body + "  # null", signature="order: Order, handler, other")
