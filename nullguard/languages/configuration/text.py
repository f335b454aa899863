"""What the readers share: lines of bytes, comments beside and above an entry, and the bounds."""

from __future__ import annotations

import re

from nullguard.languages.errors import UnreadableSource

MOST_ENTRIES = 20_000
"""Entries of one file; the largest configuration by hand that was measured has some 2,000."""

MOST_DEPTH = 60
"""Mappings and lists within each other; hand-written files have some ten."""

MOST_KEY = 500
MOST_TEXT = 4_000
_MOST_COMMENT = 2_000
_MOST_COMMENT_LINES = 30
_SIGN = re.compile(r"^[\s#;!]+")
_UTF8_MARK = b"\xef\xbb\xbf"


def lines_of(data: bytes) -> list[bytes]:
    """The lines without their ends. Raises UnreadableSource for binary data."""
    if b"\0" in data:
        raise UnreadableSource("binary", "it contains NUL bytes")
    data = data.removeprefix(_UTF8_MARK).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data.split(b"\n")


def as_text(data: bytes) -> str:
    """Bytes as text: UTF-8, else Latin-1, which old properties files are in."""
    data = data[:MOST_TEXT]
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def check_count(entries: int) -> None:
    """Raises UnreadableSource when a file has more entries than anybody writes."""
    if entries > MOST_ENTRIES:
        raise UnreadableSource("limit", f"it has more than {MOST_ENTRIES:,} entries")


def comment_of(lines: list[bytes], line: int, beside: bytes, signs: bytes = b"#") -> str:
    """The comment of an entry on a line (counted from 0): what stands behind its value, and the comment directly above."""
    above: list[str] = []
    for index in range(line - 1, max(line - 1 - _MOST_COMMENT_LINES, -1), -1):
        stripped = lines[index].strip()
        if not stripped or stripped[:1] not in _each(signs):
            break
        above.append(_clean(stripped))
    texts = [text for text in reversed(above) if text]
    if beside.strip():
        texts.append(_clean(beside))
    return " ".join(texts)[:_MOST_COMMENT]


def _clean(comment: bytes) -> str:
    return _SIGN.sub("", as_text(comment)).strip().strip("-=*#").strip()


def _each(signs: bytes) -> frozenset[bytes]:
    return frozenset(signs[index : index + 1] for index in range(len(signs)))
