"""A test for null in real code, and what it takes to remove it."""

from __future__ import annotations

from dataclasses import dataclass

COLUMN, LOOKUP, NAMED = "column", "lookup", "named attribute"
TEST, DEFAULT, OPTIONAL, QUERY = "test", "default", "Optional", "query"
"""How a guard is written: a condition that chooses the way, a value in place of null, a function of an Optional, or a condition
of the query that gives the rows."""


@dataclass(frozen=True)
class Guard:
    """Code that asks whether `expression` is there. `start` and `end` are its bytes in the source, `line` where it begins, `text`
    what takes its place: the constant that takes the guarded way, or what is left of a default, a chain, a query. `uses` are the
    lines on which the way then relies on it, `handed` those on which it hands it to something; `source` is whether a lookup gave
    it, a nullable column of a row, or an attribute that is only called like one, `giver` the name of the function that is called
    for it; `function` names where it stands."""

    path: str
    line: int
    start: int
    end: int
    text: str
    expression: str
    uses: tuple[int, ...]
    handed: tuple[int, ...]
    source: str
    form: str
    function: str
    giver: str = ""


def without(data: bytes, guards: list[Guard]) -> bytes:
    """A source with each of its given guards replaced; every other line keeps its number."""
    for guard in sorted(guards, key=lambda guard: guard.start, reverse=True):
        lines = data.count(b"\n", guard.start, guard.end) - guard.text.count("\n")
        data = data[: guard.start] + guard.text.encode() + b"\n" * lines + data[guard.end :]
    return data
