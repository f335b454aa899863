"""YAML and JSON by the parser's events: they build nothing and do not recurse, so that only depth and repetition need bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from nullguard.languages.configuration.text import MOST_DEPTH, MOST_KEY, MOST_TEXT, as_text, check_count, comment_of, lines_of
from nullguard.languages.errors import UnreadableSource
from nullguard.model.configuration import ConfigEntry
from nullguard.model.span import Packed, line_of, pack, unpack

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TEMPLATE = re.compile(rb"\{\{|\{%|<%")
_BESIDE = re.compile(rb"\s(#.*)$")
_PROFILE = frozenset({"spring.config.activate.on-profile", "spring.config.activate.onProfile", "spring.profiles"})
_PROFILE_KEY = re.compile(r'^"?%([\w,-]+)"?\.(.+)$', re.DOTALL)


def read_yaml(data: bytes) -> tuple[ConfigEntry, ...]:
    """The entries of all documents of a file. Raises UnreadableSource for what is no YAML, or is hostile.

    A template (of Helm, Jinja) is no YAML yet, and gives nothing.
    """
    return _read(data, lines_of(data))


def read_json(data: bytes) -> tuple[ConfigEntry, ...]:
    """The entries of a file in JSON, which is YAML but for tabs. Raises UnreadableSource like `read_yaml`."""
    data = data.replace(b"\t", b" ")
    return _read(data, lines_of(data))


def with_profiles(entries: list[ConfigEntry]) -> list[ConfigEntry]:
    """The entries of one document with the profile that it names, or that a key names (`%dev.greeting`)."""
    named = next((entry.text for entry in entries if entry.key in _PROFILE and entry.text), "")
    found: list[ConfigEntry] = []
    for entry in entries:
        match = _PROFILE_KEY.match(entry.key) if entry.key[:1] in ("%", '"') else None
        key, profile = (match[2], match[1]) if match is not None else (entry.key, named)
        found.append(ConfigEntry(key, entry.text, entry.at, entry.comment, profile, entry.is_section))
    return found


def _read(data: bytes, lines: list[bytes]) -> tuple[ConfigEntry, ...]:
    try:
        data.decode()
    except UnicodeDecodeError:
        data = data.decode("latin-1").encode()
        lines = lines_of(data)
    found: list[ConfigEntry] = []
    try:
        for document in _documents(data, lines):
            found.extend(with_profiles(document))
            check_count(len(found))
    except yaml.YAMLError as error:
        if _TEMPLATE.search(data):
            return ()
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not YAML"
        where = f", line {mark.line + 1}" if mark is not None else ""
        raise UnreadableSource("syntax", f"it is no YAML: {problem}{where}") from None
    return tuple(found)


def _documents(data: bytes, lines: list[bytes]) -> Iterator[list[ConfigEntry]]:
    builder = _Builder(lines)
    for event in yaml.parse(data, Loader=_LOADER):
        if isinstance(event, yaml.DocumentStartEvent):
            builder = _Builder(lines)
        elif isinstance(event, yaml.DocumentEndEvent):
            yield builder.done()
        elif isinstance(event, yaml.ScalarEvent):
            builder.scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            builder.open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            builder.close()
        elif isinstance(event, yaml.AliasEvent):
            builder.alias(event)


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read: where its entries begin, and whose key or index comes next."""

    prefix: str
    is_mapping: bool
    first: int
    anchor: str | None
    key: str | None = None
    index: int = 0
    complex_key: bool = False


