"""Places as people and code hosts count them, one line and code points: parsers count bytes, and expressions span lines."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from msgspec.structs import replace

from nullguard.model.finding import Finding, Place
from nullguard.model.report import Reader
from nullguard.model.span import Packed, unpack

_FILES_KEPT = 64
"""Findings come file by file, their steps from a few others: more would only hold memory."""


def place_of(path: str, at: Packed, text: bytes) -> Place:
    """The one-line place of a packed span in a file with these bytes."""
    span = unpack(at)
    return _settled(Place(path, span.line, span.column + 1, span.end_line, span.end_column + 1), text.split(b"\n"))


def with_settled_places(findings: Iterable[Finding], read: Reader) -> tuple[Finding, ...]:
    """The findings with every place on one line, and columns in code points where they were in bytes. Applied once only.

    An expression of several lines is shown by the last line that has a word in it, from its first non-blank column.
    """

    @lru_cache(maxsize=_FILES_KEPT)
    def lines(path: str) -> list[bytes]:
        return (read(path) or b"").split(b"\n")

    def settled(place: Place) -> Place:
        if place.line == 0 or (place.column == 0 and place.end_line in (0, place.line)):
            return place
        return _settled(place, lines(place.path))

    return tuple(
        replace(
            finding,
            place=settled(finding.place),
            steps=tuple(replace(step, place=settled(step.place)) for step in finding.steps),
            related=tuple(replace(related, place=settled(related.place)) for related in finding.related),
        )
        for finding in findings
    )


def _settled(place: Place, lines: list[bytes]) -> Place:
    """`place` has columns from 1 in bytes, or 0 for whole lines."""
    first, last = place.line, max(place.line, min(place.end_line, len(lines)))
    number = next((n for n in range(last, first, -1) if _has_word(_cut(place, n, lines))), first)
    if not 1 <= number <= len(lines):
        return Place(place.path, place.line)
    line = lines[number - 1].removesuffix(b"\r")
    indent = len(line) - len(line.lstrip())
    start = place.column - 1 if number == first and place.column else indent
    end = place.end_column - 1 if number == place.end_line and place.end_column else len(line.rstrip())
    column, end_column = _code_points(line, start) + 1, _code_points(line, end) + 1
    if place.column == 0 or end_column <= column:
        return Place(place.path, number)
    return Place(place.path, number, column, number, end_column)


def _cut(place: Place, number: int, lines: list[bytes]) -> bytes:
    line = lines[number - 1]
    return line[: place.end_column - 1] if number == place.end_line and place.end_column else line


def _has_word(line: bytes) -> bool:
    return any(byte >= 0x80 or chr(byte).isalnum() or byte == 0x5F for byte in line.split(b"//")[0].split(b"#")[0])


def _code_points(line: bytes, position: int) -> int:
    """How many code points stand before a byte position; a byte order mark at the line's start is none, as in editors."""
    return len(line[:position].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))
