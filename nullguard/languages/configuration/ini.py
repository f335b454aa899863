"""INI files and their relatives (`.ini`, `.cfg`): sections, `key = value` or `key: value`, values over several lines."""

from __future__ import annotations

import re

from nullguard.languages.configuration.text import MOST_KEY, as_text, check_count, comment_of, lines_of
from nullguard.model.configuration import ConfigEntry
from nullguard.model.span import NOWHERE, Packed, pack

_SECTION = re.compile(rb"\[([^\]\n]*)\]\s*$")
_KEY = re.compile(rb"([^\s=:#;\[][^=:\n]{0,300}?)[ \t]*[=:][ \t]*(.*)$")
_BESIDE = re.compile(rb"[ \t]+[#;]")
_MOST_VALUE = 4_000


def read_ini(data: bytes) -> tuple[ConfigEntry, ...]:
    """The entries, keys with their section in front. Raises UnreadableSource."""
    lines = lines_of(data)
    entries: list[ConfigEntry] = []
    section = ""
    indent_of_key = 0
    for index, line in enumerate(lines):
        stripped = line.strip()
        if not stripped or stripped[:1] in (b"#", b";"):
            continue
        indent = len(line) - len(line.lstrip())
        if entries and not entries[-1].is_section and indent > indent_of_key:
            last = entries[-1]
            text = f"{last.text}\n{as_text(stripped)}".strip()[:_MOST_VALUE]
            at = last.at if last.text else _at(index, line)
            entries[-1] = ConfigEntry(last.key, text, at, last.comment)
            continue
        match = _SECTION.match(stripped)
        if match is not None:
            section = as_text(match[1]).strip()[:MOST_KEY]
            entries.append(ConfigEntry(section, "", _at(index, line), comment_of(lines, index, b"", b"#;"), is_section=True))
            continue
        match = _KEY.match(line[:_MOST_VALUE].lstrip())
        if match is None:
            continue
        indent_of_key = indent
        key = as_text(match[1])
        beside = _BESIDE.search(match[2])
        value = match[2][: beside.start()] if beside is not None else match[2].rstrip()
        at = pack(index + 1, indent + match.start(2), index + 1, indent + match.start(2) + len(value))
        text = as_text(value)
        if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
            text = text[1:-1]
        comment = comment_of(lines, index, match[2][len(value) :] if beside is not None else b"", b"#;")
        entries.append(ConfigEntry((f"{section}.{key}" if section else key)[:MOST_KEY], text, at, comment))
        check_count(len(entries))
    return tuple(entry for entry in entries if entry.at != NOWHERE)


def _at(index: int, line: bytes) -> Packed:
    return pack(index + 1, len(line) - len(line.lstrip()), index + 1, len(line.rstrip()))
