"""Passwords of analysed files kept out of reports: logs and pages are shown to more people than the code is."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from msgspec.structs import replace

from nullguard.model.finding import Finding

_NAME = r"(?:password|passwd|passphrase|pwd|secret(?:[_.-]?key)?|token|(?:api|access|private)[_.-]?key|credentials?)"
_IN_URLS = re.compile(r"://[^\s/@:'\"]{0,100}:(?![$%{<])([^\s/@'\"]{1,200})@")
_IN_QUERIES = re.compile(rf"[?&;]{_NAME}=(?![$%{{<])([^\s&;'\"\]]{{1,200}})", re.I)
_QUOTED = re.compile(rf"{_NAME}[\"']?\s{{0,4}}[:=]\s{{0,4}}[\"'](?![$%{{<])([^\"']{{1,200}})[\"']", re.I)
_BARE = re.compile(rf"{_NAME}(?:\s{{0,4}}[:=]\s{{0,4}}|>)(?![$%{{<\"'])([^\s&;,'\"<\]]{{1,200}})", re.I)
"""`password: x`, `password=x`, `<password>x</password>`: in code, what follows is a name."""

_CONFIGURATION = frozenset(
    (".yml", ".yaml", ".properties", ".env", ".ini", ".cfg", ".conf", ".toml", ".json", ".xml", ".hcl", ".tf")
)


def without_secrets(finding: Finding) -> Finding:
    """A finding whose message, steps and reasons hold `***` in the place of passwords."""
    message = _covered(finding.message)
    steps = tuple(replace(step, message=_covered(step.message)) for step in finding.steps)
    reasons = tuple(map(_covered, finding.reasons))
    if (message, steps, reasons) == (finding.message, finding.steps, finding.reasons):
        return finding
    return replace(finding, message=message, steps=steps, reasons=reasons)


def line_without_secrets(path: str, line: str) -> str:
    """A line of a file with an asterisk for each character of a password, so that columns stay."""
    file = PurePosixPath(path)
    is_configuration = file.suffix.lower() in _CONFIGURATION or file.name.startswith(".env")
    patterns = (_IN_URLS, _IN_QUERIES, _QUOTED, _BARE) if is_configuration else (_IN_URLS, _IN_QUERIES, _QUOTED)
    for pattern in patterns:
        line = pattern.sub(lambda found: _replaced(found, "*" * len(found[1])), line)
    return line


def _covered(text: str) -> str:
    if "=" not in text and ":" not in text:
        return text
    for pattern in (_IN_URLS, _IN_QUERIES, _QUOTED, _BARE):
        text = pattern.sub(lambda found: _replaced(found, "***"), text)
    return text


def _replaced(found: re.Match[str], by: str) -> str:
    start, end = found.start(1) - found.start(), found.end(1) - found.start()
    return f"{found[0][:start]}{by}{found[0][end:]}"
