"""Suppression comments, the same in both languages but for the comment mark."""

from __future__ import annotations

import re

from nullguard.model.facts import Suppression
from nullguard.model.span import pack

_FORM = re.compile(rb"nullguard:[ \t]*ignore[ \t]*(?:\[([^\]\n]*)\])?[ \t]*([^\n]*)")


def read_suppressions(data: bytes, mark: bytes) -> tuple[Suppression, ...]:
    """Every `# nullguard: ignore[RULES] reason`; one that stands alone covers the next line of code."""
    if b"nullguard:" not in data:
        return ()
    found: list[Suppression] = []
    lines = data.split(b"\n")
    for index, line in enumerate(lines):
        start = line.find(mark)
        while start >= 0:
            match = _FORM.match(line, pos := start + len(mark) + _blank(line, start + len(mark)))
            if match is not None:
                rules = tuple(r.strip().decode("utf-8", "replace") for r in (match[1] or b"").split(b",") if r.strip())
                reason = match[2].decode("utf-8", "replace").strip().removesuffix("*/").strip()
                covered = index if line[:start].strip() else _next_code(lines, index, mark)
                found.append(Suppression(covered + 1, rules, reason, pack(index + 1, start, index + 1, len(line))))
                break
            start = line.find(mark, pos)
    return tuple(found)


def _blank(line: bytes, position: int) -> int:
    return len(line[position:]) - len(line[position:].lstrip(b" \t"))


def _next_code(lines: list[bytes], index: int, mark: bytes) -> int:
    for following in range(index + 1, len(lines)):
        stripped = lines[following].strip()
        if stripped and not stripped.startswith(mark):
            return following
    return index
