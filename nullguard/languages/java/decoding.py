"""Java source bytes to UTF-8 without merge-conflict markers, with every byte of the rest in its place."""

from __future__ import annotations

import codecs
import re

from nullguard.languages.errors import UnreadableSource
from nullguard.model.facts import SyntaxProblem
from nullguard.model.span import pack

_MAX_PROBLEMS = 20
_MAX_OPEN = 500
"""What may open in a row: for the parser every `<` may begin type arguments or compare, and it keeps both in mind, in memory that
grows with the square of their number (957 MB for 8,000)."""

_CLOSING = re.compile(rb"[>(){}]")
_START, _BASE, _MIDDLE, _END = b"<<<<<<< ", b"|||||||", b"=======", b">>>>>>>"


def as_utf8(data: bytes) -> tuple[bytes, list[SyntaxProblem]]:
    """The source as UTF-8 without a mark, and what was wrong with it.

    What is no UTF-8 is read as latin-1, which compilers of old trees are told to do. Raises UnreadableSource for binary data.
    """
    problems: list[SyntaxProblem] = []
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            data = data.decode("utf-16").encode("utf-8", "replace")
        except UnicodeDecodeError as error:
            raise UnreadableSource("undecodable", f"it is not valid UTF-16: {error}") from None
    data = data.removeprefix(codecs.BOM_UTF8)
    if b"\0" in data:
        raise UnreadableSource("binary", "it contains NUL bytes")
    if not data.isascii():
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            problems.append(SyntaxProblem("not valid UTF-8, read as latin-1", pack(line, 0, line, 0)))
            data = data.decode("latin-1").encode("utf-8")
    if _START in data:
        data = _first_sides(data, problems)
    if data.count(b"<") > _MAX_OPEN and any(_opening(part) > _MAX_OPEN for part in _CLOSING.split(data)):
        raise UnreadableSource("too-deep", f"more than {_MAX_OPEN} '<' in a row are not closed")
    return data, problems


def _opening(part: bytes) -> int:
    return part.count(b"<") - 2 * part.count(b"<<")


def _first_sides(data: bytes, problems: list[SyntaxProblem]) -> bytes:
    """Blank out the markers and second sides of merge conflicts: both sides together are seldom well-formed."""
    lines = data.split(b"\n")
    start = second = -1
    for number, line in enumerate(lines):
        if line.startswith(_START):
            start, second = number, -1
        elif start >= 0 and line.startswith((_BASE, _MIDDLE)):
            second = number if second < 0 else second
        elif start >= 0 and second >= 0 and line.startswith(_END):
            for index in (start, *range(second, number + 1)):
                lines[index] = b" " * len(lines[index])
            if len(problems) < _MAX_PROBLEMS:
                problems.append(SyntaxProblem("merge conflict; its first side was read", pack(start + 1, 0, start + 1, 7)))
            start = second = -1
    return b"\n".join(lines)
