"""Annotations on GitHub as workflow commands, the gravest first: it shows ten of each level and silently drops the rest."""

from __future__ import annotations

from collections import defaultdict

from nullguard.model.finding import Finding, Level
from nullguard.model.report import Reader, Report
from nullguard.report.messages import plain
from nullguard.report.neutral import one_line, printable
from nullguard.report.siblings import told

MOST_PER_LEVEL = 10
"""What GitHub shows of each level for one step (`docs/problem-matchers.md` of its actions toolkit)."""

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def render(report: Report, read: Reader) -> str:
    """One command for each finding that will be shown, then a line saying how many will not."""
    by_level: dict[Level, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_level[finding.level].append(finding)
    lines: list[str] = []
    more = 0
    for level in _COMMANDS:
        lines.extend(_command(finding, report.prefix) for finding in by_level[level][:MOST_PER_LEVEL])
        more += max(0, len(by_level[level]) - MOST_PER_LEVEL)
    if more:
        lines.append(f"nullguard: {more} more not annotated; GitHub shows {MOST_PER_LEVEL} of each level for a step")
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding, prefix: str) -> str:
    place = finding.place
    properties = {"file": f"{prefix}/{place.path}" if prefix else place.path}
    if place.line:
        properties["line"] = str(place.line)
    if place.column:
        properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    properties["title"] = f"{finding.rule} ({finding.confidence.label} confidence)"
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    story = [
        f"{number}. {_where(step.place.path, step.place.line)}: {one_line(step.message)}"
        for number, step in enumerate(finding.steps, 1)
    ]
    lines = [plain(finding), *story, *filter(None, (told(finding),))]
    return f"::{_COMMANDS[finding.level]} {written}::{_data(chr(10).join(lines))}"


def _where(path: str, line: int) -> str:
    return f"{printable(path)}:{line}" if line else printable(path)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
