"""Suppression comments, the same in both languages but for the comment mark."""

from __future__ import annotations

import re

from nullguard.model.facts import Suppression
from nullguard.model.span import pack

_FORM = rb"[ \t]*nullguard:[ \t]*ignore[ \t]*(?:\[([^\]\n]*)\])?[ \t]*([^\n]*)"


def read_suppressions(data: bytes, mark: bytes) -> tuple[Suppression, ...]:
    """Every `# nullguard: ignore[RULES] reason`; one that stands alone covers the next line of code."""
    if b"nullguard:" not in data:
        return ()
    form = re.compile(re.escape(mark) + _FORM)
    found: list[Suppression] = []
    lines = data.split(b"\n")
    code = -1  # the line of code after the last comment that stood alone
    for index, line in enumerate(lines):
        match = form.search(line) if b"nullguard:" in line else None
        if match is None:
            continue
        rules = tuple(r.strip().decode("utf-8", "replace") for r in (match[1] or b"").split(b",") if r.strip())
        reason = match[2].decode("utf-8", "replace").strip().removesuffix("*/").strip()
        covered = index
        if not line[: match.start()].strip():
            if code <= index:
                code = _next_code(lines, index, mark)
            covered = code if code < len(lines) else index
        found.append(Suppression(covered + 1, rules, reason, pack(index + 1, match.start(), index + 1, len(line))))
    return tuple(found)


def _next_code(lines: list[bytes], index: int, mark: bytes) -> int:
    for following in range(index + 1, len(lines)):
        stripped = lines[following].strip()
        if stripped and not stripped.startswith(mark):
            return following
    return len(lines)
