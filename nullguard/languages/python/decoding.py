"""Source bytes to UTF-8: byte order marks, PEP 263 cookies, and what is no text."""

from __future__ import annotations

import codecs
import re

from nullguard.languages.errors import UnreadableSource

_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")


def as_utf8(data: bytes) -> bytes:
    """The source as UTF-8 without a mark. Raises UnreadableSource for binary data and for bytes that are not in the stated encoding."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _recode(data, "utf-16")
    data = data.removeprefix(codecs.BOM_UTF8)
    if b"\0" in data:
        raise UnreadableSource("binary", "it contains NUL bytes")
    encoding = _declared(data)
    if encoding is not None:
        return _recode(data, encoding)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableSource("undecodable", f"line {line} is not valid UTF-8 and no encoding is declared") from None
    return data


def _declared(data: bytes) -> str | None:
    for line in data.split(b"\n", 2)[:2]:
        if (found := _COOKIE.match(line)) is not None:
            name = found[1].decode("ascii", "replace").lower().replace("_", "-")
            return None if name in ("utf-8", "utf8", "utf-8-unix", "utf-8-sig") else name
    return None


def _recode(data: bytes, encoding: str) -> bytes:
    try:
        return data.decode(encoding).removeprefix("\ufeff").encode("utf-8", "replace")
    except (LookupError, UnicodeDecodeError, ValueError) as error:
        raise UnreadableSource("undecodable", f"it is not valid {encoding}: {error}") from None
