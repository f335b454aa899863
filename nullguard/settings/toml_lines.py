"""On which line a key of a TOML file stands, which the standard library's reader does not tell."""

from __future__ import annotations

import re

_HEADER = re.compile(r"\s*\[\[?([^\[\]]+)\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"([^"]*)"|'([^']*)'""")


def line_of(text: str, keys: tuple[str, ...]) -> int:
    """The line, from 1, where a key or else the innermost table around it is written; 0 when none is found.

    `keys` is the full path of the key: `("tool", "nullguard", "jobs")`. The text is valid TOML.
    """
    table: tuple[str, ...] = ()
    best, found = 0, 0
    quotes = ""
    for number, line in enumerate(text.splitlines(), 1):
        if quotes:
            quotes = "" if line.count(quotes) % 2 else quotes
            continue
        quotes = _left_open(line)
        header = _HEADER.match(line)
        key = None if header else _KEY.match(line)
        if header:
            here = table = _parts(header[1])
        elif key:
            here = (*table, *_parts(key[1]))
        else:
            continue
        if best < len(here) <= len(keys) and keys[: len(here)] == here:
            best, found = len(here), number
    return found


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part[1] or part[2] or part[0].strip("\"'") for part in _PART.finditer(dotted))


def _left_open(line: str) -> str:
    """The quotes of a string that goes on on the next line."""
    return next((quotes for quotes in ('"""', "'''") if line.count(quotes) % 2), "")
