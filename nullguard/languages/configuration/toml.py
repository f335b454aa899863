"""TOML with places, which the standard library's reader does not tell: a scanner that knows tables, keys and values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NoReturn

from nullguard.languages.configuration.text import MOST_DEPTH, MOST_KEY, MOST_TEXT, as_text, check_count, comment_of, lines_of
from nullguard.languages.errors import UnreadableSource
from nullguard.languages.source_text import SourceText
from nullguard.model.configuration import ConfigEntry

_BLANK = re.compile(rb"(?:[ \t\r\n]|#[^\n]*)*")
_PART = rb"(?:[\w-]+|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*')"
_KEY = re.compile(_PART + rb"(?:[ \t]*\.[ \t]*" + _PART + rb"){0,50}")
_PARTS = re.compile(_PART)
_TABLE = re.compile(rb"(\[\[?)[ \t]*(" + _PART + rb"(?:[ \t]*\.[ \t]*" + _PART + rb"){0,50})[ \t]*\]\]?")
_EQUALS = re.compile(rb"[ \t]*=[ \t]*")
_STRING = re.compile(
    rb'"""(?:[^"\\]|\\.|"(?!""))*"{3}|' + rb"'''(?:[^']|'(?!''))*'{3}|" + rb'"(?:[^"\\\n]|\\.)*"' + rb"|'[^'\n]*'", re.DOTALL
)
_BARE = re.compile(rb"[^,#\]\}\r\n]+")
_BESIDE = re.compile(rb"[ \t,]*(#[^\n]*)")


@dataclass(slots=True)
class _Open:
    """An inline table or array that is being read."""

    prefix: str
    is_table: bool
    index: int = 0


@dataclass(slots=True)
class _Scanner:
    data: bytes
    lines: list[bytes]
    source: SourceText
    entries: list[ConfigEntry] = field(default_factory=list)
    position: int = 0
    table: str = ""
    counts: dict[str, int] = field(default_factory=dict)

    def run(self) -> None:
        while True:
            self._blank()
            if self.position >= len(self.data):
                return
            table = _TABLE.match(self.data, self.position)
            if table is not None:
                self._open_table(table)
                continue
            key = _KEY.match(self.data, self.position)
            equals = _EQUALS.match(self.data, key.end()) if key is not None else None
            if key is None or equals is None:
                self._fail()
            self.position = equals.end()
            self._value(self._joined(self.table, key[0]))

    def _open_table(self, match: re.Match[bytes]) -> None:
        self.table = self._joined("", match[2])
        if match[1] == b"[[":
            number = self.counts.get(self.table, 0)
            self.counts[self.table] = number + 1
            self.table = f"{self.table}[{number}]"
        at = self.source.span(match.start(2), match.end(2))
        comment = comment_of(self.lines, self.source.line_of(match.start()) - 1, b"")
        self._add(ConfigEntry(self.table, "", at, comment, is_section=True))
        self.position = match.end()

    def _value(self, path: str) -> None:
        """One value; arrays and inline tables without recursion."""
        stack: list[_Open] = []
        while True:
            opened = self._opened(path, stack) if self.position < len(self.data) else None
            if opened is None:
                self._scalar(path)
            following = self._following(stack)
            if following is None:
                return
            path = following

    def _opened(self, path: str, stack: list[_Open]) -> _Open | None:
        sign = self.data[self.position : self.position + 1]
        if sign not in (b"[", b"{"):
            return None
        if len(stack) >= MOST_DEPTH:
            raise UnreadableSource("too-deep", f"it is nested more than {MOST_DEPTH} levels deep")
        self.position += 1
        stack.append(_Open(path, sign == b"{"))
        return stack[-1]

    def _following(self, stack: list[_Open]) -> str | None:
        """The path of the value that comes next inside of what is open; None when nothing is open any more."""
        while stack:
            self._blank()
            sign = self.data[self.position : self.position + 1]
            if not sign:
                return None
            if sign == b",":
                self.position += 1
                continue
            top = stack[-1]
            if sign in (b"]", b"}"):
                self.position += 1
                stack.pop()
                continue
            if not top.is_table:
                top.index += 1
                return f"{top.prefix}[{top.index - 1}]"[:MOST_KEY]
            key = _KEY.match(self.data, self.position)
            equals = _EQUALS.match(self.data, key.end()) if key is not None else None
            if key is None or equals is None:
                self._fail()
            self.position = equals.end()
            return self._joined(top.prefix, key[0])
        return None

    def _scalar(self, path: str) -> None:
        string = _STRING.match(self.data, self.position)
        match = string or _BARE.match(self.data, self.position)
        if match is None:
            self._fail()
        start, end = match.span()
        end = start + len(match[0].rstrip())
        text = as_text(match[0].rstrip())
        if string is not None:
            quotes = 3 if text[:3] in ('"""', "'''") else 1
            text = text[quotes:-quotes]
        self.position = end
        beside = _BESIDE.match(self.data, end)
        comment = comment_of(self.lines, self.source.line_of(start) - 1, beside[1] if beside is not None else b"")
        self._add(ConfigEntry(path, text[:MOST_TEXT], self.source.span(start, end), comment))

    def _joined(self, prefix: str, key: bytes) -> str:
        parts = [as_text(part).strip("\"'") for part in _PARTS.findall(key)]
        return ".".join([prefix, *parts] if prefix else parts)[:MOST_KEY]

    def _add(self, entry: ConfigEntry) -> None:
        self.entries.append(entry)
        check_count(len(self.entries))

    def _blank(self) -> None:
        blank = _BLANK.match(self.data, self.position)
        assert blank is not None
        self.position = blank.end()

    def _fail(self) -> NoReturn:
        raise UnreadableSource("syntax", f"it is no TOML, line {self.source.line_of(self.position)}")


def read_toml(data: bytes) -> tuple[ConfigEntry, ...]:
    """The entries of a TOML file, keys with their table in front. Raises UnreadableSource for what is none."""
    lines = lines_of(data)
    text = b"\n".join(lines)
    scanner = _Scanner(text, lines, SourceText(text))
    scanner.run()
    return tuple(scanner.entries)
