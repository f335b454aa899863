"""Formats of one entry a line: Java's properties, and files of environment variables."""

from __future__ import annotations

import re

from nullguard.languages.configuration.text import MOST_KEY, as_text, check_count, comment_of, lines_of
from nullguard.languages.configuration.yaml import with_profiles
from nullguard.model.configuration import ConfigEntry
from nullguard.model.span import pack

_PROPERTY = re.compile(rb"[ \t\f]*((?:[^\s:=\\]|\\.)+)[ \t\f]*[:= \t\f]?[ \t\f]*(.*)$")
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|.)")
_ESCAPED = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}
_NEXT_DOCUMENT = (b"#---", b"!---")
_VARIABLE = re.compile(
    rb"[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*=[ \t]*"
    rb"(?:\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|((?:[^\s#]|[ \t]+(?![\s#])|(?<!\s)#)*))(.*)$"
)
_MOST_LINES = 200


def read_properties(data: bytes) -> tuple[ConfigEntry, ...]:
    """The entries of a properties file; `#---` separates documents as Spring has them. Raises UnreadableSource."""
    lines = lines_of(data)
    done: list[ConfigEntry] = []
    entries: list[ConfigEntry] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        first = index
        index += 1
        stripped = line.strip()
        if stripped[:1] in (b"#", b"!"):
            if stripped in _NEXT_DOCUMENT:
                done.extend(with_profiles(entries))
                entries = []
            continue
        match = _PROPERTY.match(line) if stripped else None
        if match is None:
            continue
        value = match[2]
        while _continues(value) and index < len(lines) and index - first < _MOST_LINES:
            value = value[:-1] + lines[index].lstrip()
            index += 1
        at = pack(first + 1, match.start(2), first + 1, len(line.rstrip()))
        key = _unescaped(as_text(match[1]))[:MOST_KEY]
        entries.append(ConfigEntry(key, _unescaped(as_text(value.strip())), at, comment_of(lines, first, b"", b"#!")))
        check_count(len(entries) + len(done))
    return (*done, *with_profiles(entries))


def read_environment(data: bytes) -> tuple[ConfigEntry, ...]:
    """The variables of a `.env` file. Raises UnreadableSource."""
    lines = lines_of(data)
    entries: list[ConfigEntry] = []
    for index, line in enumerate(lines):
        match = _VARIABLE.match(line[:_MOST_LINE]) if b"=" in line else None
        if match is None:
            continue
        group = next((number for number in (2, 3, 4) if match[number] is not None), 4)
        value = match[group] or b""
        at = pack(index + 1, match.start(group), index + 1, match.end(group))
        beside = match[5].strip()
        comment = comment_of(lines, index, beside if beside.startswith(b"#") else b"")
        entries.append(ConfigEntry(as_text(match[1])[:MOST_KEY], as_text(value), at, comment))
        check_count(len(entries))
    return tuple(entries)


_MOST_LINE = 8_000


def _continues(value: bytes) -> bool:
    """Whether a line ends in an odd number of backslashes."""
    return (len(value) - len(value.rstrip(b"\\"))) % 2 == 1


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: _character(found[1]), text)


def _character(escape: str) -> str:
    if len(escape) == 5:
        code = int(escape[1:], 16)
        return chr(code) if not 0xD800 <= code < 0xE000 else "?"
    return _ESCAPED.get(escape, escape)
