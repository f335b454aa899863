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
