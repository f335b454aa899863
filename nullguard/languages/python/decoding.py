"""Source bytes to UTF-8: byte order marks, PEP 263 cookies, line ends, and what is no text."""

from __future__ import annotations

import codecs
import re

from nullguard.languages.conflicts import first_sides
from nullguard.languages.errors import UnreadableSource
from nullguard.model.facts import SyntaxProblem

_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_COMMENT_OR_BLANK = re.compile(rb"^[ \t\f]*(?:#.*)?\r?$")
_NO_SOURCE_ENCODINGS = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"})


def as_utf8(data: bytes) -> tuple[bytes, list[SyntaxProblem]]:
    """The source as UTF-8 without a mark, and what was wrong with it.

    Of a merge conflict the first side is kept. Raises UnreadableSource for binary data and for bytes that are not in the stated
    encoding (UTF-8 when none is stated).
    """
    problems: list[SyntaxProblem] = []
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = _recode(data, "utf-16")
    data = data.removeprefix(codecs.BOM_UTF8)
    if b"\0" in data:
        raise UnreadableSource("binary", "it contains NUL bytes")
    if not data.isascii():
        encoding = _declared(data)
        if encoding is not None:
            data = _recode(data, encoding)
        else:
            _require_utf8(data)
    elif b"utf" in data[:200] and (encoding := _declared(data)) in ("utf-7", "utf7"):
        data = _recode(data, encoding)
    if b"\r" in data and b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    return first_sides(data, problems), problems


def _require_utf8(data: bytes) -> None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableSource("undecodable", f"line {line} is not valid UTF-8 and no encoding is declared") from None


def _declared(data: bytes) -> str | None:
    """The encoding that one of the first two lines declares, if it is not UTF-8."""
    for line in data.split(b"\n", 2)[:2]:
        if (found := _COOKIE.match(line)) is not None:
            name = found[1].decode("ascii", "replace").lower().replace("_", "-")
            return None if name in ("utf-8", "utf8", "utf-8-unix", "utf-8-sig") else name
        if _COMMENT_OR_BLANK.match(line) is None:
            return None
    return None


def _recode(data: bytes, encoding: str) -> bytes:
    if encoding in _NO_SOURCE_ENCODINGS:
        raise UnreadableSource("undecodable", f"{encoding} is no encoding of source text")
    try:
        return data.decode(encoding).removeprefix("\ufeff").encode("utf-8", "replace")
    except (LookupError, ValueError) as error:  # ValueError: also what the codecs raise on bad data
        raise UnreadableSource("undecodable", f"it is not valid {encoding}: {error}") from None
