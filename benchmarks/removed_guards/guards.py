"""A test for null in real code, and what it takes to remove it."""

from __future__ import annotations

from dataclasses import dataclass

COLUMN, LOOKUP = "column", "lookup"


@dataclass(frozen=True)
class Guard:
    """A condition on one line that asks whether `expression` is there. `start` and `end` are its bytes in the line (from 1);
    `constant` the text that takes the guarded way. `uses` are the lines on which the way then relies on it, `source` whether a
    nullable column or a lookup gave it, `function` names where it stands."""

    path: str
    line: int
    start: int
    end: int
    constant: str
    expression: str
    uses: tuple[int, ...]
    source: str
    function: str


def without(data: bytes, guards: list[Guard]) -> bytes:
    """A source with each of its given guards replaced by the constant."""
    lines = data.split(b"\n")
    for guard in sorted(guards, key=lambda guard: (guard.line, guard.start), reverse=True):
        line = lines[guard.line - 1]
        lines[guard.line - 1] = line[: guard.start] + guard.constant.encode() + line[guard.end :]
    return b"\n".join(lines)
