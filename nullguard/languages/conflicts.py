"""Merge conflicts left in a source: one side is kept, because both together seldom parse."""

from __future__ import annotations

import re

from nullguard.model.facts import SyntaxProblem
from nullguard.model.span import pack

_MARKER = re.compile(rb"^(<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>)(?:[ \r][^\n]*)?$", re.MULTILINE)


def first_sides(data: bytes, problems: list[SyntaxProblem]) -> bytes:
    """The source with markers and second sides blanked out, every byte of the rest in its place; notes each conflict.

    Markers count only in their order: opening, perhaps a common ancestor, separator, closing.
    """
    if b"<<<<<<<" not in data:
        return data
    pieces: list[bytes] = []
    kept = 0
    opening: re.Match[bytes] | None = None
    second = -1
    for marker in _MARKER.finditer(data):
        kind = marker[1][:1]
        if kind == b"<":
            opening, second = marker, -1
        elif opening is not None and second < 0 and kind in b"|=":
            second = marker.start()
        elif opening is not None and second >= 0 and kind == b">":
            start = opening.start()
            body = min(opening.end() + 1, second)
            pieces += (data[kept:start], _blank(data[start:body]), data[body:second], _blank(data[second : marker.end()]))
            line = 1 + data.count(b"\n", 0, start) if len(problems) < _MOST_COUNTED else 0
            if line:
                problems.append(SyntaxProblem("merge conflict; its first side was read", pack(line, 0, line, 7)))
            kept = marker.end()
            opening, second = None, -1
    pieces.append(data[kept:])
    return b"".join(pieces)


_MOST_COUNTED = 20
_NOT_A_LINE_END = re.compile(rb"[^\n]")


def _blank(text: bytes) -> bytes:
    return _NOT_A_LINE_END.sub(b" ", text)
