"""Java source bytes to UTF-8 without merge-conflict markers, with every byte of the rest in its place."""

from __future__ import annotations

import codecs
import re

from nullguard.languages.errors import UnreadableSource
from nullguard.model.facts import SyntaxProblem
from nullguard.model.span import pack

_CONFLICT = re.compile(rb"^<{7}[ \n].*?^>{7}[^\n]*", re.DOTALL | re.MULTILINE)
_SECOND_SIDE = re.compile(rb"^(?:\|{7}|={7})[^\n]*\n.*", re.DOTALL | re.MULTILINE)
_NOT_A_LINE_END = re.compile(rb"[^\n]")


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
    if b"<<<<<<<" in data:
        data = _first_sides(data, problems)
    return data, problems


def _first_sides(data: bytes, problems: list[SyntaxProblem]) -> bytes:
    """Blank out the markers and second sides of merge conflicts: both sides together are seldom well-formed."""

    def keep_first(conflict: re.Match[bytes]) -> bytes:
        text = conflict[0]
        line = data.count(b"\n", 0, conflict.start()) + 1
        problems.append(SyntaxProblem("merge conflict; its first side was read", pack(line, 0, line, 7)))
        body = text.partition(b"\n")[2]
        marker = text[: len(text) - len(body)]
        second = _SECOND_SIDE.search(body)
        first = body[: second.start()] if second is not None else b""
        return _blank(marker) + first + _blank(body[len(first) :])

    return _CONFLICT.sub(keep_first, data)


def _blank(text: bytes) -> bytes:
    return _NOT_A_LINE_END.sub(b" ", text)
