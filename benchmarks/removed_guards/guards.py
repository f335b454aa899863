"""A test for null in real code, and what it takes to remove it."""

from __future__ import annotations

from dataclasses import dataclass

COLUMN, LOOKUP, NAMED = "column", "lookup", "named attribute"


@dataclass(frozen=True)
class Guard:
    """A condition on one line that asks whether `expression` is there. `start` and `end` are its bytes in the line (from 1);
    `constant` the text that takes the guarded way. `uses` are the lines on which the way then relies on it, `handed` those on
    which it hands it to something; `source` is whether a lookup gave it, a nullable column of a row, or an attribute that is
    only called like one, `giver` the name of the function that is called for it; `function` names where it stands."""

    path: str
    line: int
    start: int
    end: int
    constant: str
    expression: str
    uses: tuple[int, ...]
    handed: tuple[int, ...]
    source: str
    function: str
    giver: str = ""


def without(data: bytes, guards: list[Guard]) -> bytes:
    """A source with each of its given guards replaced by the constant."""
    lines = data.split(b"\n")
    for guard in sorted(guards, key=lambda guard: (guard.line, guard.start), reverse=True):
        line = lines[guard.line - 1]
        lines[guard.line - 1] = line[: guard.start] + guard.constant.encode() + line[guard.end :]
    return b"\n".join(lines)