@dataclass(slots=True)
class _Builder:
    lines: list[bytes]
    entries: list[ConfigEntry] = field(default_factory=list)
    merged: list[ConfigEntry] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, list[ConfigEntry]] = field(default_factory=dict)
    key_at: Packed = 0

    def done(self) -> list[ConfigEntry]:
        """The entries, and of what `<<` merged only what is not said anyway."""
        known = {entry.key for entry in self.entries}
        return [*self.entries, *(entry for entry in self.merged if entry.key not in known)]

    def scalar(self, event: yaml.ScalarEvent) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and top.is_mapping and top.key is None:
            top.key = event.value[:MOST_KEY]
            self.key_at = self._at(event)
            return
        path = self._path()
        if path:
            text = "" if event.implicit[0] and event.value in _NULLS else event.value[:MOST_TEXT]
            entry = ConfigEntry(path, text, self._at(event), self._comment(event))
            self._add(entry)
            if event.anchor:
                self.anchors[event.anchor] = [ConfigEntry("", entry.text, entry.at, entry.comment)]
        self._next()

    def open(self, event: yaml.CollectionStartEvent) -> None:
        if len(self.stack) >= MOST_DEPTH:
            raise UnreadableSource("too-deep", f"it is nested more than {MOST_DEPTH} levels deep")
        top = self.stack[-1] if self.stack else None
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        if top is not None and top.is_mapping and top.key is None:  # a collection as a key: nobody configures so
            self.stack.append(_Open("?", is_mapping, len(self.entries), None, complex_key=True))
            return
        path = self._path()
        if path and is_mapping and top is not None and top.key is not None:
            self._add(ConfigEntry(path, "", self.key_at, comment_of(self.lines, line_of(self.key_at) - 1, b""), is_section=True))
        self.stack.append(_Open(path, is_mapping, len(self.entries), event.anchor))

    def close(self) -> None:
        closed = self.stack.pop()
        if closed.anchor:
            length = len(closed.prefix)
            self.anchors[closed.anchor] = [
                ConfigEntry(entry.key[length:], entry.text, entry.at, entry.comment, "", entry.is_section)
                for entry in self.entries[closed.first :]
            ]
        if closed.complex_key:
            del self.entries[closed.first :]
            self.stack[-1].key = "?"
            return
        if self.stack:
            self._next()

    def alias(self, event: yaml.AliasEvent) -> None:
        """Repeat what an anchor stands for; `<<` repeats it one level up."""
        top = self.stack[-1] if self.stack else None
        if top is None or (top.is_mapping and top.key is None):
            if top is not None:
                top.key = "?"
            return
        path = self._path()
        is_merge = path == "<<" or path.endswith(".<<") or ".<<[" in path or path.startswith("<<[")
        if is_merge:
            path = path[: path.rindex("<<")].removesuffix(".")
        for entry in self.anchors.get(event.anchor or "", ()):
            key = f"{path}{entry.key}" if path else entry.key.removeprefix(".")
            repeated = ConfigEntry(key, entry.text, entry.at, entry.comment, "", entry.is_section)
            if is_merge:
                self.merged.append(repeated)
                check_count(len(self.merged))
            else:
                self._add(repeated)
        self._next()

    def _add(self, entry: ConfigEntry) -> None:
        self.entries.append(entry)
        check_count(len(self.entries))

    def _path(self) -> str:
        if not self.stack:
            return ""
        top = self.stack[-1]
        if not top.is_mapping:
            return f"{top.prefix}[{top.index}]"[:MOST_KEY]
        return (f"{top.prefix}.{top.key}" if top.prefix else top.key or "")[:MOST_KEY]

    def _next(self) -> None:
        if self.stack:
            self.stack[-1].key = None
            self.stack[-1].index += 1

    def _at(self, event: yaml.ScalarEvent) -> Packed:
        start, end = event.start_mark, event.end_mark
        assert start is not None  # the parser marks every event
        assert end is not None
        return pack(start.line + 1, self._column(start.line, start.column), end.line + 1, self._column(end.line, end.column))

    def _column(self, row: int, column: int) -> int:
        line = self.lines[row] if row < len(self.lines) else b""
        return column if line.isascii() else len(as_text(line)[:column].encode())

    def _comment(self, event: yaml.ScalarEvent) -> str:
        at = unpack(self._at(event))
        end = at.end_line - 1
        if event.style in ("|", ">") or end >= len(self.lines):
            return ""
        beside = _BESIDE.search(self.lines[end], at.end_column) if b"#" in self.lines[end] else None
        first = line_of(self.key_at) - 1 if self.stack[-1].is_mapping else at.line - 1
        return comment_of(self.lines, first, beside[1] if beside is not None else b"")
